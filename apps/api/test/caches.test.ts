import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/caches.md'), 'utf8');
const FOLDERS = ['apps/api/src', ...['agent', 'domain', 'policies', 'providers'].map((name) => `packages/${name}/src`)];

/** Maps that outlive a call but do not cache results. */
const NOT_CACHES = [
  'apps/api/src/rate-limiting/rate-limits.ts `limiters`',
  'apps/api/src/modules/platform/webhooks/jobs/delivery-worker.ts `underWay`',
  'apps/api/src/jobs/orphaned-jobs.ts `since`',
  'apps/api/src/modules/campaigns/sequences/step-blockers.ts `accounts`',
];

/** Matches declarations such as `const known = new Map()` in modules, classes and factories. */
const DECLARATION =
  /^(?<indent> *)(?:(?:export |private |readonly |static |const |let )+)(?<name>#?\w+)[^=\n]*= new (?:Map|WeakMap|WeakSet|LRUCache)\b(?:<[^\n]*>)?\((?:\)|\{ max)/gm;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path);
    return path.endsWith('.ts') && !path.endsWith('.test.ts') ? [path] : [];
  });
}

/**
 * Returns whether the map outlives a call: it is declared at the top level or as a private field, or its function
 * returns a closure or object that uses it.
 */
function outlivesItsFunction(text: string, name: string, at: number, indent: number): boolean {
  if (indent === 0 || name.startsWith('#')) return true;
  const [body = ''] = text.slice(at).split(/^}/m);
  const returned = /^ {2}return (?:\{|async |\()/m.exec(body);
  const later = returned ? body.slice(returned.index) : '';
  const uses = new RegExp(`\\b${name}\\b`);
  const called = [...body.matchAll(/^ {2}(?:async )?function (\w+)[^]*?^ {2}}/gm)].some(
    ([inner, ofName = '']) => uses.test(inner) && new RegExp(`\\b${ofName}\\b`).test(later),
  );
  return /=>|\(.*\) \{/.test(later) && (uses.test(later) || called);
}

const found = FOLDERS.flatMap((folder) => sources(join(ROOT, folder))).flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(DECLARATION)].flatMap(({ index, groups }) => {
    const { indent = '', name = '' } = groups ?? {};
    const isCache = indent.length <= 2 && outlivesItsFunction(text, name, index, indent.length);
    return isCache ? [`${relative(ROOT, path)} \`${name}\``] : [];
  });
});
const rows = [...DOCUMENT.matchAll(/^\| `(?<path>[^`]+)` `(?<name>[^`]+)` +\|/gm)].map(
  ({ groups }) => `${groups?.path} \`${groups?.name}\``,
);

describe('docs/caches.md [S5]', () => {
  it('has a row for every cache of a process', () => {
    expect(found.length).toBeGreaterThan(15); // Precondition: the scan finds declarations.
    const missing = found.filter((one) => !rows.includes(one) && !NOT_CACHES.includes(one));
    if (missing.length > 0) {
      throw new Error(
        `Add a row with key, bound and reason to docs/caches.md, or to NOT_CACHES when nothing is cached:\n${missing.join('\n')}`,
      );
    }
  });

  it('names only caches that exist', () => {
    const gone = rows.filter((row) => {
      const [path = '', name = ''] = row.split(' ');
      const text = readFileSync(join(ROOT, path), 'utf8');
      return !new RegExp(`${name.replaceAll('`', '')}\\b[^\\n]*= new (?:Map|WeakMap|WeakSet|LRUCache)`).test(text);
    });
    expect(gone).toEqual([]);
  });

  it('describes the key and the bound of each one', () => {
    for (const line of DOCUMENT.split('\n').filter((one) => one.startsWith('| `'))) {
      const [, , key, bound, why] = line.split(/(?<!\\)\|/);
      for (const cell of [key, bound, why])
        expect({ line, length: cell?.trim().length }).not.toEqual({ line, length: 0 });
    }
  });
});
