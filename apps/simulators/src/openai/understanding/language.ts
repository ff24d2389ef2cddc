import { FREQUENT_TERMS, LANGUAGES, type Language } from './frequent-terms.ts';
import { fold } from './text.ts';

const VOCABULARY = new Map<string, Language[]>();
for (const language of LANGUAGES)
  for (const word of FREQUENT_TERMS[language].split(' '))
    VOCABULARY.set(word, [...(VOCABULARY.get(word) ?? []), language]);

/** Letters that are typical of one of the languages. */
const LETTERS: readonly [RegExp, Language][] = [
  [/[ñ¿¡]/i, 'es'],
  [/[ãõ]/i, 'pt'],
  [/[äß]/i, 'de'],
  [/[èœù]|\b(?:l|d|j|c|qu|n|s)['’][aeiouhéê]/i, 'fr'],
];

/**
 * Returns the language of a text. If the text does not identify one, returns `before`, or English if `before` is not
 * supported.
 */
export function languageOf(text: string, before: string): Language {
  const scores = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]));
  const add = (language: Language, points: number) => scores.set(language, (scores.get(language) ?? 0) + points);
  for (const word of fold(text).match(/[a-z]+(?:-[a-z]+)?/g) ?? []) {
    const known = VOCABULARY.get(word) ?? [];
    for (const language of known) add(language, (word.length < 3 ? 0.5 : 1) / known.length);
  }
  for (const [letters, language] of LETTERS) if (letters.test(text)) add(language, 1);
  const current = LANGUAGES.find((language) => language === before) ?? 'en';
  const [best = current, most = 0] = [...scores].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return most >= 0.9 && most > (scores.get(current) ?? 0) + 0.4 ? best : current;
}
