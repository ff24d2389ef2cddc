import { minutesBetween } from './dates.ts';
import type { Draft } from './draft.ts';
import { own } from './draft.ts';
import type { Flow, State } from './graph.ts';
import { CONFIRM_AFTER_DAYS } from './limits.ts';
import type { Answer, Frame, Json } from './types.ts';

export interface NewAnswer {
  readonly slot: string;
  readonly value: Json;
  readonly source: Answer['source'];
  readonly quote?: string | null;
  readonly offerId?: string | null;
}

/**
 * Stores an answer. A new value clears the answers that depend on the slot, and moves running flows back to the first
 * visited state that uses the slot or a cleared slot. An equal value updates only its offer and, if the contact gave
 * it, its time. Returns whether another value was replaced.
 */
export function setAnswer(draft: Draft, { slot, value, source, quote = null, offerId = null }: NewAnswer): boolean {
  const { state, env } = draft;
  const before = own(state.answers, slot);
  if (before && JSON.stringify(before.value) === JSON.stringify(value)) {
    before.offerId = offerId ?? before.offerId;
    if (source === 'contact') before.at = env.now;
    return false;
  }
  const messageId = state.turn?.messageIds.at(-1) ?? null;
  const previous = before ? [...before.previous, before.value].slice(-5) : [];
  state.answers[slot] = { value, source, messageId, quote, at: env.now, previous, offerId };
  state.skipped = state.skipped.filter((name) => name !== slot);
  if (slot === 'preferred_time') for (const frame of state.stack) delete frame.params['after'];
  const cleared = clearDependents(draft, slot);
  saveAnswer(draft, slot, value);
  rewind(draft, [slot, ...cleared]);
  return before !== undefined;
}

/** Whether an answer is so old that the contact must confirm it before it is used. */
export const isOutdated = ({ env }: Draft, { at }: Answer): boolean =>
  minutesBetween(at, env.now) > CONFIRM_AFTER_DAYS * 24 * 60;

function saveAnswer({ state, graph }: Draft, slot: string, value: Json): void {
  if (state.turn && graph.slots[slot]?.writesTo) state.turn.saved[slot] = value;
}

/** Removes an answer and the answers that depend on it. */
export function removeAnswer(draft: Draft, slot: string): void {
  delete draft.state.answers[slot];
  clearDependents(draft, slot);
}

/**
 * Clears the answers of the slots that depend on a slot, directly or indirectly, and the current offer if it is for one
 * of them. Returns the names of these slots.
 */
function clearDependents(draft: Draft, slot: string): string[] {
  const { state, graph } = draft;
  const cleared = new Set<string>();
  const visit = (name: string): void => {
    for (const [dependent, { dependsOn = [] }] of Object.entries(graph.slots)) {
      if (!dependsOn.includes(name) || cleared.has(dependent)) continue;
      cleared.add(dependent);
      delete state.answers[dependent];
      visit(dependent);
    }
  };
  visit(slot);
  if (state.offers && cleared.has(state.offers.slot)) state.offers = null;
  return [...cleared];
}

/**
 * Moves each flow on the stack that has visited a state with one of the slots back to the first such state. Discards
 * the flow's pending confirmation, and its offers unless they are for the changed slot.
 */
function rewind({ state, graph }: Draft, slots: readonly string[]): void {
  for (const frame of state.stack) {
    const flow = own(graph.flows, frame.flow);
    const name = flow && earliestUse(flow, frame, slots);
    if (name === undefined || isBefore(flow!, frame.state, name)) continue;
    frame.state = name;
    if (state.confirm?.effect.frameId === frame.id) state.confirm = null;
    if (state.offers?.frameId === frame.id && state.offers.slot !== slots[0]) state.offers = null;
  }
}

function earliestUse(flow: Flow, frame: Frame, slots: readonly string[]): string | undefined {
  return reachableFrom(flow, flow.start).find(
    (name) => (frame.visits[name] ?? 0) > 0 && usesSlot(flow.states[name]!, slots),
  );
}

/** Whether the current state of a flow comes before the target state in the order of `reachableFrom`. */
const isBefore = (flow: Flow, current: string, target: string): boolean => {
  const order = reachableFrom(flow, flow.start);
  return current !== target && order.indexOf(current) < order.indexOf(target);
};

/** Returns a state and the states that can be reached from it within the flow, in breadth-first order. */
export function reachableFrom(flow: Flow, start: string): string[] {
  const order = new Set([start]);
  for (const name of order)
    for (const target of targetsOf(flow.states[name])) if (Object.hasOwn(flow.states, target)) order.add(target);
  return [...order];
}

/** Returns the names of the states that can follow a state within its flow. */
export function targetsOf(state: State | undefined): string[] {
  if (!state) return [];
  switch (state.kind) {
    case 'branch':
      return [...state.cases.map(({ next }) => next), state.otherwise];
    case 'tool':
    case 'book':
      return [state.next, ...Object.values(state.onError)];
    case 'link':
    case 'end':
      return [];
    default:
      return [state.next];
  }
}

/** Returns the source text of each expression in a state. */
export function expressionsOf(state: State): string[] {
  if (state.kind === 'branch') return state.cases.map(({ when }) => when);
  return state.kind === 'tool' || state.kind === 'book' ? Object.values(state.args) : [];
}

export const usesSlot = (state: State, slots: readonly string[]): boolean =>
  (state.kind === 'ask' && slots.includes(state.slot)) ||
  expressionsOf(state).some((source) => slots.some((slot) => mentions(source, slot)));

const mentions = (source: string, slot: string): boolean =>
  new RegExp(`\\banswers\\.${slot}\\b`, 'i').test(source) || (slot === 'booking' && /\bbooking\./.test(source));
