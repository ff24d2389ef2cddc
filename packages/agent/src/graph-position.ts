import type { ContextGraph, Outcome, State } from './graph.ts';
import type { Memory } from './memory.ts';
import { isDisqualifying } from './parse-answer.ts';
import type { Question } from './question.ts';

export interface GraphPosition {
  /** Texts to send on the way to this state. */
  readonly says: readonly string[];
  readonly name: string;
  /** An open question, a booking, a handoff or an end. Never a `say` state. */
  readonly state: Exclude<State, { kind: 'say' }>;
}

/**
 * Returns the current state, after all states that were said, answered, skipped or booked. Terminates because graphs
 * are acyclic.
 */
export function currentState(graph: ContextGraph, memory: Memory): GraphPosition {
  const says: string[] = [];
  let name = memory.state;
  for (;;) {
    const state = stateAt(graph, name);
    if (state.kind === 'say') says.push(state.words);
    const next = state.kind === 'say' ? state.next : nextPassedState(state, memory);
    if (next === null) return { says, name, state: state as GraphPosition['state'] };
    name = next;
  }
}

export function stateAt({ states, start }: ContextGraph, name: string): State {
  // A memory from another version of the graph restarts at the first state. Existing answers are not asked again.
  return Object.hasOwn(states, name) ? states[name]! : states[start]!;
}

function nextPassedState(state: Exclude<State, { kind: 'say' }>, memory: Memory): string | null {
  if (state.kind === 'book') return memory.booked === null ? null : state.next;
  if (state.kind !== 'ask') return null;
  const { key } = state.question;
  if (!isAnswered(memory, key)) return memory.skipped.includes(key) ? state.next : null;
  return isDisqualifying(state.question, memory.answers[key]!) ? (state.otherwise ?? state.next) : state.next;
}

export const isAnswered = ({ answers }: Memory, key: string): boolean => Object.hasOwn(answers, key);

export const questionsOf = ({ states }: ContextGraph): readonly Question[] =>
  Object.values(states).flatMap((state) => (state.kind === 'ask' ? [state.question] : []));

/** Returns the end with this outcome, or any end: a conversation always ends inside its graph. */
export function endFor({ states }: ContextGraph, outcome: Outcome): string {
  const ends = Object.entries(states).filter(([, { kind }]) => kind === 'end');
  return (ends.find(([, state]) => state.kind === 'end' && state.outcome === outcome) ?? ends[0]!)[0];
}
