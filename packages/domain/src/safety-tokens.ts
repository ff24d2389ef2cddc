import { foldText } from './fold-text.ts';
import { SAFETY_LIMITS } from './safety.ts';
import { DETERMINERS, HARMLESS_EXPRESSIONS, KILLERS, KILLING, LIFELESS, LINKS, WORKS } from './safety-lexicon.ts';

export interface Token {
  readonly word: string;
  /** Index of the clause in the text. A clause ends at punctuation or a line break. */
  readonly clause: number;
}

const CLAUSE_END = /[.,;:!?…\n\r()[\]«»"“”„]+|\s[-–—]\s/u;

/** Splits a text into normalized words, without titles of works and without harmless expressions. */
export function readTokens(text: string): Token[] {
  // Without the accent, "mató" ("he killed") would become "mato" ("I kill"), so it is replaced with "mataba" ("he was
  // killing").
  const looked = text.slice(0, SAFETY_LIMITS.lookedAt).replaceAll(/(?<=\bmat)ó(?!\p{L})/gu, 'aba');
  const isPortuguese = PORTUGUESE.test(foldText(looked));
  return withoutTitles(looked)
    .split(CLAUSE_END)
    .flatMap((part, clause) =>
      withoutIdioms(joinContractions(foldText(part)))
        .replaceAll(isPortuguese ? / no(?= )/g : /$^/g, ' em o')
        .split(' ')
        .filter(Boolean)
        .map((word) => ({ word, clause })),
    );
}

/** Portuguese words. In Portuguese, "no" means "in the" and is not a negation. */
const PORTUGUESE =
  /\b(?:estou|voce|voces|nao|uma|meu|minha|meus|minhas|vou|tem|tenho|isso|muito|muita|dele|dela|pelo|pela|sinto|forte|dor|peito|seu|sua|sou)\b/u;

/** Makes "don't" equal to "dont", and "my self" equal to "myself". */
const joinContractions = (folded: string): string =>
  folded
    .replaceAll(/\b(\p{L}+n) t\b/gu, '$1t')
    .replaceAll(/\b(i|you|he|she|we|they) (m|ll|ve|re|d)\b/gu, '$1$2')
    .replaceAll(/\b(my|him|her) self\b/gu, '$1self')
    .replaceAll(/\bany more\b/gu, 'anymore');

const IDIOMS = new RegExp(`(?<= )(?:${HARMLESS_EXPRESSIONS.map(foldText).join('|')})(?= )`, 'gu');
/** Matches "kill" with a lifeless object, such as time, or with a harmless subject, such as shoes. */
const FIGURATIVE = new RegExp(
  `(?<= )(?:${KILLING})(?: (?:${DETERMINERS}))* (?:${LIFELESS})(?= )|(?<= )(?:${KILLERS})(?: (?:${LINKS}))* (?:${KILLING})(?: me| us| mich)?(?= )|^ beats me(?= )`,
  'gu',
);

const withoutIdioms = (folded: string): string => ` ${folded} `.replaceAll(IDIOMS, '').replaceAll(FIGURATIVE, '');

const QUOTED = /["“„«][^"“”„«»\n]{1,80}["”“»]/gu;
const CAPITALIZED =
  /(?:\p{Lu}[\p{L}’']*(?:\s+(?:of|the|and|to|a|de|la|el|do|da|o|der|die|das|und))?\s+){1,6}\p{Lu}[\p{L}’']*/gu;

/** Removes titles from a text that contains a word such as "film": all quoted and capitalized words. */
function withoutTitles(text: string): string {
  const isAboutWork = foldText(text)
    .split(' ')
    .some((word) => WORKS.has(word));
  return isAboutWork ? text.replaceAll(QUOTED, ' ').replaceAll(CAPITALIZED, ' ') : text;
}
