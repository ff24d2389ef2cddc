import { foldText } from './fold-text.ts';
import { SAFETY_LIMITS } from './safety.ts';
import { withoutContexts } from './safety-contexts.ts';
import { withoutFigures } from './safety-figures.ts';
import { withoutTitles } from './safety-titles.ts';

export interface Token {
  readonly word: string;
  /** Index of the clause in the text. A clause ends at punctuation or a line break. */
  readonly clause: number;
  /** Index of the group of clauses. A temporal clause belongs to the group of the clause that follows it. */
  readonly group: number;
  /** Index of the sentence in the text. */
  readonly sentence: number;
}

const SENTENCE_END = /(?<=[.!?…\n\r])/u;
const CLAUSE_END = /[.!?…\n\r,;:()[\]«»"“”„¿¡]+|\s[-–—]\s/u;

/**
 * Splits the first `SAFETY_LIMITS.lookedAt` characters of a text into normalized words, without titles of works,
 * harmless expressions, and events in the distant past of other people.
 */
export function readTokens(text: string): Token[] {
  // Without the accent, "mató" ("he killed") would become "mato" ("I kill"), so it is replaced with "mataba" ("he was
  // killing").
  const looked = text.slice(0, SAFETY_LIMITS.lookedAt).replaceAll(/(?<=\bmat)ó(?!\p{L})/gu, 'aba');
  const isPortuguese = PORTUGUESE.test(foldText(looked));
  const tokens: Token[] = [];
  let [clause, group, isSubordinate] = [0, 0, false];
  for (const [index, sentence] of withoutTitles(looked).split(SENTENCE_END).entries())
    for (const [at, part] of clausesOf(sentence).entries()) {
      clause += 1;
      if (at === 0 || !isSubordinate) group += 1;
      isSubordinate = SUBORDINATE.test(part);
      const words = isPortuguese ? part.replaceAll(/ no(?= )/g, ' em o') : part;
      for (const word of words.split(' ')) if (word) tokens.push({ word, clause, group, sentence: index });
    }
  return tokens;
}

/**
 * Splits a sequence of words in a phrase. Unlike in a message, figures of speech are kept, because a phrase may contain
 * one.
 */
export function wordsOfPhrase(text: string): string[] {
  const folded = ` ${joinContractions(foldText(text))} `;
  const words = PORTUGUESE.test(folded) ? folded.replaceAll(/ no(?= )/g, ' em o') : folded;
  return words.split(' ').filter(Boolean);
}

function clausesOf(sentence: string): string[] {
  const isQuestion = sentence.includes('?');
  const clauses = sentence
    .split(CLAUSE_END)
    .map((part) => joinContractions(foldText(part)))
    .filter(Boolean)
    .map((part) => ` ${part} `);
  return withoutFigures(withoutContexts({ clauses, isQuestion }), isQuestion);
}

/** Matches a temporal clause, which belongs to the clause that follows it: "since I take the tablets, I feel dizzy". */
const SUBORDINATE =
  /^ (?:ever |every |always |immer |jedes |cada |toda )?(?:since|after|when|whenever|time|seit|seitdem|nachdem|wenn|mal|desde|despues|tras|cuando|vez|depois|apos|quando) /u;

/** Matches Portuguese words. In Portuguese, "no" means "in the" and is not a negation. */
const PORTUGUESE =
  /\b(?:estou|voce|voces|nao|uma|meu|minha|meus|minhas|vou|tem|tenho|isso|muito|muita|dele|dela|pelo|pela|pra|pro|sinto|forte|dor|peito|seu|sua|sou|com|ela|eu|ao|foi|gente|vai|sao|tudo|hoje|amanha|obrigad[oa]|quem|ate|depois|ainda)\b/u;

/** Joins split words, so that "don't" equals "dont" and "my self" equals "myself". */
const joinContractions = (folded: string): string =>
  folded
    .replaceAll(/\b(\p{L}+n) t\b/gu, '$1t')
    .replaceAll(/\b(i|you|he|she|we|they) (m|ll|ve|re|d)\b/gu, '$1$2')
    .replaceAll(/\b(my|him|her) self\b/gu, '$1self')
    .replaceAll(/\bany more\b/gu, 'anymore');
