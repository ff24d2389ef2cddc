import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossaryTerms } from './glossary.mjs';
import { readTexts } from './inventory.mjs';
import { compileTerms, countWords, proseOf, splitName } from './match.mjs';
import { compareWithRatchet, ratchetOf } from './ratchet.mjs';
import { TERMS } from './terms.mjs';

export const RATCHET = 'packages/tooling/language/ratchet.json';
export const ALLOWED = 'packages/tooling/language/allowed.json';

/**
 * Searches the repository for words to avoid. Returns the hits, the counts per package and kind of text, counts above
 * both their limit and the recorded value (`rises`), counts below the recorded value (`falls`), and invalid entries of
 * the allow-list (`stale`).
 */
export function checkLanguage(root) {
  const allowed = readJson(root, ALLOWED, []);
  const { hits, counts } = search(root, allowed);
  return { ...compareWithRatchet(counts, readJson(root, RATCHET, {})), hits, counts, stale: staleEntries(allowed) };
}

/** Writes the ratchet, the recorded counts. Counts can only decrease, except with `reset`, which is for new words. */
export function writeRatchet(root, counts, { reset }) {
  const ratchet = ratchetOf(counts, reset ? undefined : readJson(root, RATCHET, {}));
  writeFileSync(join(root, RATCHET), `${JSON.stringify(ratchet, null, 2)}\n`);
}

function search(root, allowed) {
  const glossary = join(root, 'docs/GLOSSARY.md');
  const replaced = existsSync(glossary) ? glossaryTerms(readFileSync(glossary, 'utf8')) : [];
  const { inProse, inName } = compileTerms([...TERMS, ...replaced]);
  const hits = [];
  const counts = new Map();
  for (const { file, folder, kind, line, text } of readTexts(root)) {
    const isName = kind === 'identifiers';
    const searched = isName ? splitName(text) : proseOf(text);
    const found = (isName ? inName : inProse)(searched).map((hit) => ({
      ...hit,
      file,
      folder,
      kind,
      line: line + (isName ? 0 : linesBefore(text, hit.index)),
      quote: isName ? text : lineAt(text, hit.index),
    }));
    const counted = found.filter((hit) => !isAllowed(hit, allowed));
    hits.push(...counted);
    const key = `${folder} ${kind}`;
    const count = counts.get(key) ?? { folder, kind, words: 0, hits: 0 };
    count.words += countWords(searched);
    count.hits += counted.length;
    counts.set(key, count);
  }
  return { hits, counts: [...counts.values()].toSorted(byPackageAndKind) };
}

/**
 * Whether the allow-list has an entry for the hit: the file, the word and a part of the line must match. Marks the
 * entry as used.
 */
function isAllowed(hit, allowed) {
  const entry = allowed.find(
    ({ file, word, line }) =>
      hit.file === file && hit.match.toLowerCase() === word.toLowerCase() && hit.quote.includes(line),
  );
  if (entry) entry.isUsed = true;
  return entry !== undefined;
}

const staleEntries = (allowed) => allowed.filter(({ isUsed, reason }) => !isUsed || !reason?.trim());

const linesBefore = (text, index) => text.slice(0, index).split('\n').length - 1;

function lineAt(text, index) {
  const end = text.indexOf('\n', index);
  return text.slice(text.lastIndexOf('\n', index) + 1, end < 0 ? undefined : end).trim();
}

const byPackageAndKind = (one, other) => {
  const [left, right] = [`${one.folder} ${one.kind}`, `${other.folder} ${other.kind}`];
  return left < right ? -1 : Number(left > right);
};

function readJson(root, file, fallback) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : fallback;
}
