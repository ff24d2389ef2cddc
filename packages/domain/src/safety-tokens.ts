import { foldText } from './fold-text.ts';
import { SAFETY_LIMITS } from './safety.ts';
import { HARMLESS_EXPRESSIONS, WORKS } from './safety-words.ts';

export interface Token {
  readonly word: string;
  /** Number of the clause, which ends at punctuation or a line break. */
  readonly clause: number;
}

const CLAUSE_END = /[.,;:!?…\n\r()[\]«»"“”„]+|\s[-–—]\s/u;

/** Folded words of a text, without titles of works and harmless expressions. */
export function readTokens(text: string): Token[] {
  return withoutTitles(text.slice(0, SAFETY_LIMITS.lookedAt))
    .split(CLAUSE_END)
    .flatMap((part, clause) =>
      withoutIdioms(joinContractions(foldText(part)))
        .split(' ')
        .filter(Boolean)
        .map((word) => ({ word, clause })),
    );
}

/** "don't" and "dont" are the same word. */
const joinContractions = (folded: string): string =>
  folded.replaceAll(/\b(\p{L}+n) t\b/gu, '$1t').replaceAll(/\bi m\b/gu, 'im');

const IDIOMS = new RegExp(`(?<= )(?:${HARMLESS_EXPRESSIONS.map(foldText).join('|')})(?= )`, 'gu');

const withoutIdioms = (folded: string): string => ` ${folded} `.replaceAll(IDIOMS, '');

const QUOTED = /["“„«][^"“”„«»\n]{1,80}["”“»]/gu;
const CAPITALIZED =
  /(?:\p{Lu}[\p{L}’']*(?:\s+(?:of|the|and|to|a|de|la|el|do|da|o|der|die|das|und))?\s+){1,6}\p{Lu}[\p{L}’']*/gu;

/** Beside a word such as "film", quoted and capitalized words are a title. */
function withoutTitles(text: string): string {
  const isAboutWork = foldText(text)
    .split(' ')
    .some((word) => WORKS.has(word));
  return isAboutWork ? text.replaceAll(QUOTED, ' ').replaceAll(CAPITALIZED, ' ') : text;
}
