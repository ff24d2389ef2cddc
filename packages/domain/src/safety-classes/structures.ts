import type { Token } from '../safety-tokens.ts';
import type { Span } from './read-classes.ts';
import { WORD_CLASSES, type WordClass } from './word-class.ts';

/** Scope in which a part of a structure must or must not occur, relative to the first part. */
type Scope = 'SENTENCE' | 'MESSAGE' | 'NOT_IN_SENTENCE';

interface StructurePart {
  readonly scope: Scope;
  /** Sequences of classes. The part matches if one of them occurs. */
  readonly sequences: readonly (readonly WordClass[])[];
}

/** A parsed phrase that consists of classes of words. */
export type Structure = readonly StructurePart[];

const KNOWN: ReadonlySet<string> = new Set(WORD_CLASSES);
const PHRASE = /^\s*\[[^\]]+\](?:\s*[+&|-]?\s*\[[^\]]+\])*\s*$/;

/**
 * Parses a phrase of classes in brackets: `[a] [b]` requires both in this order, `|` separates alternatives, `+`
 * requires a part in the same sentence, `&` requires a part anywhere in the message, and `-` excludes a part from the
 * sentence. Null for every other phrase.
 */
export function structureOf(phrase: string): Structure | null {
  if (!PHRASE.test(phrase)) return null;
  const parts = phrase.split(/(?=[+&-]\s*\[)/).map((part): StructurePart => {
    const scope = part.startsWith('&') ? 'MESSAGE' : part.startsWith('-') ? 'NOT_IN_SENTENCE' : 'SENTENCE';
    return { scope, sequences: part.split('|').map(classesOf) };
  });
  return parts.every(({ sequences }) => sequences.every((classes) => classes.every((one) => KNOWN.has(one))))
    ? parts
    : null;
}

const classesOf = (text: string): WordClass[] =>
  [...text.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name as WordClass);

/** A text with the positions of its expressions. */
export interface ClassifiedText {
  readonly tokens: readonly Token[];
  readonly classes: ReadonlyMap<WordClass, readonly Span[]>;
}

/** Maximum number of spans per part that are combined, which bounds the processing time of a long sentence. */
const MOST_SPANS = 5;

/** Returns whether a text matches a structure. No word matches two parts. */
export function matchesStructure(text: ClassifiedText, [first, ...others]: Structure): boolean {
  if (!first) return false;
  const parts = others.map((part) => ({ ...part, spans: spansOf(text, part) }));
  const starts = groupBy(spansOf(text, first), (span) => sentenceOf(text, span));
  return [...starts].some(([sentence, spans]) => {
    const near = parts.map(({ scope, spans: all }): NearPart => {
      const inScope = scope === 'MESSAGE' ? all : all.filter((span) => sentenceOf(text, span) === sentence);
      return { isExcluded: scope === 'NOT_IN_SENTENCE', spans: inScope.slice(0, MOST_SPANS) };
    });
    return spans.slice(0, MOST_SPANS).some((span) => isCombined(near, [span]));
  });
}

/** A part of a structure, with its spans that are near enough to the first part. */
interface NearPart {
  readonly isExcluded: boolean;
  readonly spans: readonly Span[];
}

function isCombined([part, ...others]: readonly NearPart[], taken: readonly Span[]): boolean {
  if (!part) return true;
  const free = part.spans.filter((span) => !taken.some((one) => overlaps(one, span)));
  if (part.isExcluded) return free.length === 0 && isCombined(others, taken);
  return free.some((span) => isCombined(others, [...taken, span]));
}

function groupBy(spans: readonly Span[], keyOf: (span: Span) => number): ReadonlyMap<number, readonly Span[]> {
  const groups = new Map<number, Span[]>();
  for (const span of spans) {
    const group = groups.get(keyOf(span));
    if (group) group.push(span);
    else groups.set(keyOf(span), [span]);
  }
  return groups;
}

const sentenceOf = ({ tokens }: ClassifiedText, { start }: Span): number => tokens[start]?.sentence ?? -1;

const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

const spansOf = (text: ClassifiedText, { sequences }: StructurePart): readonly Span[] =>
  sequences.flatMap((classes) => sequenceSpans(text, classes));

const SEQUENCE_GAP = 5;

function sequenceSpans(text: ClassifiedText, [first, ...rest]: readonly WordClass[]): readonly Span[] {
  let spans = first ? (text.classes.get(first) ?? []) : [];
  for (const next of rest) {
    const following = text.classes.get(next) ?? [];
    spans = spans.flatMap((span) =>
      following
        .filter(({ start }) => start > span.end && start <= span.end + SEQUENCE_GAP + 1)
        .filter((other) => sentenceOf(text, other) === sentenceOf(text, span))
        .map(({ end }) => ({ start: span.start, end })),
    );
  }
  return spans;
}
