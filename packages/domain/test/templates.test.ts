import { expect, it } from '@jest/globals';
import {
  DEFAULT_OPT_OUT,
  isVariableInvalid,
  matchOptOutKeyword,
  normalizeKeyword,
  type OptOutKeywords,
  templateText,
  variablesIn,
} from '../src/index.ts';

it('finds the variables of a template in order, each once', () => {
  expect(variablesIn('For {{header_1}}', 'Hello {{1}}, {{ 2 }} and {{1}}, {{name}}', null)).toEqual([
    'header_1',
    '1',
    '2',
    'name',
  ]);
});

it('fills them, and leaves a missing one as it is written', () => {
  const template = { header: 'For {{name}}', body: 'Hello {{1}}, see {{2}}.', footer: 'Acme' };
  expect(templateText(template, { '1': 'Lena $1', name: '{{2}}' })).toBe(
    'For {{2}}\n\nHello Lena $1, see {{2}}.\n\nAcme',
  );
});

it.each([
  ['', true],
  ['  ', true],
  ['a\nb', true],
  ['a\tb', true],
  ['a     b', true],
  ['half a \ud800 character', true],
  ['x'.repeat(1025), true],
  ['Lena', false],
])('validates the value of a variable: %j', (value, error) => {
  expect(isVariableInvalid(value)).toBe(error);
});

it.each([
  ['STOP', 'STOP', 'en'],
  [' «Stopp!» ', 'STOP', 'de'],
  ['ａｒｒêｔ', 'STOP', 'fr'],
  ['De\u0301sabonner', 'STOP', 'fr'],
  ['إيقاف', 'STOP', 'ar'],
  ['stop\u200d', 'STOP', 'en'],
  ['Start.', 'START', 'en'],
])('recognizes %s as %s', (text, kind, language) => {
  expect(matchOptOutKeyword(text, DEFAULT_OPT_OUT)).toMatchObject({ kind, terms: { language } });
});

it('distinguishes ambiguous from strong keywords, and treats the workspace’s own keywords as strong', () => {
  const strengthOf = (text: string, listens: readonly OptOutKeywords[] = DEFAULT_OPT_OUT) =>
    matchOptOutKeyword(text, listens)?.strength;
  expect(['cancel', 'End', 'quit', 'cancelar', 'annulla', 'yes'].map((text) => strengthOf(text))).toEqual(
    Array(6).fill('AMBIGUOUS'),
  );
  expect(['stop', 'unsubscribe', 'baja', 'sair', 'start'].map((text) => strengthOf(text))).toEqual(
    Array(5).fill('STRONG'),
  );
  const own = [{ language: 'en', optOutKeywords: ['Cancel'], optInKeywords: [], confirmation: null }] as const;
  expect(strengthOf('cancel', own)).toBe('STRONG');
});

it.each(['', '…', 'please stop', 'stop it', 'x'.repeat(5_000), 'constructor'])('treats %j as conversation', (text) => {
  expect(matchOptOutKeyword(text, DEFAULT_OPT_OUT)).toBeNull();
});

it('recognizes the keywords of the configured languages only', () => {
  const german = [{ language: 'de', optOutKeywords: ['Genug!'], optInKeywords: [], confirmation: null }] as const;
  expect(matchOptOutKeyword('genug', german)?.kind).toBe('STOP');
  expect(matchOptOutKeyword('basta', german)).toBeNull();
  expect(normalizeKeyword('  OPT-OUT! ')).toBe('opt out');
});
