import type { Token } from '../safety-tokens.ts';
import { type Expression, expressionsFrom, isFormOf, type Step } from './expressions.ts';
import { type Language, languagesOf } from './language.ts';
import type { WordClass } from './word-class.ts';

/** Position of consecutive words in a text, from the first to the last token. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Classes whose meaning a negation does not change, such as persons, things and parts of the body. */
const NOUNS: ReadonlySet<WordClass> = new Set([
  'pills',
  'plenty',
  'own body',
  'accident',
  'repeated harm',
  'height',
  'means',
  'other person',
  'body of another',
  'premises',
  'speech',
  'figure of speech',
  'face or child',
  'poison',
  'chest',
  'alarming sign',
  'airway',
  'allergen',
  'treatment',
  'since',
  'resolved',
  'abuser',
  'victim',
  'lawyer',
  'authority',
  'legal errand',
  'coming',
  'intention',
]);

/**
 * Returns the expressions of each class that occur in the tokens and that are not negated. Negations are ignored for
 * the classes in `NOUNS` and for expressions that are negative themselves.
 */
export function readClasses(
  tokens: readonly Token[],
  isDenied: (at: number) => boolean,
): ReadonlyMap<WordClass, readonly Span[]> {
  const spans = new Map<WordClass, Span[]>();
  const languages = languagesOf(tokens.map(({ word }) => word));
  for (const language of languages)
    for (const [start, { word }] of tokens.entries())
      for (const expression of expressionsFrom(language, word)) {
        const { wordClass } = expression;
        const end = endOf(tokens, start, expression);
        if (end === null) continue;
        if (!NOUNS.has(wordClass) && !expression.isNegative && isRefused(tokens, { start, end }, language, isDenied))
          continue;
        const known = spans.get(wordClass);
        if (known) known.push({ start, end });
        else spans.set(wordClass, [{ start, end }]);
      }
  return spans;
}

const GERMAN_REACH = 2;

/** Returns whether an expression is negated. In German, the negation can follow: "ich bringe ihn nicht um". */
function isRefused(
  tokens: readonly Token[],
  { start, end }: Span,
  language: Language,
  isDenied: (at: number) => boolean,
): boolean {
  if (isDenied(start) || (end > start && isDenied(end))) return true;
  const next = language === 'de' ? tokens.slice(end + 1, end + 1 + GERMAN_REACH) : [];
  return next.some(({ word, clause }) => /^(?:nicht|nie)$/.test(word) && clause === tokens[start]?.clause);
}

const GAP = 4;

/**
 * Returns the position of the last word of an expression that begins at `start`. Null if the expression does not occur
 * there.
 */
function endOf(tokens: readonly Token[], start: number, { rest }: Expression): number | null {
  const find = (steps: readonly Step[], last: number): number | null => {
    const [step, ...others] = steps;
    if (step === undefined) return last;
    if (step !== 'GAP') return isAt(tokens, start, last + 1, step.words) ? find(others, last + 1) : null;
    for (let skipped = 0; skipped <= GAP; skipped += 1) {
      const found = find(others, last + skipped);
      if (found !== null) return found;
    }
    return null;
  };
  return find(rest, start);
}

function isAt(tokens: readonly Token[], start: number, at: number, forms: readonly string[]): boolean {
  const token = tokens[at];
  return token?.clause === tokens[start]?.clause && forms.some((form) => isFormOf(token?.word ?? '', form));
}
