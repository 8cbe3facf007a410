// Lays the extension out as it would be packaged: the files .vscodeignore lets through, and no other.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/esbuild.mjs';

/** Folders that are never part of a package and too large to walk. */
const never = new Set(['.git', '.vscode-test', 'node_modules']);

/** Copies the extension's packaged files into `target`. */
export function stageExtension(target) {
  const packaged = readIgnoreFile(readFileSync(join(root, '.vscodeignore'), 'utf8'));
  for (const file of filesBelow('')) {
    if (packaged(file)) cpSync(join(root, file), join(target, file));
  }
}

/** Which files the package holds: the last pattern that fits decides, `!` lets a file in. */
export function readIgnoreFile(text) {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ include: line.startsWith('!'), shape: shapeOf(line.replace(/^!/, '').replace(/\/$/, '')) }));
  return (file) => patterns.findLast(({ shape }) => shape.test(file))?.include ?? true;
}

/** A pattern as an expression: `**` crosses folders, `*` does not, and a folder's name stands for all that is in it. */
function shapeOf(pattern) {
  const source = pattern
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}(?:/.*)?$`);
}

function* filesBelow(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!never.has(entry.name)) yield* filesBelow(path);
    } else if (entry.isFile()) {
      yield path;
    }
  }
}
