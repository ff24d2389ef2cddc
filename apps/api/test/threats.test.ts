import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';

/** Ids of threats to accounts, permissions, keys, audit and tenancy. Each id must appear in the title of a test. */
const THREATS = [
  ...numbered('P', 8),
  ...numbered('S', 7),
  ...numbered('B', 5),
  ...numbered('A', 1),
  ...numbered('K', 3),
  ...numbered('T', 12),
];

describe('the threat model', () => {
  const titles = testFiles(join(import.meta.dirname, '../../..')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:it|describe|step)\b[^\n]*?\(\s*['"`]([^'"`]+)['"`]/g)].map(
      ([, title = '']) => title,
    ),
  );

  it.each(THREATS)('has a test that names %s', (id) => {
    const named = titles.some((title) => new RegExp(`\\b${id}\\b`).test(title));
    if (!named) throw new Error(`No test names ${id}: write one.`);
  });
});

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'dist', '.git', '.turbo'].includes(entry.name) ? [] : testFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
