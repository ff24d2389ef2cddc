import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { repositoryRoot } from '../bin/lib/repository.mjs';
import { readGlossary } from '../language/glossary.mjs';

const rows = readGlossary(readFileSync(join(repositoryRoot, 'docs/GLOSSARY.md'), 'utf8'));
const terms = rows.map(({ term }) => term);
const replaced = rows.flatMap(({ not }) => not.map((word) => word.replaceAll('`', '').toLowerCase()));

/** Standard terms that the glossary must not list as words to avoid. */
const STANDARD = [
  '2FA',
  'MFA',
  'audit log',
  'backup code',
  'batch',
  'dry run',
  'escalation',
  'grace period',
  'handoff',
  'idle timeout',
  'lease',
  'permission',
  'rate limit',
  'session expiry',
  'timeout',
  'trusted device',
  'unsubscribe',
];

it('defines each term of the glossary once, in alphabetical order', () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(terms).toEqual(
    [...new Set(terms)].toSorted((one, other) => one.localeCompare(other, 'en', { sensitivity: 'base' })),
  );
  expect(rows.filter(({ meaning }) => !meaning).map(({ term }) => term)).toEqual([]);
});

it('replaces no word that is a term, and no standard term', () => {
  const defined = [...terms, ...STANDARD].map((word) => word.toLowerCase());
  expect(replaced.filter((word) => defined.includes(word))).toEqual([]);
  expect(replaced).toContain('known browser');
});
