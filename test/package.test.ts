/** The packaged extension: small, complete, and of nothing but what the extension needs; grammars are read one by one. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { createAnalyser } from '../src/analysis/analyser';
import { joinFacts } from '../src/analysis/facts';
import { defaultSettings } from '../src/analysis/settings';
import { languages } from '../src/languages/index.generated';
import { wasmHost } from '../src/workspace/wasmHost';
import { root } from './harness/analyse';

describe('the package', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'sockeye-vsix-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const file = join(scratch, 'sockeye.vsix');
  execFileSync(process.execPath, [join(root, 'scripts/package.mjs'), '--no-build', '--out', file], { cwd: root });
  const packed = readFileSync(file);
  const entries = unzipSync(packed);

  it('stays under 12 MB', () => assert.ok(packed.length < 12_000_000, `${packed.length} bytes`));

  it('holds what the extension runs on, a grammar for every language, and no sources', () => {
    const names = Object.keys(entries);
    for (const bundle of ['extension.js', 'server.js', 'panel.js', 'web-tree-sitter.wasm']) {
      assert.ok(names.includes(`extension/dist/${bundle}`), bundle);
    }
    for (const { id, manifest } of languages) assert.ok(names.includes(`extension/dist/${manifest.grammar.file}`), id);
    assert.deepEqual(
      names.filter((name) => /\.(?:ts|scm|map|mjs)$|node_modules|\/test\//.test(name)),
      [],
    );
  });

  it('says who it is as package.json does', () => {
    const manifest = new TextDecoder().decode(entries['extension.vsixmanifest']);
    const { name, version, publisher } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.ok(manifest.includes(`Id="${name}" Version="${version}" Publisher="${publisher}"`));
    for (const [, path = ''] of manifest.matchAll(/Path="([^"]+)"/g)) assert.ok(entries[path], path);
    assert.doesNotMatch(manifest, /%|undefined/);
  });
});

describe('an analyser', () => {
  it('reads nothing before a file matters, and then the grammar of its language alone', async () => {
    const read: string[] = [];
    const { readWasm } = wasmHost(join(root, 'dist'));
    const analyser = createAnalyser({
      readWasm: (file) => {
        read.push(file);
        return readWasm(file);
      },
    });
    const context = { path: 'a.py', project: joinFacts([], true), settings: defaultSettings };
    await analyser.analyse('python', 'print("no socket here")\n', context);
    assert.deepEqual(read, []);
    const { findings } = await analyser.analyse(
      'python',
      'import socket\ns = socket.socket()\ns.send(b"hello")\n',
      context,
    );
    assert.ok(findings.length > 0);
    assert.deepEqual(read.toSorted(), ['tree-sitter-python.wasm', 'web-tree-sitter.wasm']);
  });
});
