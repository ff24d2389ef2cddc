import { removeAnswer, usesSlot } from './answers.ts';
import { TRANSIENT_SLOTS } from './builtins/slots.ts';
import type { Draft } from './draft.ts';
import type { Outcome } from './graph.ts';
import { MAX_DEPTH } from './limits.ts';
import { flowNameOf } from './resolve-flows.ts';
import type { Dict, Frame, Json } from './types.ts';

/**
 * Flows that change an existing appointment. Starting either of them ends the other if the other is the current flow.
 */
const CHANGES = ['reschedule', 'cancel'];

export function pushFlow(draft: Draft, flowName: string, params: Dict<Json> = {}): Frame | null {
  const name = flowNameOf(draft.graph, flowName);
  const flow = draft.graph.flows[name];
  if (!flow) return null;
  // A new question replaces the open offer of help, so that the stack does not grow with every question.
  if (draft.frame?.flow === name && name === 'answer') dropFrame(draft, draft.frame);
  if (CHANGES.includes(name)) chooseReminded(draft);
  if (draft.state.stack.length >= MAX_DEPTH) draft.state.stack.shift();
  const frame = newFrame(draft, name, params);
  draft.state.stack.push(frame);
  return frame;
}

/**
 * Chooses the appointment of the last reminder, unless the contact chose one or the appointment is over. A reminder is
 * used once.
 */
function chooseReminded({ state, upcoming, env }: Draft): void {
  const { reminded } = state;
  state.reminded = null;
  if (!reminded || state.answers['booking'] || !upcoming.some(({ id }) => id === reminded)) return;
  const fact = { messageId: null, quote: null, at: env.now, previous: [], offerId: null };
  state.answers['booking'] = { value: reminded, source: 'record', ...fact };
}

export const newFrame = (draft: Draft, flow: string, params: Dict<Json>): Frame => ({
  id: draft.id('f'),
  flow,
  state: draft.graph.flows[flow]!.start,
  visits: {},
  attempts: 0,
  results: {},
  params,
});

/**
 * Starts a flow, or resumes it if it is suspended. Suspends the current flow and discards its pending confirmation.
 * Does nothing if the flow is already the current flow.
 */
export function startFlow(draft: Draft, flowName: string): void {
  const name = flowNameOf(draft.graph, flowName);
  const { frame } = draft;
  if (frame?.flow === name) return;
  draft.state.confirm = null;
  // The new request replaces a flow that changes an appointment or asks what to do with an appointment. Other flows are
  // suspended.
  const isAnswered = CHANGES.includes(frame?.flow ?? '') || draft.openSlot === 'booking_choice';
  if (frame && CHANGES.includes(name) && isAnswered) replaceFrame(draft, frame);
  const { stack } = draft.state;
  const deeper = stack.findIndex(({ flow }) => flow === name);
  if (deeper >= 0) stack.push(...stack.splice(deeper, 1));
  else pushFlow(draft, name);
}

/** Removes a flow that another flow replaces. Unlike `dropFrame`, keeps the answers for the new flow. */
function replaceFrame({ state }: Draft, frame: Frame): void {
  state.stack = state.stack.filter(({ id }) => id !== frame.id);
  if (state.offers?.frameId === frame.id) state.offers = null;
}

/** Ends the current flow, and drops suspended flows whose `obsoleteWhen` condition is true. */
export function popFrame(draft: Draft, outcome: Outcome | null): void {
  const { frame, state } = draft;
  if (!frame) return;
  dropFrame(draft, frame);
  if (state.turn && outcome) state.turn.outcome = outcome;
  const obsolete = state.stack.filter((one) => {
    const condition = draft.flowOf(one)?.obsoleteWhen;
    return condition !== undefined && draft.isTrue(condition, one);
  });
  for (const one of obsolete) dropFrame(draft, one);
}

export function dropFrame(draft: Draft, frame: Frame): void {
  const { state } = draft;
  const flow = draft.flowOf(frame);
  state.stack = state.stack.filter(({ id }) => id !== frame.id);
  if (state.confirm?.effect.frameId === frame.id) state.confirm = null;
  if (state.offers?.frameId === frame.id) state.offers = null;
  if (!flow) return;
  for (const slot of TRANSIENT_SLOTS) {
    const isUsed = Object.values(flow.states).some((one) => usesSlot(one, [slot]));
    const isShared = state.stack.some((one) =>
      Object.values(draft.flowOf(one)?.states ?? {}).some((other) => usesSlot(other, [slot])),
    );
    if (isUsed && !isShared) removeAnswer(draft, slot);
  }
}

/** Whether a flow asks for a slot or uses it in an expression. */
export const flowUsesSlot = (draft: Draft, name: string, slot: string): boolean =>
  Object.values(draft.graph.flows[name]?.states ?? {}).some((state) => usesSlot(state, [slot]));
