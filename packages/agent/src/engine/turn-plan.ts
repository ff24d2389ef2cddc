import type { Draft } from './draft.ts';
import type { PlanPart } from './plan.ts';
import type { ReasonCode } from './reasons.ts';
import type { Frame } from './types.ts';

/**
 * Adds a part to the plan of the reply, unless the plan already contains an identical part or no reply is in progress.
 */
export function addPart({ state }: Draft, part: PlanPart): void {
  if (!state.turn) return;
  const print = JSON.stringify(part);
  if (!state.turn.plan.some((one) => JSON.stringify(one) === print)) state.turn.plan.push(part);
}

export const acknowledge = (draft: Draft, ack: Extract<PlanPart, { kind: 'ack' }>['ack']): void =>
  addPart(draft, { kind: 'ack', ack, words: null });

/** Greets the contact once per episode. */
export function greet(draft: Draft): void {
  if (!draft.state.episode.greeted) acknowledge(draft, 'greeting');
  draft.state.episode.greeted = true;
}

interface HandOffText {
  /** Text of the handoff for the contact. If empty or absent, a default text is used. */
  readonly words: string | null | undefined;
  /** Explanation of the handoff for members. */
  readonly note: string | null | undefined;
}

/** Plans a handoff at the end of the turn. Does nothing if a handoff is already planned or no turn is in progress. */
export function handOff({ state }: Draft, reason: ReasonCode, text: Partial<HandOffText> = {}): void {
  if (state.turn) state.turn.handOff ??= { reason, words: text.words ?? null, note: text.note ?? null };
}

export function moveTo(frame: Frame, next: string): void {
  if (frame.state !== next) frame.attempts = 0;
  frame.state = next;
}

const ORDER: readonly PlanPart['kind'][] = [
  'ack',
  'say',
  'fact',
  'unknown',
  'bookings',
  'done',
  'offer',
  'confirm',
  'ask',
  'close',
  'hand_off',
];
const QUESTIONS: readonly PlanPart['kind'][] = ['offer', 'confirm', 'ask'];

/**
 * Orders the parts of a reply and keeps at most one question. If the reply hands off, questions and closing words are
 * removed.
 */
export function orderPlan(parts: readonly PlanPart[], isHandOff: boolean): PlanPart[] {
  const hasConfirm = parts.some(({ kind }) => kind === 'confirm');
  const wanted = parts.filter(({ kind }) => {
    if (isHandOff && (QUESTIONS.includes(kind) || kind === 'close')) return false;
    return !(hasConfirm && (kind === 'ask' || kind === 'offer'));
  });
  const isGreeting = (part: PlanPart) => part.kind === 'ack' && part.ack === 'greeting';
  const rest = wanted.filter((part) => !isGreeting(part));
  // First the reply says that the agent does not know the answer, then that the question was noted.
  const placeOf = (part: PlanPart) => (part.kind === 'ack' && part.ack === 'question_noted' ? 'unknown' : part.kind);
  const sorted = [
    ...wanted.filter(isGreeting),
    ...ORDER.flatMap((kind) =>
      rest
        .filter((part) => placeOf(part) === kind)
        .toSorted((one, other) => Number(one.kind === 'ack') - Number(other.kind === 'ack')),
    ),
  ];
  const ask = sorted.findLast(({ kind }) => kind === 'ask');
  return sorted.filter((part) => part.kind !== 'ask' || part === ask);
}
