import { expect, it } from '@jest/globals';
import { foldText } from '../src/fold-text.ts';
import { REGULATION_TEMPLATES } from '../src/index.ts';
import { CATEGORIES } from './safety-corpus/corpus.ts';
import { FIFTH_HELD_OUT } from './safety-corpus/held-out-fifth/index.ts';

const SHORT_PHRASE_WORDS = 3;

const concepts = REGULATION_TEMPLATES.flatMap((template) => template.concepts);
const sets = Object.values(FIFTH_HELD_OUT);
const harmless = sets.flatMap((set) => set.harmless);
const serious = sets.flatMap((set) => CATEGORIES.filter((one) => one !== 'harmless').flatMap((one) => set[one]));

it('contains at least 200 sentences in four languages, half of them harmless [AM-36]', () => {
  expect(new Set([...serious, ...harmless]).size).toBe(serious.length + harmless.length);
  expect(serious.length).toBeGreaterThanOrEqual(100);
  expect(harmless.length).toBeGreaterThanOrEqual(100);
  for (const set of sets) for (const category of CATEGORIES) expect(set[category].length).toBeGreaterThanOrEqual(5);
});

it('has no phrase of more than three words that occurs verbatim in a held-out sentence [AM-36]', () => {
  const sequences = concepts.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(/[+|]/).map(foldText)));
  const long = sequences.filter((words) => words.split(' ').length > SHORT_PHRASE_WORDS);
  expect(long.length).toBeGreaterThan(0);
  const sentences = [...serious, ...harmless].map((text) => ` ${foldText(text)} `);
  expect(long.filter((words) => sentences.some((text) => text.includes(` ${words} `)))).toEqual([]);
});
