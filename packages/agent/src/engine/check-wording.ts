import { foldText, wordsOf } from '@frontdesk/domain';
import type { Segment } from './acts.ts';
import { REPLY_LENGTH } from './limits.ts';
import type { PlanPart } from './plan.ts';
import type { Check } from './types.ts';
import { wordedPart } from './word-prompt.ts';

export interface CheckedWording {
  readonly problems: readonly string[];
  /** Numbers of the `fact` parts whose text is not supported by its sources. */
  readonly unsupported: readonly number[];
  /** Results of the same checks for the trace: one for the text, and one for the sources if the text contains facts. */
  readonly checks: readonly Check[];
}

const VOICE_LENGTH = 500;
/**
 * Minimum share, from 0 to 1, of the words of a fact that must occur in its sources. Words of up to three letters are
 * ignored.
 */
const SUPPORT = 0.6;

interface WordingFacts {
  readonly lastReply: string;
  readonly channel: 'whatsapp' | 'voice';
}

/**
 * Checks that a wording is complete, supported by its sources and within the length limit, that it contains the
 * required numbers and values and no invented numbers, and that it does not repeat the last reply.
 */
export function checkWording(
  parts: readonly PlanPart[],
  segments: readonly Segment[],
  { lastReply, channel }: WordingFacts,
): CheckedWording {
  const isComplete = segments.length === parts.length && segments.every(({ part }, index) => part === index + 1);
  if (!isComplete) {
    const missing = [`Write ${parts.length} segments, one per part, in order.`];
    return { problems: missing, unsupported: [], checks: [{ kind: 'WORDING', problems: missing }] };
  }
  // The serialized plan omits the URLs of sources, because the model does not receive them.
  const plan = JSON.stringify(parts.map(wordedPart));
  const unsupported: number[] = [];
  const problems = parts.flatMap((part, index) => {
    const segment = segments[index]!;
    if (part.kind === 'fact' && !isSupported(part, segment)) unsupported.push(index + 1);
    return partProblems(part, segment, plan);
  });
  const text = segments.map((segment) => segment.text.trim()).join('\n');
  const limit = channel === 'voice' ? VOICE_LENGTH : REPLY_LENGTH;
  if (text.length > limit) problems.push(`Write at most ${limit} characters.`);
  if (lastReply !== '' && foldText(text) === foldText(lastReply)) problems.push('Do not repeat the last message.');
  const unsupportedTexts = unsupported.map((part) => `Part ${part}: the sources do not support the text.`);
  const checks: Check[] = [{ kind: 'WORDING', problems: [...problems] }];
  if (parts.some(({ kind }) => kind === 'fact'))
    checks.push({
      kind: 'SOURCES',
      problems: [...rejectedIds(parts, segments), ...unsupportedTexts],
      ...(unsupported.length > 0 ? { isUnsupported: true } : {}),
    });
  return { problems: [...problems, ...unsupportedTexts], unsupported, checks };
}

/** Returns a problem for each part that cites passages which were not offered. */
const rejectedIds = (parts: readonly PlanPart[], segments: readonly Segment[]): string[] =>
  parts.flatMap((part, index) => {
    if (part.kind !== 'fact') return [];
    const offered = part.passages.map(({ id }) => id);
    const rejected = segments[index]!.sources.filter((id) => !offered.includes(id));
    return rejected.length > 0 ? [`Part ${index + 1}: ${rejected.join(', ')} was not offered.`] : [];
  });

function partProblems(part: PlanPart, { part: number, text, sources }: Segment, plan: string): string[] {
  const problems: string[] = [];
  const isEmpty = !/[\p{L}\p{N}]/u.test(text);
  if (isEmpty && part.kind !== 'fact') problems.push(`Part ${number} is empty.`);
  if (/^\s*[[{]/.test(text)) problems.push(`Part ${number}: write plain text.`);
  if (part.kind !== 'fact' && sources.length > 0) problems.push(`Part ${number} has no sources.`);
  const foreign = figuresOf(text).filter((figure) => !plan.includes(figure));
  if (foreign.length > 0) problems.push(`Part ${number}: ${foreign.join(', ')} is not in the plan.`);
  const missing = requiredFigures(part).filter((figure) => !text.includes(figure));
  missing.push(...requiredValues(part).filter((value) => !foldText(text).includes(foldText(value))));
  if (missing.length > 0) problems.push(`Part ${number}: ${missing.join(', ')} is missing.`);
  return problems;
}

/** Matches numbers, times, prices, email addresses and links. */
const FIGURE = /https?:\/\/\S+|[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;:!?]+|\d+(?:[.,:/-]\d+)*/g;

const figuresOf = (text: string): string[] => text.match(FIGURE) ?? [];

/**
 * Returns the numbers that the reply must contain: the numbers in all options and times that the reply offers, lists,
 * reads back or reports as done.
 */
function requiredFigures(part: PlanPart): string[] {
  if (part.kind === 'offer') return part.items.flatMap(({ label }) => figuresOf(label));
  if (part.kind === 'bookings') return part.items.flatMap(({ label }) => figuresOf(label));
  if (part.kind === 'done' || part.kind === 'confirm') return part.times.flatMap(({ label }) => figuresOf(label));
  return [];
}

/** Returns the values of records and tools that the reply must contain. The comparison ignores case. */
const requiredValues = (part: PlanPart): string[] =>
  part.kind === 'say' || part.kind === 'confirm' ? Object.values(part.values ?? {}) : [];

function isSupported({ passages }: PlanPart & { kind: 'fact' }, { text, sources }: Segment): boolean {
  const cited = passages.filter(({ id }) => sources.includes(id));
  const isOffered = sources.length > 0 && sources.every((id) => passages.some((passage) => passage.id === id));
  if (!isOffered || text.trim() === '') return false;
  const known = new Set(cited.flatMap((passage) => wordsOf(`${passage.title ?? ''} ${passage.text}`)));
  const words = wordsOf(text).filter((word) => word.length > 3 || /\d/.test(word));
  const found = words.filter((word) => known.has(word));
  return words.length === 0 || found.length / words.length >= SUPPORT;
}
