import { isOutdated, removeAnswer } from './answers.ts';
import { type Draft, own } from './draft.ts';
import { failIfBlocked, needsConfirmation, planEffect, requestEffect, timesOf } from './effects.ts';
import { newFrame, popFrame, pushFlow } from './frames.ts';
import type { SlotType, State } from './graph.ts';
import { textOf } from './json.ts';
import { MAX_TRANSITIONS } from './limits.ts';
import { labelOf, makeOffers, OLD_ANSWER, offersFor } from './offers.ts';
import type { AckKind } from './plan.ts';
import { insertedFields, recordValues, valuesOf } from './record-fields.ts';
import { searchState } from './renew-offers.ts';
import { flowNameOf } from './resolve-flows.ts';
import { sentencesFor } from './templates/wording.ts';
import { acknowledge, addPart, greet, handOff, moveTo } from './turn-plan.ts';
import type { Frame } from './types.ts';
import { isReadBack, readBack } from './voice.ts';

/**
 * Runs the flows until one of them waits for the contact or for an effect, or until no flow is left. Hands off after
 * too many transitions.
 */
export function walk(draft: Draft): void {
  for (let count = 0; draft.state.pending === null && !draft.turn.handOff; count++) {
    if (count >= MAX_TRANSITIONS) return handOff(draft, 'LOOP_GUARD');
    const { frame, state } = draft;
    if (frame) {
      if (!enterState(draft, frame)) return;
      continue;
    }
    const next = state.queue.shift();
    if (next === undefined) return;
    pushFlow(draft, next);
  }
}

/** Performs one state transition. Returns false if the flow waits for the contact, an effect or a human. */
function enterState(draft: Draft, frame: Frame): boolean {
  const state = draft.stateOf(frame);
  if (!state) return restartFlow(draft, frame);
  const { confirm } = draft.state;
  if (confirm?.effect.frameId === frame.id) return repeatConfirmation(draft, state);
  const visits = (frame.visits[frame.state] ?? 0) + 1;
  frame.visits[frame.state] = visits;
  if (state.kind !== 'ask' && visits > draft.env.context.limits.visits) {
    handOff(draft, 'LOOP_GUARD');
    return false;
  }
  return TRANSITIONS[state.kind](draft, frame, state as never);
}

/**
 * Restarts a flow whose current state no longer exists in the graph, or removes the flow if it cannot be restarted.
 * Answers are kept. Always returns true, because the engine continues.
 */
function restartFlow(draft: Draft, frame: Frame): boolean {
  const flow = draft.flowOf(frame);
  if (flow && Object.hasOwn(flow.states, flow.start)) {
    frame.state = flow.start;
    frame.visits = {};
    return true;
  }
  draft.state.stack = draft.state.stack.filter(({ id }) => id !== frame.id);
  return true;
}

type Transitions = {
  readonly [K in State['kind']]: (draft: Draft, frame: Frame, state: Extract<State, { kind: K }>) => boolean;
};

const TRANSITIONS: Transitions = {
  say: (draft, frame, state) => {
    say(draft, frame, { words: state.words, style: state.style ?? 'text' });
    moveTo(frame, state.next);
    return true;
  },
  ask,
  tool: runTool,
  book: runTool,
  branch: (draft, frame, { cases, otherwise }) => {
    moveTo(frame, cases.find(({ when }) => draft.isTrue(when, frame))?.next ?? otherwise);
    return true;
  },
  link: (draft, frame, { flow: linked }) => {
    const flow = flowNameOf(draft.graph, linked);
    const target = own(draft.graph.flows, flow);
    if (!target) {
      acknowledge(draft, 'not_available');
      popFrame(draft, 'UNANSWERED');
      return true;
    }
    draft.state.offers = null;
    const { stack } = draft.state;
    // If the linked flow is suspended, resume it instead of starting it again, so that it does not run twice.
    const suspended = stack.find((one) => one !== frame && one.flow === flow);
    if (suspended) draft.state.stack = [...stack.filter((one) => one !== frame && one !== suspended), suspended];
    else Object.assign(frame, newFrame(draft, flow, {}));
    return true;
  },
  hand_off: (draft, frame, state) => {
    moveTo(frame, state.next);
    handOff(draft, state.reason, state);
    return false;
  },
  end: (draft, _frame, { outcome, words, style = 'text' }) => {
    if (words !== undefined) addPart(draft, { kind: 'close', outcome, words, style });
    if (outcome === 'KEPT') acknowledge(draft, 'declined');
    popFrame(draft, outcome);
    return true;
  },
};

