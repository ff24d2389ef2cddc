import type { ContextGraph, State } from './graph.ts';

export interface GraphProblem {
  readonly path: readonly (string | number)[];
  readonly words: string;
}

type Edge = readonly [field: 'next' | 'otherwise', target: string];

/** Returns the transitions that lead out of a state. */
export function edgesOf(state: State): readonly Edge[] {
  if (state.kind === 'end') return [];
  const edges: Edge[] = [['next', state.next]];
  if (state.kind === 'ask' && state.otherwise !== undefined) edges.push(['otherwise', state.otherwise]);
  return edges;
}

/**
 * Returns the problems that prevent a well-formed graph from running. Graphs must be acyclic: an answered question is
 * not asked again, so a cycle would never end. Without cycles an end is always reachable.
 */
export function graphProblems(graph: ContextGraph): GraphProblem[] {
  const lost = targetProblems(graph);
  if (lost.length > 0) return lost;
  return [...reachabilityProblems(graph), ...circleProblems(graph), ...keyProblems(graph)];
}

function targetProblems({ start, states }: ContextGraph): GraphProblem[] {
  const missing = (name: string) => `There is no state “${name}”.`;
  const lost: GraphProblem[] = Object.hasOwn(states, start) ? [] : [{ path: ['start'], words: missing(start) }];
  for (const [name, state] of Object.entries(states))
    for (const [field, target] of edgesOf(state))
      if (!Object.hasOwn(states, target)) lost.push({ path: ['states', name, field], words: missing(target) });
  return lost;
}

function reachabilityProblems({ start, states }: ContextGraph): GraphProblem[] {
  const reached = new Set<string>([start]);
  for (const name of reached) for (const [, target] of edgesOf(states[name]!)) reached.add(target);
  const apart = Object.keys(states).filter((name) => !reached.has(name));
  return apart.map((name) => ({ path: ['states', name], words: 'Nothing leads here.' }));
}

/** Removes states that only lead to removed states, starting from the ends. The states that remain form cycles. */
function circleProblems({ states }: ContextGraph): GraphProblem[] {
  const left = new Map(Object.entries(states));
  let before = -1;
  while (left.size !== before) {
    before = left.size;
    for (const [name, state] of left) if (edgesOf(state).every(([, target]) => !left.has(target))) left.delete(name);
  }
  const [round] = [...left.keys()];
  if (round === undefined) return [];
  const words = 'This leads in a circle. A graph leads forward only, so that a conversation ends.';
  return [{ path: ['states', round, 'next'], words }];
}

function keyProblems({ states }: ContextGraph): GraphProblem[] {
  const seen = new Set<string>();
  return Object.entries(states).flatMap(([name, state]) => {
    if (state.kind !== 'ask') return [];
    const { key } = state.question;
    const twice = seen.has(key);
    seen.add(key);
    return twice ? [{ path: ['states', name, 'question', 'key'], words: `“${key}” is asked for already.` }] : [];
  });
}
