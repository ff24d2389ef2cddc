import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText } from '../src/fold-text.ts';
import {
  isPhrase,
  isSamePhrase,
  REGULATION_TEMPLATE_IDS,
  REGULATION_TEMPLATES,
  regulationTemplate,
  SAFETY_LIMITS,
  strongestOutcome,
} from '../src/index.ts';
import { NEGATIONS, PURPOSES } from '../src/safety-lexicon.ts';
import { matchConcepts } from '../src/safety-matching.ts';

const once = (...phrases: string[]) => ({ phrases, severity: 'SERIOUS' as const, minMatches: 1, windowSize: 1 });
const finds = (phrase: string, text: string) => matchConcepts([once(phrase)], text, []).length > 0;

it.each([
  ['want to die', 'I WANT  to\ndie!!'],
  ["can't breathe", 'i can’t breathe'],
  ['suicídio', 'penso em suicidio'],
  ['er schlägt mich', 'Er schlagt mich'],
  ['groß', 'GROSS'],
  ['хочу умереть', 'Я ХОЧУ УМЕРЕТЬ.'],
  ['أريد أن أموت', 'اريد ان اموت'],
  ['死にたい', 'もう死にたいです'],
  ['อยากตาย', 'ฉันอยากตายแล้ว'],
  ['αυτοκτονία', 'ΑΥΤΟΚΤΟΝΙΑ'],
  ['want to die', 'want\u200b to die'],
  ['quero morrer', 'QUERO MORRER por causa deste jogo'],
  ['want to die', 'I WANT TO DIE, THIS FILM ABOUT MY LIFE IS OVER'],
])('finds "%s" in "%s" [AM-36]', (phrase, text) => {
  expect(finds(phrase, text)).toBe(true);
});

it.each([
  ['ass', 'the class begins'],
  ['die', 'a diet'],
  ['kill myself', 'I kill time myself'],
])('does not find "%s" in "%s" [AM-36]', (phrase, text) => {
  expect(finds(phrase, phrase)).toBe(true);
  expect(finds(phrase, text)).toBe(false);
});

const isNegating = (folded: string) => NEGATIONS.has(folded) || PURPOSES.has(folded);
const word = fc.stringMatching(/^[a-zäöüéñ]{2,12}$/).filter((one) => !isNegating(foldText(one)));

it('finds a phrase anywhere between other words, in any case and with any punctuation [AM-36]', () => {
  const gap = fc.constantFrom(' ', '  ', '\n', ', ', '! ', ' … ', ' 🙂 ');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.array(word),
      fc.array(word),
      gap,
      (words, a, b, g) => {
        const text = [...a, ...words.map((one) => one.toUpperCase()), ...b].join(g);
        expect(finds(words.join(' '), text)).toBe(true);
      },
    ),
  );
});

it('never finds a word inside a longer one [AM-36]', () => {
  fc.assert(fc.property(word, word, (one, more) => expect(finds(one, `${more}${one}${more}`)).toBe(false)));
});

it('accepts any text, of any length and script, with a stable result [AM-36]', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' }), (text, phrase) => {
      const first = matchConcepts([once(phrase)], text, [text]);
      expect(matchConcepts([once(phrase)], text, [text])).toEqual(first);
      expect(first.length > 0 && !isPhrase(phrase) && phrase.length <= SAFETY_LIMITS.phraseLength).toBe(false);
    }),
  );
});

it('does not find a phrase that consists of a symbol of a script without spaces [AM-36]', () => {
  expect(isPhrase('⺀')).toBe(false);
  expect(finds('⺀', 'any text')).toBe(false);
});

it('finds a phrase at the end of 5,000 characters [AM-36]', () => {
  expect(finds('end my life', `${'word '.repeat(1000)}end my life`)).toBe(true);
});

const mild = { phrases: ['hopeless'], severity: 'MILD' as const, minMatches: 3, windowSize: 5 };

it('waits until a mild concept has occurred often enough within its window [AM-36]', () => {
  const of = (earlier: string[]) => matchConcepts([mild], 'Hopeless again', earlier).length;
  expect(of(['hopeless', 'so hopeless'])).toBe(1);
  expect(of(['hopeless'])).toBe(0);
  expect(of(['hopeless', 'a', 'b', 'c', 'hopeless'])).toBe(0);
  expect(of(['hopeless', 'a', 'b', 'hopeless'])).toBe(1);
  // Earlier messages must not trigger a handoff for an unrelated message.
  expect(matchConcepts([mild], 'Thank you', ['hopeless', 'hopeless', 'hopeless'])).toEqual([]);
});

it('applies the strongest outcome [AM-36]', () => {
  expect(strongestOutcome(['ALERT', 'HAND_OVER', 'INSTRUCT'])).toBe('HAND_OVER');
  expect(strongestOutcome(['NOTE', 'ALERT'])).toBe('ALERT');
  expect(strongestOutcome([])).toBeNull();
});

it('ships templates that could be created by hand [AM-36]', () => {
  expect(REGULATION_TEMPLATES.map(({ id }) => id)).toEqual(REGULATION_TEMPLATE_IDS);
  const concepts = REGULATION_TEMPLATE_IDS.flatMap((id) => regulationTemplate(id).concepts);
  expect(new Set(concepts.map(({ name }) => name)).size).toBe(concepts.length);
  for (const { phrases, severity, minMatches, windowSize, outcome, instruction, replyText } of concepts) {
    expect(phrases.length).toBeLessThanOrEqual(SAFETY_LIMITS.phrases);
    expect(phrases.every(isPhrase)).toBe(true);
    expect(phrases.filter((one, at) => phrases.findIndex((other) => isSamePhrase(one, other)) !== at)).toEqual([]);
    expect([minMatches >= SAFETY_LIMITS.minMatchesMin, windowSize > 1]).toEqual(Array(2).fill(severity === 'MILD'));
    expect(instruction !== '').toBe(outcome === 'INSTRUCT');
    expect(outcome === 'HAND_OVER' || replyText === '').toBe(true);
  }
});