const ACK_PLACEHOLDERS: Readonly<Record<string, AckKind>> = {
  '{no_slots}': 'no_slots',
  '{slot_taken}': 'slot_taken',
  '{no_bookings}': 'no_bookings',
  '{not_available}': 'not_available',
};

/**
 * Adds the text of a state to the reply. A text that is only a placeholder, such as `{bookings}`, is replaced by a
 * built-in sentence or list. `{result.name}` within a text is replaced by a field of the record or the result of a tool.
 */
function say(draft: Draft, frame: Frame, { words, style }: { words: string; style: 'text' | 'instruction' }): void {
  const ack = own(ACK_PLACEHOLDERS, words);
  if (ack) {
    // The sentence that a time was taken already says that it is not free, so the second sentence is omitted.
    const isTaken = draft.turn.plan.some((part) => part.kind === 'ack' && part.ack === 'slot_taken');
    return ack === 'no_slots' && isTaken ? undefined : acknowledge(draft, ack);
  }
  if (words === '{bookings}') {
    if (frame.flow === 'book') greet(draft);
    const items = draft.upcoming.map(({ start }) => ({ start, label: labelOf(draft, start) }));
    return items.length > 0 ? addPart(draft, { kind: 'bookings', items }) : acknowledge(draft, 'no_bookings');
  }
  if (style === 'text' && insertedFields(words).length > 0) return sayRecord(draft, frame, words);
  if (words !== '{greeting}') return addPart(draft, { kind: 'say', words, style });
  greet(draft);
}

/**
 * Adds a text with values from the contact's record or from tools. If a value is missing, adds the sentence that the
 * agent does not know the answer.
 */
function sayRecord(draft: Draft, frame: Frame, words: string): void {
  const { values, missing, passages } = recordValues(draft, frame, words);
  const sources = passages.length > 0 ? { passages } : {};
  if (missing.length === 0) return addPart(draft, { kind: 'say', words, style: 'text', values, ...sources });
  addPart(draft, { kind: 'unknown', question: missing.join(', ') });
}

function ask(draft: Draft, frame: Frame, state: Extract<State, { kind: 'ask' }>): boolean {
  const slot = draft.slot(state.slot);
  const known = own(draft.state.answers, state.slot);
  if (slot && known && isOutdated(draft, known) && confirmAnswer(draft, frame, state.slot)) return false;
  if (!slot || known || draft.state.skipped.includes(state.slot)) {
    if (slot && (state.readBack || isReadBack(slot.type))) confirmHeard(draft, state.slot, slot.type);
    if (draft.state.offers?.slot === state.slot) draft.state.offers = null;
    moveTo(frame, state.next);
    return true;
  }
  // The form contains this question, so the agent does not ask it. The flow continues when the form is submitted.
  if (draft.turn.forms?.some(({ slots }) => slots.includes(state.slot))) return false;
  if (state.slot === 'unknown_choice' && draft.state.stack.length > 1) return leaveQuestion(draft);
  const { limits } = draft.env.context;
  if (frame.attempts >= limits.attempts && !draft.turn.progressed) {
    if (state.required) handOff(draft, 'NO_ANSWER');
    else draft.state.skipped.push(state.slot);
    return !state.required;
  }
  const { offers, isNew } = offersFor(draft, frame, state);
  if (!offers && state.options === 'offers') {
    handOff(draft, 'TOOL_FAILED');
    return false;
  }
  const asked = draft.turn.progressed ? 0 : frame.attempts;
  const isList = offers !== null && state.options !== 'choices';
  // If only one time is offered, the offer itself is the question, so it is repeated.
  if (isList && (isNew || asked > 0 || offers.items.length === 1))
    addPart(draft, {
      kind: 'offer',
      of: state.options === 'bookings' ? 'appointments' : 'times',
      items: offers.items.map(({ n, label }) => ({ n, label })),
    });
  const choices = offers && !isList ? offers.items.map(({ label }) => label) : [];
  addPart(draft, { kind: 'ask', slot: state.slot, type: slot.type, words: slot.words, choices, asked });
  if (frame.attempts === 0 || !draft.turn.progressed) frame.attempts++;
  return false;
}

