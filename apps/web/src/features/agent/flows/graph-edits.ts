import {
  type BuiltinFlow,
  type ContextGraph,
  type Flow,
  isBuiltinFlow,
  renameTargets,
  type State,
  targetsOf,
} from '@frontdesk/agent/engine';

// The functions in this file do not change their arguments.

export const putFlow = (graph: ContextGraph, name: string, flow: Flow): ContextGraph => ({
  ...graph,
  flows: { ...graph.flows, [name]: flow },
});

export function addFlow(graph: ContextGraph, name: string, { description, examples }: NewFlow): ContextGraph {
  const states: Flow['states'] = {
    say: { kind: 'say', words: '', next: 'end' },
    end: { kind: 'end', outcome: 'ANSWERED' },
  };
  return putFlow(graph, name, { description, entry: [{ intent: description, examples }], start: 'say', states });
}

export interface NewFlow {
  readonly description: string;
  readonly examples: string[];
}

/** Renames a flow and updates all references to the flow. */
export function renameFlow(graph: ContextGraph, from: string, to: string): ContextGraph {
  const flows = Object.entries(graph.flows).map(([name, flow]) => [
    name === from ? to : name,
    linkedTo(flow, from, to),
  ]);
  const builtins = Object.entries(graph.builtins).map(([name, setting]) => [
    name,
    setting?.override === from ? { ...setting, override: to } : setting,
  ]);
  return { ...graph, flows: Object.fromEntries(flows), builtins: Object.fromEntries(builtins) };
}

const linkedTo = (flow: Flow, from: string, to: string): Flow => ({
  ...flow,
  states: mapStates(flow.states, (state) =>
    state.kind === 'link' && state.flow === from ? { ...state, flow: to } : state,
  ),
});

export function removeFlow(graph: ContextGraph, name: string): ContextGraph {
  const { [name]: _removed, ...flows } = graph.flows;
  return { ...graph, flows };
}

export function setFlowEnabled(graph: ContextGraph, name: BuiltinFlow, enabled: boolean): ContextGraph {
  const { [name]: setting, ...builtins } = graph.builtins;
  const isDefault = enabled && setting?.override === undefined;
  return { ...graph, builtins: isDefault ? builtins : { ...builtins, [name]: { ...setting, enabled } } };
}

/** Sets the description of a flow. Intents that equal the previous description are also set to the new description. */
export const setDescription = (flow: Flow, description: string): Flow => ({
  ...flow,
  description,
  entry: flow.entry.map((one) =>
    'intent' in one && one.intent === flow.description ? { ...one, intent: description } : one,
  ),
});

export const putState = (flow: Flow, name: string, state: State): Flow => ({
  ...flow,
  states: { ...flow.states, [name]: state },
});

/**
 * Inserts a new state after the given state, by default after the last state that leads to another state, or at the end
 * if there is none. If the preceding state has a `next` field, this field is set to the new state. Returns the flow and
 * the name of the new state.
 */
export function addState(flow: Flow, after: string | null, create: (next: string) => State): [Flow, string] {
  const names = Object.keys(flow.states);
  const before = after ?? names.findLast((name) => targetsOf(flow.states[name]).length > 0) ?? null;
  const previous = before === null ? undefined : flow.states[before];
  const last = names.find((name) => flow.states[name]?.kind === 'end') ?? flow.start;
  const next = previous && 'next' in previous ? previous.next : last;
  const created = create(next);
  const name = unusedName(created.kind, names);
  const states = Object.entries(flow.states).flatMap(([one, state]) => {
    const leading = one === before && 'next' in state ? { ...state, next: name } : state;
    return one === before
      ? [
          [one, leading],
          [name, created],
        ]
      : [[one, state]];
  });
  return [{ ...flow, states: Object.fromEntries(before === null ? [...states, [name, created]] : states) }, name];
}

export function renameState(flow: Flow, from: string, to: string): Flow {
  const rename = (name: string) => (name === from ? to : name);
  const states = Object.entries(flow.states).map(([name, state]) => [rename(name), renameTargets(state, rename)]);
  return { ...flow, start: rename(flow.start), states: Object.fromEntries(states) };
}

/**
 * Removes a state. Other states that lead to it, and the start of the flow, then lead to its first target other than
 * itself, if there is one.
 */
export function removeState(flow: Flow, name: string): Flow {
  const { [name]: removed, ...rest } = flow.states;
  const next = targetsOf(removed).find((target) => target !== name);
  const follow = (target: string) => (target === name && next !== undefined ? next : target);
  const states = mapStates(rest, (state) => renameTargets(state, follow));
  return { ...flow, start: flow.start === name ? (next ?? Object.keys(rest)[0] ?? '') : flow.start, states };
}

/**
 * Moves a state up (-1) or down (1) in the list. If the first state changes, the flow starts with the new first state.
 * Returns the flow unchanged if the state is already first or last.
 */
export function moveState(flow: Flow, name: string, by: 1 | -1): Flow {
  const names = Object.keys(flow.states);
  const at = names.indexOf(name);
  const other = names[at + by];
  if (other === undefined) return flow;
  names[at] = other;
  names[at + by] = name;
  const states = Object.fromEntries(names.map((one) => [one, flow.states[one]!]));
  const changesFirst = at === 0 || at + by === 0;
  return { ...flow, start: changesFirst ? names[0]! : flow.start, states };
}

/** Removes slots that were used before the edit and that no state or condition uses after the edit. */
export function withoutUnused(graph: ContextGraph, before: ContextGraph): ContextGraph {
  const [used, usedBefore] = [usedSlots(graph), usedSlots(before)];
  const slots = Object.entries(graph.slots).filter(([name]) => used.has(name) || !usedBefore.has(name));
  return { ...graph, slots: Object.fromEntries(slots) };
}

function usedSlots({ flows }: ContextGraph): Set<string> {
  const states = Object.values(flows).flatMap((flow) => Object.values(flow.states));
  const asked = states.flatMap((state) => (state.kind === 'ask' ? [state.slot] : []));
  const named = [...JSON.stringify(flows).matchAll(/\banswers\.([a-z0-9_]+)/g)].map(([, name]) => name!);
  return new Set([...asked, ...named]);
}

const mapStates = (states: Flow['states'], change: (state: State) => State): Flow['states'] =>
  Object.fromEntries(Object.entries(states).map(([name, state]) => [name, change(state)]));

/**
 * Returns the name itself if it is unused, otherwise the name with the lowest unused numeric suffix, starting with 2.
 */
export function unusedName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let count = 2; taken.includes(name); count++) name = `${base}_${count}`;
  return name;
}

/** Returns the names of the workspace's flows that do not replace a built-in flow. */
export const ownFlowNames = (graph: ContextGraph): string[] =>
  Object.keys(graph.flows).filter((name) => !isBuiltinFlow(name));
