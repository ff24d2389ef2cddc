import type { Language } from './frequent-terms.ts';

const SMALL: Readonly<Record<Language, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  es: 'cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte',
  pt: 'zero um|uma dois|duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze|catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte',
  de: 'null eins|ein|eine|einen|einer zwei|zwo drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  fr: 'zero un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
};

const TENS: Readonly<Record<Language, string>> = {
  en: 'thirty forty fifty sixty seventy eighty ninety hundred',
  es: 'treinta cuarenta cincuenta sesenta setenta ochenta noventa cien',
  pt: 'trinta quarenta cinquenta sessenta setenta oitenta noventa cem',
  de: 'dreisig vierzig funfzig sechzig siebzig achtzig neunzig hundert',
  fr: 'trente quarante cinquante soixante soixante-dix quatre-vingts? quatre-vingt-dix cent',
};

const valuesOf = (language: Language): [string, number][] => [
  ...SMALL[language].split(' ').map((words, value): [string, number] => [words, value]),
  ...TENS[language].split(' ').map((words, index): [string, number] => [words, 30 + index * 10]),
];

/** Joins the words to a pattern, longest first, so that "dix-sept" is not read as "dix". */
const LONGEST = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).join('|');

export const numberPattern = (language: Language): string =>
  `\\d+|${LONGEST(valuesOf(language).flatMap(([words]) => words.split('|')))}`;

/** Returns the value of a number in digits or words, or null if the word is not a number. */
export function numberOf(word: string, language: Language): number | null {
  if (/^\d+$/.test(word)) return Number(word);
  const found = valuesOf(language).find(([words]) => new RegExp(`^(?:${words})$`).test(word));
  return found ? found[1] : null;
}

export interface FoundNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const MULTIPLES = '(?:\\s?(k|mil|tausend|thousand|mille))?\\b';

/**
 * Returns the numbers in a normalized text. "1.5k", "2,5", "1.200" and "twenty-five" are each read as one number.
 * Articles such as "un" and the single word "one" are not read as numbers.
 */
export function numbersIn(text: string, language: Language): FoundNumber[] {
  const digits = [...text.matchAll(new RegExp(`(?<![\\w.,])-?(\\d+(?:[.,]\\d+)*)${MULTIPLES}`, 'g'))].map((match) => ({
    value: decimal(match[1] ?? '') * (match[2] ? 1000 : 1),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const word = LONGEST(valuesOf(language).flatMap(([words]) => words.split('|')));
  const join = '(?:[ -]|\\s(?:and|y|e|und|et)\\s|und)';
  const pattern = new RegExp(`(?<![a-z])(${word})(?:${join}(${word}))?${MULTIPLES}(?![a-z])`, 'g');
  const spelled = [...text.matchAll(pattern)].flatMap((match) => {
    const [first, second] = [numberOf(match[1] ?? '', language), numberOf(match[2] ?? '', language)];
    if (first === null) return [];
    const value = second === null ? first : first < 10 && second >= 20 ? second + first : first + second;
    const isArticle = second === null && first === 1 && ARTICLES.has(match[1] ?? '');
    return isArticle
      ? []
      : [{ value: value * (match[3] ? 1000 : 1), start: match.index, end: match.index + match[0].length }];
  });
  return [...digits, ...spelled].toSorted((a, b) => a.start - b.start);
}

const ARTICLES = new Set(['un', 'una', 'um', 'uma', 'ein', 'eine', 'einen', 'einer', 'une', 'one']);

/**
 * Parses a number with separators. Three digits after the last separator are thousands; any other number of digits is
 * decimals.
 */
function decimal(written: string): number {
  const parts = written.split(/[.,]/);
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return Number(written);
  return last.length === 3 ? Number(parts.join('')) : Number(`${parts.slice(0, -1).join('')}.${last}`);
}