/**
 * Ends the flow of a question without an answer, so that the suspended flow continues. Members see the question in the
 * list of unanswered questions. Always returns true, because the engine continues.
 */
function leaveQuestion(draft: Draft): boolean {
  acknowledge(draft, 'question_noted');
  popFrame(draft, null);
  return true;
}

/**
 * Asks whether an old answer is still correct. Returns false, and keeps the answer, if the contact has not replied to
 * the question in the permitted number of attempts.
 */
function confirmAnswer(draft: Draft, frame: Frame, name: string): boolean {
  const { turn, env, state } = draft;
  const value = own(state.answers, name)?.value ?? null;
  if (frame.attempts >= env.context.limits.attempts && !turn.progressed) return false;
  makeOffers(draft, { frameId: frame.id, slot: name, items: [{ n: 1, label: textOf(value), value }] });
  const words = sentencesFor(state.language).isStillRight.replace('{value}', () => textOf(value));
  addPart(draft, { kind: 'ask', slot: OLD_ANSWER, type: 'YES_NO', words, choices: [], asked: 0 });
  if (frame.attempts === 0 || !turn.progressed) frame.attempts++;
  return true;
}

/** On a call, reads back a value that the caller gave in this turn, except a time window or a chosen option. */
function confirmHeard(draft: Draft, name: string, type: SlotType): void {
  const answer = own(draft.state.answers, name);
  const isNew = answer?.source === 'contact' && answer.offerId === null && answer.at === draft.env.now;
  // A time window is not read back, because the offer or the confirmation repeats it.
  if (!isNew || draft.env.context.channel !== 'voice' || type === 'TIME_WINDOW') return;
  addPart(draft, { kind: 'ack', ack: 'noted', words: `${readBack(answer.value, type)}.` });
}

function runTool(draft: Draft, frame: Frame, state: Extract<State, { kind: 'tool' | 'book' }>): boolean {
  const effect = planEffect(draft, frame, state);
  if (failIfBlocked(draft, effect)) return !draft.turn.handOff;
  if (needsConfirmation(draft, state, effect)) {
    draft.state.confirm = { id: draft.id('c'), effect };
    return repeatConfirmation(draft, state);
  }
  requestEffect(draft, effect);
  return false;
}

function repeatConfirmation(draft: Draft, state: State): boolean {
  const { confirm } = draft.state;
  if (!confirm) return false;
  const { frame } = draft;
  if (frame && !draft.turn.progressed && frame.attempts >= draft.env.context.limits.attempts) {
    handOff(draft, 'NO_ANSWER');
    return false;
  }
  if (frame && (frame.attempts === 0 || !draft.turn.progressed)) frame.attempts++;
  const words =
    (state.kind === 'tool' || state.kind === 'book') && state.confirm !== '{times}' ? state.confirm : undefined;
  const times = timesOf(draft, confirm.effect, draft.bookingOf()?.start ?? null);
  const values = valuesOf(draft, confirm.effect, words);
  addPart(draft, { kind: 'confirm', effect: confirm.effect.tool, words: words ?? null, times, ...values });
  return false;
}

/** Discards the offered times and searches for later times. Returns false if no times are offered. */
export function declineOffers(draft: Draft): boolean {
  const { offers, stack } = draft.state;
  const frame = stack.find(({ id }) => id === offers?.frameId);
  const search = frame && searchState(draft, frame);
  if (!offers || !frame || !search) return false;
  frame.params['after'] = offers.items.at(-1)?.value ?? null;
  removeAnswer(draft, 'preferred_time');
  draft.state.offers = null;
  moveTo(frame, search);
  return true;
}
