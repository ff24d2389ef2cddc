import type { Language } from './frequent-terms.ts';
import { numbersIn } from './numbers.ts';

export interface FoundValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const EMAIL = /[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/;
const SPOKEN_EMAIL =
  /([a-z0-9]+(?:(?: dot | punto | ponto | punkt | point |[._-])[a-z0-9]+)*) ?(?: at |\(at\)|\[at\]| arroba | klammeraffe | arobase )(?: ?)([a-z0-9-]+(?:(?: dot | punto | ponto | punkt | point |\.)[a-z0-9-]+)+)/;

/**
 * Finds an email address, including one that is spelled out: "ana at example dot com". Returns null if there is none.
 */
export function emailIn(text: string): FoundValue | null {
  const written = EMAIL.exec(text);
  if (written) return { value: written[0], start: written.index, end: written.index + written[0].length };
  const spoken = SPOKEN_EMAIL.exec(text);
  if (!spoken) return null;
  const plain = (words = '') => words.replaceAll(/ (?:dot|punto|ponto|punkt|point) /g, '.');
  return {
    value: `${plain(spoken[1])}@${plain(spoken[2])}`,
    start: spoken.index,
    end: spoken.index + spoken[0].length,
  };
}

/**
 * Finds a phone number with 7 to 15 digits, or returns null. Keeps a leading plus sign, and replaces leading zeros `00`
 * with a plus sign.
 */
export function phoneIn(text: string): FoundValue | null {
  for (const match of text.matchAll(/(?<![\w@.])(\+|00)?\(?\d[\d\s()./-]{5,}\d(?![\w@])/g)) {
    const digits = match[0].replaceAll(/\D/g, '');
    if (digits.length < 7 || digits.length > 15 || /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(match[0]))
      continue;
    const value = match[1] === '+' ? `+${digits}` : match[1] === '00' ? `+${digits.slice(2)}` : digits;
    return { value, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const NAME_LEADS =
  /\b(?:my name is|my name's|i am called|call me|this is|i'm|i am|me llamo|mi nombre es|soy|habla|meu nome e|me chamo|sou [oa]|aqui e [oa]|mein name ist|ich heise|ich bin|hier ist|hier spricht|je m'appelle|mon nom est|je suis|c'est|moi c'est|name is|name:)\s+/g;

/**
 * Finds a name after words such as "my name is", or returns null. After words such as "I am", which do not always
 * precede a name, the name must be capitalized.
 */
export function nameIn(text: string, original: string): FoundValue | null {
  for (const lead of text.matchAll(NAME_LEADS)) {
    const start = lead.index + lead[0].length;
    const name = /^(?:\p{Lu}[\p{L}'-]*)(?:\s(?:de|da|do|van|von|del|la|di|\p{Lu}[\p{L}'-]*))*/u.exec(
      original.slice(start),
    );
    const isExplicit = /name|llamo|nombre|nome|chamo|heise|appelle|nom/.test(lead[0]);
    const plain =
      isExplicit && !name
        ? /^\p{L}[\p{L}'-]+(?:\s\p{L}[\p{L}'-]+)?(?=$|[.,!?]| and| y| e| und| et)/u.exec(original.slice(start))
        : name;
    if (plain) return { value: plain[0].trim(), start, end: start + plain[0].length };
  }
  return null;
}

/** Finds the first number, in digits or words. Returns null if there is none. */
export function numberIn(text: string, language: Language): FoundValue | null {
  const [found] = numbersIn(text, language);
  if (found) return { value: String(found.value), start: found.start, end: found.end };
  const one = /(?<![a-z])(?:one|uno|una|um|uma|eins|ein|eine|un|une)(?![a-z])/.exec(text);
  return one ? { value: '1', start: one.index, end: one.index + one[0].length } : null;
}

/** Frequent words that are ignored when texts are compared. */
const STOP = new Set(
  'the and for with you your that this what which how are is can could would like want have has does will about when where who please there any some not just more our from los las del una uno unos que con por para como cual cuando donde esta este tienen hay quiero puedo mas muy das der die und ist ein eine einen mit fur auf wie was wann sie ich haben habt gibt nicht auch noch les des une est que qui quoi quel quelle avec pour dans vous nous avez sont pas plus uma com voces tem qual quanto onde quero posso mais need get give tell know want'.split(
    ' ',
  ),
);

/** Returns the stems of the content words in a normalized text. */
export const termsOf = (text: string): string[] =>
  (text.match(/[a-z0-9]+/g) ?? []).filter((word) => word.length >= 3 && !STOP.has(word)).map(stem);

const stem = (word: string): string => {
  const cut = word.replace(/(?:ings?|ies|ions?|ment|ar|as|es|os|s|en|er|ed|e|y|n|a|o)$/, '');
  return cut.length >= 3 ? cut : word;
};
