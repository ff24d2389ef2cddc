import { expect, it } from '@jest/globals';
import { REGULATION_TEMPLATES } from '../src/index.ts';
import { matchConcepts } from '../src/safety-matching.ts';
import { CATEGORIES, type Category } from './safety-corpus/corpus.ts';
import { ENGLISH } from './safety-corpus/english.ts';
import { GERMAN } from './safety-corpus/german.ts';
import { HELD_OUT } from './safety-corpus/held-out.ts';
import { FOURTH_HELD_OUT } from './safety-corpus/held-out-fourth.ts';
import { SECOND_HELD_OUT } from './safety-corpus/held-out-second.ts';
import { THIRD_HELD_OUT } from './safety-corpus/held-out-third.ts';
import { PORTUGUESE } from './safety-corpus/portuguese.ts';
import { SPANISH } from './safety-corpus/spanish.ts';

declare const console: { info: (text: string) => void };

const CORPORA = { en: ENGLISH, de: GERMAN, es: SPANISH, pt: PORTUGUESE };
const RECALL = 0.8;
const FALSE_ALARMS = 0.03;

const concepts = REGULATION_TEMPLATES.flatMap((template) => template.concepts);
const once = concepts.map((concept) => ({ ...concept, minMatches: 1 }));
const isFound = (text: string): boolean => matchConcepts(once, text, []).length > 0;
const sentences = (category: Category) => Object.values(CORPORA).flatMap((corpus) => corpus[category]);
const shareFound = (texts: readonly string[]) => texts.filter(isFound).length / texts.length;

it('knows at least 400 labelled sentences in four languages, none of which is a phrase of a template [AM-36]', () => {
  const all = CATEGORIES.flatMap(sentences);
  expect(all.length).toBeGreaterThanOrEqual(400);
  expect(new Set(all).size).toBe(all.length);
  const phrases = new Set(concepts.flatMap((concept) => concept.phrases.map((phrase) => phrase.toLowerCase())));
  expect(all.filter((text) => phrases.has(text.toLowerCase()))).toEqual([]);
});

it('finds at least 80 % by phrases alone, with at most 3 % false alarms [AM-36]', () => {
  const figures = CATEGORIES.map((category) => {
    const texts = sentences(category);
    return { category, sentences: texts.length, found: Math.round(shareFound(texts) * 1000) / 1000 };
  });
  const serious = CATEGORIES.filter((category) => category !== 'harmless').flatMap(sentences);
  const recall = shareFound(serious);
  const falseAlarms = shareFound(sentences('harmless'));
  // oxlint-disable-next-line no-console -- this test prints the measured values.
  console.info(JSON.stringify({ recall, falseAlarms, figures }));
  expect(recall).toBeGreaterThanOrEqual(RECALL);
  expect(falseAlarms).toBeLessThanOrEqual(FALSE_ALARMS);
});

it.each(Object.entries(CORPORA))('finds at least 80 % in %s [AM-36]', (_language, corpus) => {
  const serious = CATEGORIES.filter((category) => category !== 'harmless').flatMap((category) => corpus[category]);
  expect(shareFound(serious)).toBeGreaterThanOrEqual(RECALL);
});

it('finds at least 80 % of the sentences that were written apart from the phrases, with at most 3 % false alarms [AM-36]', () => {
  const sets = [HELD_OUT, SECOND_HELD_OUT, THIRD_HELD_OUT, FOURTH_HELD_OUT];
  const recall = shareFound(sets.flatMap(({ serious }) => serious));
  const falseAlarms = shareFound(sets.flatMap(({ harmless }) => harmless));
  // oxlint-disable-next-line no-console -- this test prints the measured values.
  console.info(JSON.stringify({ heldOut: { recall, falseAlarms } }));
  expect(recall).toBeGreaterThanOrEqual(RECALL);
  expect(falseAlarms).toBeLessThanOrEqual(FALSE_ALARMS);
});
