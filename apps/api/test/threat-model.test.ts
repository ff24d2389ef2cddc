import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const PAGE = join(ROOT, 'docs/threat-model.md');
const NO_TEST = '**No test.**';

interface Row {
  readonly id: string;
  readonly isFinding: boolean;
  readonly proof: string;
}

const page = readFileSync(PAGE, 'utf8');
const rows = rowsOf(page);
const sources = testFiles(ROOT).map((file) => readFileSync(file, 'utf8'));

/** Ids of threats and findings that need a row in the threat model. */
const THREATS = [
  ...['T', 'P', 'SE', 'B', 'X', 'W', 'G', 'K', 'D', 'C'].flatMap((letter) => numbered(letter, countOf(letter))),
  'N1',
  'I1',
  'LG1',
  'A1',
  'O1',
  'Q1',
];

describe('docs/threat-model.md', () => {
  it('has one row for each threat and for each finding', () => {
    const ids = (isFinding: boolean) => rows.filter((row) => row.isFinding === isFinding).map(({ id }) => id);
    expect(ids(false).toSorted()).toEqual(THREATS.toSorted());
    expect(ids(true)).toEqual(numbered('S', 19));
  });

  it.each(rows.map((row) => [`${row.isFinding ? 'finding' : 'threat'} ${row.id}`, row] as const))(
    'names only existing tests, or states that there is none: %s',
    (_name, { proof }) => {
      const named = [...proof.matchAll(/\]\(([^)]+)\) “([^”]+)”/g)].map(([, file = '', title = '']) => ({
        file,
        title,
      }));
      const lost = named.filter(({ file, title }) => !hasTest(join(dirname(PAGE), file), title));
      if (lost.length > 0)
        throw new Error(`Name another test in docs/threat-model.md for: ${lost.map(({ title }) => title).join('; ')}`);
      expect(named.length > 0).toBe(!proof.startsWith(NO_TEST));
    },
  );

  it('explains every finding id in a test title', () => {
    const tags = new Set(sources.flatMap((source) => source.match(/(?<=\[)S\d{1,2}(?=\][^\n]{0,20}['"`])/g) ?? []));
    const known = rows.filter(({ isFinding }) => isFinding).map(({ id }) => id);
    expect(tags.size).toBeGreaterThan(2);
    expect([...tags].filter((tag) => !known.includes(tag))).toEqual([]);
  });
});

function countOf(letter: string): number {
  return { T: 12, P: 8, SE: 7, B: 6, X: 3, W: 5, G: 3, K: 3, D: 3, C: 2 }[letter] ?? 0;
}

function rowsOf(text: string): Row[] {
  const [threats = '', findings = ''] = text.split('\n## Findings\n');
  return [threats, findings].flatMap((part, nth) =>
    [...part.matchAll(/^\| ([A-Z]{1,2}\d+) +\|.*\| (.+?) +\|$/gm)].map(([, id = '', proof = '']) => ({
      id,
      isFinding: nth === 1,
      proof,
    })),
  );
}

/** Returns whether a test file contains a test with the title. Quotes in a title are escaped in the source. */
function hasTest(file: string, title: string): boolean {
  if (!existsSync(file) || !/\.test\.(?:tsx?|mjs)$/.test(file)) return false;
  const source = readFileSync(file, 'utf8').replaceAll("\\'", "'");
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${letter}${n + 1}`);
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'dist', '.git', '.turbo'].includes(entry.name) ? [] : testFiles(path);
    return /\.test\.(?:tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}
