import { expect, it } from '@jest/globals';
import { SAFETY_LIMITS } from '../src/index.ts';
import { matchConcepts } from '../src/safety-matching.ts';

const finds = (phrase: string, text: string) =>
  matchConcepts([{ phrases: [phrase], severity: 'SERIOUS', minMatches: 1, windowSize: 1 }], text, []).length > 0;

it.each([
  ['[treatment] + [symptom]', 'the new inhaler makes my heart pound like crazy and I feel dizzy'],
  ['[treatment] + [symptom]', 'Von Ihrer Gesichtscreme sind meine Augen komplett zugeschwollen'],
  ['[treatment] + [symptom]', 'el tinte me dejó ronchas'],
  ['[treatment] + [symptom]', 'esse xarope me deu uma tontura'],
  ['[abuser] + [beating] + [victim]', 'my dad hits my little brother'],
  ['[abuser] + [beating] + [victim]', 'Papa hat Mama wieder gegen den Schrank geschubst'],
  ['[bomb] + [planted]', 'deixei uma bomba no banheiro de vcs'],
  ['[stroke sign]', 'de repente se le torció la boca'],
])('finds %s by classes of words in "%s" [AM-36]', (phrase, text) => {
  expect(finds(phrase, text)).toBe(true);
});

it.each([
  [
    'in the given order only',
    '[lawyer] [legal step]',
    'my lawyer will write to you',
    'we write to every lawyer in town',
  ],
  [
    'in one sentence only',
    '[treatment] + [symptom]',
    'The cream gives me a rash',
    'I like the cream. My son has a rash',
  ],
  [
    'without the excluded class',
    '[lawyer] + [legal step] - [legal errand]',
    'My lawyer will contact you',
    'A lawyer is to contact me, I lost his card',
  ],
  ['not if it is negated', '[symptom]', 'I have a rash', 'I have no rash'],
  ['not if a German negation follows', '[lawsuit]', 'Ich werde Sie verklagen', 'Ich verklage Sie nicht'],
  ['not with one word for two parts', '[lawyer] + [lawyer]', 'my lawyer and her lawyer', 'my lawyer'],
  [
    'in the language of the message only',
    '[poison]',
    'Sie trank Gift aus der Flasche',
    'I have a gift for you, it is from my mother',
  ],
])('finds a structure %s [AM-36]', (_, phrase, found, ignored) => {
  expect(finds(phrase, found)).toBe(true);
  expect(finds(phrase, ignored)).toBe(false);
});

it('finds the parts that "&" joins anywhere in the message [AM-36]', () => {
  const text = 'On Monday I got a tattoo. My arm is swollen now';
  expect(finds('[symptom] + [treatment]', text)).toBe(false);
  expect(finds('[symptom] & [treatment]', text)).toBe(true);
});

it('reads a phrase with an unknown class as words [AM-36]', () => {
  expect(finds('[lunch break]', 'when is the lunch break?')).toBe(true);
  expect(finds('[lawyer]', 'my solicitor')).toBe(true);
});

it.each([
  ['My tablets gave me hives', 'May I take my tablets if I have hives?'],
  ['My uncle was stabbed last night', 'We rehearse a play in which the king is stabbed'],
  ['I swallowed a battery', 'When I was six I swallowed a battery, funny story, all fine'],
  ['My wife chokes', 'My wife chokes with laughter'],
  ['The cream gave me a rash', 'The rash is gone, the cream works well'],
])('finds "%s" but not "%s" with a harmless context [AM-36]', (statement, harmless) => {
  const phrases = ['[treatment] + [symptom]', 'stabbed', '[swallowing] + [poison]', 'chokes'];
  expect(phrases.some((phrase) => finds(phrase, statement))).toBe(true);
  expect(phrases.filter((phrase) => finds(phrase, harmless))).toEqual([]);
});

it.each([
  'Can I take all my sleeping tablets and die?',
  'Years ago he hit me, and last night he hit me again',
  'The tablets work well but now I have a rash',
  'I saw a film about knives and I want to kill myself',
])('finds a danger in "%s" in spite of the context [AM-36]', (text) => {
  const phrases = [
    '[end of own life]',
    '[wish to die]',
    '[swallowing] + [plenty] + [pills]',
    '[violence]',
    '[treatment] + [symptom]',
  ];
  expect(phrases.some((phrase) => finds(phrase, text))).toBe(true);
});

it('reads the longest message in bounded time, also if every sentence nearly matches [AM-36]', () => {
  const nearly = 'the pills since the cream after the drops make me sick and dizzy and it is gone ';
  const text = nearly.repeat(400).slice(0, SAFETY_LIMITS.lookedAt);
  expect(finds('[since] + [treatment] + [symptom] + [bomb]', text)).toBe(false);
  expect(finds('[since] + [treatment] + [symptom] - [resolved]', text)).toBe(false);
  // Precondition: the sentence matches without the excluded class.
  expect(finds('[since] + [treatment] + [symptom]', text)).toBe(true);
});
