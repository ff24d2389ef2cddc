import {
  type BuiltinFlow,
  type ContextGraph,
  type Flow,
  isBuiltinFlow,
  renameTargets,
  type State,
  targetsOf,
} from '@frontdesk/agent/engine';

/** Changes of a graph that is being edited. All return a new value. */

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

/** Links to the flow follow its new name. */
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

/** Intents that repeat the description follow it. */
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

/** Inserts a state after another one, which then leads to it. Returns the name of the new state. */
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

/** States that led to the removed one lead to its next state. */
export function removeState(flow: Flow, name: string): Flow {
  const { [name]: removed, ...rest } = flow.states;
  const next = targetsOf(removed).find((target) => target !== name);
  const follow = (target: string) => (target === name && next !== undefined ? next : target);
  const states = mapStates(rest, (state) => renameTargets(state, follow));
  return { ...flow, start: flow.start === name ? (next ?? Object.keys(rest)[0] ?? '') : flow.start, states };
}

/** The order is for readers. A state that becomes the first one starts the flow. */
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

/** Removes own slots that an edit left without a state or condition that uses them. */
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

/** A name that is not taken, with a number where needed. */
export function unusedName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let count = 2; taken.includes(name); count++) name = `${base}_${count}`;
  return name;
}

/** Own flows that do not replace a built-in one. */
export const ownFlowNames = (graph: ContextGraph): string[] =>
  Object.keys(graph.flows).filter((name) => !isBuiltinFlow(name));
