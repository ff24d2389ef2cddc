import { FREQUENT_TERMS, FRONT_DESK_TERMS, LANGUAGES, type Language } from './frequent-terms.ts';
import { fold } from './text.ts';

const VOCABULARY = new Map<string, Language[]>();
for (const language of LANGUAGES)
  for (const word of new Set(`${FREQUENT_TERMS[language]} ${FRONT_DESK_TERMS[language]}`.split(' ')))
    VOCABULARY.set(word, [...(VOCABULARY.get(word) ?? []), language]);

/** Letters that are typical of one of the languages. */
const LETTERS: readonly [RegExp, Language][] = [
  [/[ñ¿¡]|[a-z]{2}[áé]is(?![a-z])/i, 'es'],
  [/[ãõ]/i, 'pt'],
  [/[âêô]/i, 'pt'],
  [/[äß]/i, 'de'],
  [/ö|ü/i, 'de'],
  [/ç(?!a |a$)/i, 'pt'],
  [/[èœù]|\b(?:l|d|j|c|qu|n|s)['’][aeiouhéê]/i, 'fr'],
];

/**
 * Word endings and letter groups that are typical of one of the languages. Used for words that are not in the lists of
 * frequent words.
 */
const SHAPES: readonly [RegExp, Language][] = [
  [/(?:ing|tion|ight|ould|ough|ness)\b|\bwh[aeioy]|\bth[aeiou]/g, 'en'],
  [/(?:cion|ciones|dad|illo|illa|mente|ando|iendo|aciones|eis|ais)\b/g, 'es'],
  [/(?:cao|coes|agem|inho|inha|eiro|eira|ndo|dade)\b|[a-z]lh[ao]|[a-z]nh[ao]/g, 'pt'],
  [
    /(?:ung|ungen|lich|isch|keit|heit|chen|tzt|ieren|tag|recht|schaft|stunde|zeiten)\b|sch[a-z]|\bge[a-z]{4,}t\b|[a-z]ck(?:en|t)\b/g,
    'de',
  ],
  [/(?:tions?|ment|eau|eaux|ique|ait|aient|ez|euse)\b|\bqu[e']|\boi[a-z]/g, 'fr'],
];

/**
 * Returns the language of a message, ignoring email and web addresses in it. `isBegun` indicates whether `before` is
 * the language of earlier messages. If the words do not identify a language, returns `before`, or English if `before`
 * is not supported.
 */
export function languageOf(message: string, before: string, isBegun = false): Language {
  const text = message.replaceAll(/\S+@\S+|https?:\S+|www\.\S+/g, ' ');
  const scores = new Map<Language, number>(LANGUAGES.map((language) => [language, 0]));
  const add = (language: Language, points: number) => scores.set(language, (scores.get(language) ?? 0) + points);
  for (const word of fold(text).match(/[a-z]+(?:-[a-z]+)?/g) ?? []) {
    const known = VOCABULARY.get(word) ?? [];
    for (const language of known) add(language, (word.length < 3 ? 0.5 : 1) / known.length);
  }
  for (const [letters, language] of LETTERS) if (letters.test(text)) add(language, 1);
  for (const [shape, language] of SHAPES) add(language, 0.4 * (fold(text).match(shape)?.length ?? 0));
  const current = LANGUAGES.find((language) => language === before) ?? 'en';
  const [best = current, most = 0] = [...scores].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  // A short answer such as "la más tarde" does not change the language of a conversation.
  const margin = isBegun && (fold(text).match(/[a-z]+/g) ?? []).length < 5 ? 1.4 : 0.4;
  return most >= (isBegun ? 0.9 : 0.5) && most > (scores.get(current) ?? 0) + margin ? best : current;
}
