import { foldText } from './fold-text.ts';
import { WORKS } from './safety-lexicon.ts';

const QUOTED = /["“„«][^"“”„«»\n]{1,80}["”“»]/gu;
/** Does not match words that consist of capitals: a person who writes "I WANT TO DIE" states no title. */
const CAPITALIZED =
  /(?<!\p{L})(?:\p{Lu}[\p{Ll}’']*(?:\s+(?:of|the|and|to|a|de|la|el|do|da|o|der|die|das|und))?\s+){1,6}\p{Lu}[\p{Ll}’']*(?!\p{L})/gu;

/** Matches words that show that a quotation is an inscription or a joke: "on the shirt it says", "he joked". */
const QUOTE_CONTEXT =
  /\b(?:on|auf|en|na|no) (?:the|your|a|dem|der|eure[mr]|ihre[mr]|el|la|su|una?|uma) \w+ (?:it )?(?:says|reads|steht|pone|dice|diz|esta escrito)\b|\b(?:na|no) \w+ (?:diz|esta escrito)\b|\b(?:jok(?:e|es|ed|ing|ingly)|in jest|im (?:spass|scherz)|scherz\w*|en broma|bromea\w*|brincando|de brincadeira|chess|schach|ajedrez|xadrez)\b/u;

/**
 * Removes quotations and sequences of capitalized words from a text with a word such as "film". Removes only quotations
 * if the text describes an inscription or a joke.
 */
export function withoutTitles(text: string): string {
  const folded = foldText(text);
  if (folded.split(' ').some((word) => WORKS.has(word)))
    return text.replaceAll(QUOTED, ' ').replaceAll(CAPITALIZED, worksIn);
  return QUOTE_CONTEXT.test(folded) ? text.replaceAll(QUOTED, ' ') : text;
}

/** Returns the words for works, which are not part of a title, such as "Roman" in "Im Roman". */
const worksIn = (title: string): string =>
  ` ${title
    .split(/\s+/)
    .filter((word) => WORKS.has(foldText(word)))
    .join(' ')} `;
