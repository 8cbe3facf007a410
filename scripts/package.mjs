// `npm run package [-- --out FILE]`: builds the extension and packs it into a .vsix, which editors install and marketplaces take.
// `--no-build` packs what is in dist/ as it is.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { stageExtension } from '../test/host/stage-extension.mjs';
import { root } from './esbuild.mjs';
import { runToEnd } from './lifetime.mjs';

const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, `${about.name}-${about.version}.vsix`) },
    build: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

if (values.build) {
  const { code, output } = await runToEnd(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root });
  if (code !== 0) throw new Error(output);
}
const packed = zipSync(entries(), { level: 9, mtime: new Date('1980-01-02') });
writeFileSync(values.out, packed);
console.log(`${values.out}  ${(packed.length / 1_000_000).toFixed(1)} MB`);

/** The files of the package by their names in it. */
function entries() {
  const scratch = mkdtempSync(join(tmpdir(), 'sockeye-package-'));
  try {
    stageExtension(scratch);
    const files = readdirSync(scratch, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const staged = files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`extension${path.slice(scratch.length).replaceAll('\\', '/')}`, readFileSync(path)];
    });
    const described = Object.fromEntries(staged.sort(([a], [b]) => (a < b ? -1 : 1)));
    const text = (content) => new TextEncoder().encode(content);
    return {
      '[Content_Types].xml': text(contentTypes(Object.keys(described))),
      'extension.vsixmanifest': text(manifest()),
      ...described,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What the format asks for: a type for every extension of a file name. Editors look at none of them. */
function contentTypes(names) {
  const extensions = new Set(['vsixmanifest', ...names.map((name) => /\.(\w+)$/.exec(name)?.[1]).filter(Boolean)]);
  const known = {
    json: 'application/json',
    js: 'application/javascript',
    png: 'image/png',
    md: 'text/markdown',
    css: 'text/css',
    vsixmanifest: 'text/xml',
    wasm: 'application/wasm',
  };
  const defaults = [...extensions].map(
    (extension) =>
      `<Default Extension=".${extension}" ContentType="${known[extension] ?? 'application/octet-stream'}"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}</Types>
`;
}

/** The manifest of the package, made from package.json. Format: the VSIX 2.0 schema of Visual Studio. */
function manifest() {
  const nls = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  const said = (value) => escaped(value.replace(/^%(.+)%$/, (_, key) => nls[key] ?? key));
  const property = (id, value) => `<Property Id="Microsoft.VisualStudio.${id}" Value="${escaped(value)}"/>`;
  const asset = (type, path) =>
    `<Asset Type="Microsoft.VisualStudio.${type}" Path="extension/${path}" Addressable="true"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
<Metadata>
<Identity Language="en-US" Id="${about.name}" Version="${about.version}" Publisher="${about.publisher}"/>
<DisplayName>${said(about.displayName)}</DisplayName>
<Description xml:space="preserve">${said(about.description)}</Description>
<Tags>${escaped(about.keywords.join(','))}</Tags>
<Categories>${escaped(about.categories.join(','))}</Categories>
<License>extension/LICENSE</License>
<Icon>extension/${about.icon}</Icon>
<Properties>
${property('Code.Engine', about.engines.vscode)}
${property('Code.ExtensionKind', about.extensionKind.join(','))}
${property('Services.Links.Source', about.repository.url)}
${property('Services.Links.Support', about.bugs.url)}
${property('Services.Branding.Color', about.galleryBanner.color)}
${property('Services.Branding.Theme', about.galleryBanner.theme)}
</Properties>
</Metadata>
<Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
<Dependencies/>
<Assets>
${asset('Code.Manifest', 'package.json')}
${asset('Services.Content.Details', 'README.md')}
${asset('Services.Content.Changelog', 'CHANGELOG.md')}
${asset('Services.Content.License', 'LICENSE')}
${asset('Services.Icons.Default', about.icon)}
</Assets>
</PackageManifest>
`;
}

function escaped(text) {
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}
