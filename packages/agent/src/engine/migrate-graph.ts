import type { Question } from '../question.ts';
import { targetsOf } from './answers.ts';
import { bookStates, ENTRY_INTENT, UPCOMING_START, upcomingStates } from './builtins/book-flow.ts';
import { offerStates } from './builtins/offer-states.ts';
import { BUILTIN_SLOTS } from './builtins/slots.ts';
import type { ContextGraph, Flow, Outcome, Slot, State } from './graph.ts';
import { GREETING_V1, type GraphV1, type StateV1 } from './graph-v1.ts';

/** Name of the only flow in a graph that was converted from version 1. */
export const MAIN_FLOW = 'main';

/**
 * Returns the slot name of a question: its key, or the key with the suffix `_answer` if a built-in slot has the same
 * name. A question of type EMAIL keeps the key `email`.
 */
export const slotNameOf = ({ key, type }: Pick<Question, 'key' | 'type'>): string =>
  Object.hasOwn(BUILTIN_SLOTS, key) && !(key === 'email' && type === 'EMAIL') ? `${key}_answer` : key;

export const slotOf = ({ words, type, choices }: Question): Slot => ({
  type,
  words,
  ...(choices.length > 0 ? { choices: [...choices] } : {}),
  scope: 'contact',
  writesTo: type === 'EMAIL' ? 'lead.email' : 'lead.answers',
});

/**
 * Converts a graph of version 1. Its states become one flow, in which booking states are expanded and unreachable
 * states are removed. Built-in flows are enabled, except `book` if the graph books no appointments.
 */
export function migrateGraph({ goal, start, states }: GraphV1): ContextGraph {
  const questions = Object.values(states).flatMap((state) => (state.kind === 'ask' ? [state.question] : []));
  const email = questions.find(({ type }) => type === 'EMAIL');
  const emailSlot = email ? slotNameOf(email) : 'email';
  const hasBooking = Object.values(states).some(({ kind }) => kind === 'book');
  const flow: Flow = {
    description: hasBooking ? ENTRY_INTENT : goal.slice(0, 300),
    entry: [
      { event: 'lead_arrived', priority: 0 },
      { event: 'first_message', priority: 0 },
      { event: 'call_started', priority: 0 },
      ...(hasBooking ? [{ intent: ENTRY_INTENT, examples: ['I would like an appointment'] }] : []),
    ],
    start,
    states: Object.assign({}, ...Object.entries(states).map(([name, state]) => statesFor(name, state, emailSlot))),
  };
  const main = hasBooking ? withUpcoming(flow) : flow;
  return {
    version: 2,
    goal,
    flows: { [MAIN_FLOW]: withoutUnreachable(main) },
    slots: Object.fromEntries(questions.map((question) => [slotNameOf(question), slotOf(question)])),
    builtins: { book: hasBooking ? { enabled: true, override: MAIN_FLOW } : { enabled: false } },
  };
}

/**
 * Adds states that first ask about an upcoming appointment. Returns the flow unchanged if it already uses one of their
 * names.
 */
function withUpcoming(flow: Flow): Flow {
  const added = upcomingStates(flow.start);
  if (Object.keys(added).some((name) => Object.hasOwn(flow.states, name))) return flow;
  return { ...flow, start: UPCOMING_START, states: { ...added, ...flow.states } };
}

function statesFor(name: string, state: StateV1, emailSlot: string): Record<string, State> {
  switch (state.kind) {
    case 'say':
      return { [name]: { kind: 'say', ...wordsOf(state.words), next: state.next } };
    case 'ask':
      return askStates(name, state);
    case 'book':
      return bookingStates(name, state.next, emailSlot);
    case 'hand_off':
      return { [name]: { kind: 'hand_off', reason: 'POLICY', note: state.reason, next: state.next } };
    case 'end':
      return {
        [name]: {
          kind: 'end',
          outcome: outcomeOf(state.outcome),
          ...(state.words ? { words: state.words, style: 'instruction' as const } : {}),
        },
      };
  }
}

export const outcomeOf = (outcome: string): Outcome => (outcome === 'ENDED' ? 'ANSWERED' : (outcome as Outcome));

/**
 * Converts a text of version 1 to an instruction. The default greeting becomes the placeholder for the generated
 * greeting.
 */
const wordsOf = (words: string): { words: string; style?: 'instruction' } =>
  words === GREETING_V1 ? { words: '{greeting}' } : { words, style: 'instruction' };

function askStates(name: string, { question, next, otherwise }: StateV1 & { kind: 'ask' }): Record<string, State> {
  const slot = slotNameOf(question);
  const options = question.type === 'CHOICE' ? { options: 'choices' as const } : {};
  const ask = { kind: 'ask' as const, slot, required: question.required, ...options };
  if (otherwise === undefined || question.disqualifying.length === 0) return { [name]: { ...ask, next } };
  const values = question.disqualifying.map((value) =>
    question.type === 'NUMBER' && Number.isFinite(Number(value)) ? String(Number(value)) : JSON.stringify(value),
  );
  const fit = `fit_${name}`.slice(0, 60);
  return {
    [name]: { ...ask, next: fit },
    [fit]: {
      kind: 'branch',
      cases: [{ when: `answers.${slot} in [${values.join(', ')}]`, next: otherwise }],
      otherwise: next,
    },
  };
}

/**
 * Returns the built-in booking states, with names that begin with the name of the replaced state, so that they do not
 * collide with other states.
 */
function bookingStates(name: string, next: string, emailSlot: string): Record<string, State> {
  const prefix = (target: string) => (target === 'slots' ? name : `${name}_${target}`.slice(0, 60));
  const { booked: _booked, ...book } = bookStates(emailSlot);
  return Object.fromEntries(
    Object.entries({ ...offerStates('book'), ...book }).map(([own, state]) => [
      prefix(own),
      renameTargets(state, (target) => (target === 'booked' ? next : prefix(target))),
    ]),
  );
}

/** Returns a copy of the state in which the next states are renamed. */
export function renameTargets(state: State, rename: (target: string) => string): State {
  switch (state.kind) {
    case 'branch':
      return {
        ...state,
        cases: state.cases.map((one) => ({ ...one, next: rename(one.next) })),
        otherwise: rename(state.otherwise),
      };
    case 'tool':
    case 'book': {
      const onError = Object.fromEntries(Object.entries(state.onError).map(([code, target]) => [code, rename(target)]));
      return { ...state, next: rename(state.next), onError };
    }
    case 'link':
    case 'end':
      return state;
    default:
      return { ...state, next: rename(state.next) };
  }
}

function withoutUnreachable(flow: Flow): Flow {
  const reached = new Set([flow.start]);
  for (const name of reached) for (const target of targetsOf(flow.states[name])) reached.add(target);
  return { ...flow, states: Object.fromEntries(Object.entries(flow.states).filter(([name]) => reached.has(name))) };
}
