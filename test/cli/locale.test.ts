/** The command line speaks the language of the environment, or the one that is asked for. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { textsIn } from '../../src/cli/texts';
import { runCommand } from './runCommand';

const han = /\p{Script=Han}/u;
const zh = { env: { LANG: 'zh_CN.UTF-8' } };

/** Every text in a table, functions called with stand-ins. */
function said(table: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const name = `${path}${key}`;
    if (typeof value === 'string') return [[name, value] as const];
    if (typeof value === 'object' && value !== null) return said(value, `${name}.`);
    return [];
  });
}

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sockeye-locale-'));
  writeFileSync(join(folder, 'a.c'), 'SAFE');
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has a Chinese text for each of its own', () => {
    for (const [name, text] of said(textsIn('zh'))) assert.match(text, han, name);
  });

  it('gives its help in Chinese', async () => {
    const { out, code } = await runCommand(folder, ['check', '--help'], zh);
    assert.equal(code, 0);
    assert.match(out, /^用法： ?sockeye check/);
    assert.match(out, /选项：/);
    assert.doesNotMatch(out, /Usage|Options|directories/);
    // What stands in front of a description is the option itself; the description is Chinese.
    for (const line of out.split('\n').filter((one) => /^ {2}(?:-|paths)/.test(one))) assert.match(line, han, line);
  });

  it('lists and describes rules in Chinese', async () => {
    const list = await runCommand(folder, ['rules', '--locale', 'zh']);
    const rows = list.out.trimEnd().split('\n');
    assert.ok(rows.length > 0);
    for (const row of rows) assert.match(row, /^[a-z-]+ /);
    const { out } = await runCommand(folder, ['rules', 'safe-rule'], zh);
    assert.match(out, /严重程度：error，从配置 recommended 起/);
  });

  it('complains in Chinese, also about what it never understood', async () => {
    const unknown = await runCommand(folder, ['check', '--rule', 'safe-rul=off', '--locale=zh']);
    assert.equal(unknown.err, 'sockeye: --rule safe-rul=off: 未知的规则 safe-rul；你是指 safe-rule 吗？\n');
    assert.equal(unknown.code, 2);
    writeFileSync(join(folder, 'sockeye.json'), '{ "profile": "loud", "rulez": {} }');
    const config = await runCommand(folder, ['check', '.'], zh);
    assert.equal(config.code, 2);
    assert.match(config.err, /profile: 必须是以下之一：minimal、recommended、strict/);
    assert.match(config.err, /rulez: 未知的设置；你是指 rules 吗？/);
    rmSync(join(folder, 'sockeye.json'));
  });

  it('sums up in Chinese, and in English when that is asked for', async () => {
    const chinese = await runCommand(folder, ['check', 'a.c'], zh);
    assert.match(chinese.out, /帮助: Fix SAFE \(--fix\)/);
    assert.match(chinese.out, /\n1 个文件中有 1 个问题（1 个错误，0 个警告，0 个信息），1 个可用 --fix 修复\n$/);
    const english = await runCommand(folder, ['check', 'a.c', '--locale', 'en'], zh);
    assert.match(english.out, /\n1 problem \(1 error, 0 warnings, 0 infos\) in 1 file, 1 fixable with --fix\n$/);
  });

  it('has peers that tell what they do in Chinese', async () => {
    const { out } = await runCommand(folder, ['lab', 'list'], zh);
    for (const line of out.trimEnd().split('\n')) assert.match(line, han, line);
  });
});
