import { NEGATIONS } from '../safety-lexicon.ts';
import { ENGLISH_CLASSES } from './english.ts';
import { GERMAN_CLASSES } from './german.ts';
import type { Language } from './language.ts';
import { PORTUGUESE_CLASSES } from './portuguese.ts';
import { SPANISH_CLASSES } from './spanish.ts';
import { WORD_CLASSES, type WordClass, type WordClasses } from './word-class.ts';

/** One step of an expression: one of the listed words, or a gap of up to four arbitrary words. */
export type Step = { readonly words: readonly string[] } | 'GAP';

/** An expression of a class without its first word. The lexicon is indexed by the first word. */
export interface Expression {
  readonly wordClass: WordClass;
  readonly rest: readonly Step[];
  /** Whether the expression contains a negation, such as "cannot breathe". */
  readonly isNegative: boolean;
}

interface Lexicon {
  readonly exact: ReadonlyMap<string, readonly Expression[]>;
  /** Expressions whose first word is a prefix such as "tablet*", grouped by the first two letters of the prefix. */
  readonly prefixes: ReadonlyMap<string, readonly (readonly [string, Expression])[]>;
  /** Expressions whose first word is a pattern of another form, such as "*tabletten". */
  readonly others: readonly (readonly [string, Expression])[];
}

const CLASSES: Readonly<Record<Language, WordClasses>> = {
  en: ENGLISH_CLASSES,
  de: GERMAN_CLASSES,
  es: SPANISH_CLASSES,
  pt: PORTUGUESE_CLASSES,
};

const lexicons = new Map<Language, Lexicon>();
const expressionsByWord = new Map<string, readonly Expression[]>();
const MAX_WORDS = 20_000;

/** Returns the expressions of a language that can begin with a word. */
export function expressionsFrom(language: Language, word: string): readonly Expression[] {
  const key = `${language} ${word}`;
  const known = expressionsByWord.get(key);
  if (known) return known;
  if (expressionsByWord.size >= MAX_WORDS) expressionsByWord.clear();
  const lexicon = lexicons.get(language) ?? compile(language);
  const isForm = ([form]: readonly [string, Expression]) => isFormOf(word, form);
  const all = [
    ...(lexicon.exact.get(word) ?? []),
    ...(lexicon.prefixes.get(word.slice(0, 2)) ?? []).filter(isForm).map(([, expression]) => expression),
    ...lexicon.others.filter(isForm).map(([, expression]) => expression),
  ];
  expressionsByWord.set(key, all);
  return all;
}

const MANY = 8;

/** Returns whether a word has a form such as "tablet*", "*tabletten" or "#many", which is a number. */
export function isFormOf(word: string, form: string): boolean {
  if (form === '#many') return /^\d{1,3}$/.test(word) && Number(word) >= MANY;
  const [start = '', end] = form.startsWith('*') ? ['', form.slice(1)] : form.split('*');
  if (end === undefined) return word === form;
  if (end.endsWith('*')) return word.includes(end.slice(0, -1));
  return word.length >= start.length + end.length && word.startsWith(start) && word.endsWith(end);
}

function compile(language: Language): Lexicon {
  const exact = new Map<string, Expression[]>();
  const prefixes = new Map<string, [string, Expression][]>();
  const others: [string, Expression][] = [];
  for (const wordClass of WORD_CLASSES)
    for (const [first, ...rest] of splitMembers(CLASSES[language][wordClass]).flatMap(stepsOf)) {
      if (first === undefined || first === 'GAP') continue;
      for (const form of first.words) {
        const isNegative = [first, ...rest].some(
          (step) => step !== 'GAP' && step.words.some((one) => NEGATIONS.has(one)),
        );
        const expression = { wordClass, rest, isNegative };
        if (!/[*#]/.test(form)) exact.set(form, [...(exact.get(form) ?? []), expression]);
        else if (/^[^*#]{2}/.test(form)) append(prefixes, form.slice(0, 2), [form, expression]);
        else others.push([form, expression]);
      }
    }
  const lexicon = { exact, prefixes, others };
  lexicons.set(language, lexicon);
  return lexicon;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** Splits a text at each "|" outside of parentheses. */
const splitMembers = (text: string): string[] =>
  text
    .split(/\|(?![^(]*\))/)
    .map((member) => member.trim())
    .filter(Boolean);

/** Returns the sequences of steps that an expression stands for, one for each combination of its optional words. */
function stepsOf(member: string): Step[][] {
  let sequences: Step[][] = [[]];
  for (const part of member.match(/\([^)]*\)\??|\S+/g) ?? []) {
    const variants = variantsOf(part.replace(/\?$/, ''));
    const choices = part.endsWith('?') ? [[], ...variants] : variants;
    sequences = sequences.flatMap((before) => choices.map((choice) => [...before, ...choice]));
  }
  return sequences.filter((steps) => steps.some((step) => step !== 'GAP'));
}

function variantsOf(part: string): Step[][] {
  if (part === '_') return [['GAP']];
  const alternatives = part
    .replaceAll(/[()]/g, '')
    .split(/[/|]/)
    .map((one) => one.trim())
    .filter(Boolean);
  const single = alternatives.filter((one) => !one.includes(' '));
  const longer = alternatives.filter((one) => one.includes(' '));
  return [
    ...(single.length > 0 ? [[{ words: single }]] : []),
    ...longer.map((one) => one.split(/\s+/).map((word) => (word === '_' ? 'GAP' : { words: [word] }))),
  ];
}
