import { expressionsOf, reachableFrom, targetsOf } from './answers.ts';
import { assignArgumentProblems } from './assign-problems.ts';
import { BUILTIN_SLOTS } from './builtins/slots.ts';
import { checkExpression } from './expression/check.ts';
import { BUILTIN_FLOWS, type ContextGraph, type Flow, type Slot, type State } from './graph.ts';
import { MAX_INTENT_FLOWS } from './limits.ts';
import { recordProblems } from './record-problems.ts';
import { resolveFlows } from './resolve-flows.ts';
import { surfaceArgumentProblems } from './surface-problems.ts';
import { BOOKING_TOOLS, UNAVAILABLE_TOOLS } from './tools.ts';

export interface GraphProblem {
  readonly path: readonly (string | number)[];
  readonly words: string;
}

type Path = GraphProblem['path'];

/** Returns the problems that prevent a well-formed graph from running. Empty if the graph can run. */
export function graphProblems(graph: ContextGraph): GraphProblem[] {
  const slots = { ...BUILTIN_SLOTS, ...graph.slots };
  const flows = Object.entries(graph.flows).flatMap(([name, flow]) => {
    const path = ['flows', name];
    const lost = targetProblems(graph, flow, path);
    const shape =
      lost.length > 0
        ? lost
        : [...reachProblems(flow, path), ...cycleProblems(flow, path), ...consentProblems(flow, path)];
    const uses = [
      ...slotUseProblems(flow, slots, path),
      ...toolProblems(flow, path),
      ...recordProblems(flow, path),
      ...assignArgumentProblems(flow, path),
      ...surfaceArgumentProblems(flow, path),
    ];
    return [...shape, ...uses, ...expressionProblems(flow, slots, path)];
  });
  const starts = [...startProblems(graph), ...intentProblems(graph)];
  return [...flows, ...starts, ...slotProblems(graph, slots), ...builtinProblems(graph)];
}

function targetProblems(graph: ContextGraph, { start, states }: Flow, path: Path): GraphProblem[] {
  const missing = (name: string) => `There is no state “${name}”.`;
  const lost: GraphProblem[] = Object.hasOwn(states, start)
    ? []
    : [{ path: [...path, 'start'], words: missing(start) }];
  for (const [name, state] of Object.entries(states)) {
    const here = [...path, 'states', name];
    for (const target of targetsOf(state))
      if (!Object.hasOwn(states, target)) lost.push({ path: here, words: missing(target) });
    const words = state.kind === 'link' ? linkProblem(graph, state.flow, path) : null;
    if (words !== null) lost.push({ path: [...here, 'flow'], words });
  }
  return lost;
}

/**
 * Returns the problem of a link to a flow, or null. A built-in flow can link to a disabled built-in flow: the agent
 * then says that the action is not available.
 */
function linkProblem({ flows, builtins }: ContextGraph, target: string, [, from]: Path): string | null {
  const builtin = BUILTIN_FLOWS.find((one) => one === target);
  if (Object.hasOwn(flows, target) && !builtin) return null;
  if (!builtin) return `There is no flow “${target}”.`;
  const isAllowed = (builtins[builtin]?.enabled ?? true) || BUILTIN_FLOWS.some((one) => one === from);
  return isAllowed ? null : `The flow “${target}” is turned off.`;
}

/**
 * Reports flows that can never start, because they have no entry, no other flow links to them, and they replace no
 * built-in flow.
 */
function startProblems({ flows, builtins }: ContextGraph): GraphProblem[] {
  const linked = Object.values(flows).flatMap(({ states }) =>
    Object.values(states).flatMap((state) => (state.kind === 'link' ? [state.flow] : [])),
  );
  const replacing = Object.values(builtins).map((setting) => setting?.override);
  const started: unknown[] = [...BUILTIN_FLOWS, ...linked, ...replacing];
  return Object.entries(flows).flatMap(([name, { entry }]) =>
    entry.length > 0 || started.includes(name)
      ? []
      : [{ path: ['flows', name, 'entry'], words: 'Nothing starts this flow. Add an event or an intent.' }],
  );
}

/** Reports flows with an intent beyond the limit. The model cannot choose them, so they would never start. */
function intentProblems(graph: ContextGraph): GraphProblem[] {
  const flows = Object.entries(resolveFlows(graph).flows);
  const named = flows.filter(([, { entry }]) => entry.some((one) => 'intent' in one)).map(([name]) => name);
  const words = `The agent distinguishes at most ${MAX_INTENT_FLOWS} flows by intent. Remove one, or turn one off.`;
  return named.slice(MAX_INTENT_FLOWS).map((name) => ({ path: ['flows', name, 'entry'], words }));
}

const isEnd = (state: State | undefined): boolean =>
  state?.kind === 'end' || state?.kind === 'hand_off' || state?.kind === 'link';

function reachProblems(flow: Flow, path: Path): GraphProblem[] {
  const reached = reachableFrom(flow, flow.start);
  return Object.keys(flow.states).flatMap((name) => {
    const here = [...path, 'states', name];
    if (!reached.includes(name)) return [{ path: here, words: 'No state leads here.' }];
    const canEnd = reachableFrom(flow, name).some((target) => isEnd(flow.states[target]));
    return canEnd ? [] : [{ path: here, words: 'This state leads to no end and no handoff.' }];
  });
}

/** Reports a cycle without a question or handoff. Only the limits of the engine would stop it. */
function cycleProblems({ states }: Flow, path: Path): GraphProblem[] {
  const waits = (name: string) => states[name]?.kind === 'ask' || states[name]?.kind === 'hand_off';
  const left = new Set(Object.keys(states).filter((name) => !waits(name)));
  let before = -1;
  while (left.size !== before) {
    before = left.size;
    for (const name of left) if (!targetsOf(states[name]).some((target) => left.has(target))) left.delete(name);
  }
  const [name] = left;
  return name === undefined ? [] : [{ path: [...path, 'states', name], words: 'This cycle contains no question.' }];
}

/**
 * Reports states that change the calendar although the contact has neither confirmed the change nor chosen an offer
 * before.
 */
function consentProblems(flow: Flow, path: Path): GraphProblem[] {
  const offers = Object.keys(flow.states).filter((name) => {
    const state = flow.states[name];
    return state?.kind === 'ask' && state.options === 'offers';
  });
  const states = Object.fromEntries(Object.entries(flow.states).filter(([name]) => !offers.includes(name)));
  const withoutOffer = Object.hasOwn(states, flow.start) ? reachableFrom({ ...flow, states }, flow.start) : [];
  return withoutOffer.flatMap((name) => {
    const state = flow.states[name];
    const needsConsent = (state?.kind === 'tool' || state?.kind === 'book') && BOOKING_TOOLS.includes(state.tool);
    if (!needsConsent || state.confirm !== undefined) return [];
    return [{ path: [...path, 'states', name], words: 'Add “confirm”, or let the contact choose an offer first.' }];
  });
}

function slotUseProblems({ states }: Flow, slots: Readonly<Record<string, Slot>>, path: Path): GraphProblem[] {
  return Object.entries(states).flatMap(([name, state]) =>
    state.kind === 'ask' && !Object.hasOwn(slots, state.slot)
      ? [{ path: [...path, 'states', name, 'slot'], words: `There is no slot “${state.slot}”.` }]
      : [],
  );
}

/** Reports states with a tool that is not implemented. */
function toolProblems({ states }: Flow, path: Path): GraphProblem[] {
  return Object.entries(states).flatMap(([name, state]) =>
    (state.kind === 'tool' || state.kind === 'book') && UNAVAILABLE_TOOLS.includes(state.tool)
      ? [{ path: [...path, 'states', name, 'tool'], words: `The tool “${state.tool}” is not available.` }]
      : [],
  );
}

function expressionProblems(flow: Flow, slots: Readonly<Record<string, Slot>>, path: Path): GraphProblem[] {
  const at = (here: Path, source: string, expected: 'condition' | 'value') =>
    checkExpression(source, { slots }, expected).map((words) => ({ path: here, words }));
  const states = Object.entries(flow.states).flatMap(([name, state]) =>
    expressionsOf(state).flatMap((source) =>
      at([...path, 'states', name], source, state.kind === 'branch' ? 'condition' : 'value'),
    ),
  );
  const entries = flow.entry.flatMap(({ when }, index) =>
    when === undefined ? [] : at([...path, 'entry', index], when, 'condition'),
  );
  const obsolete = flow.obsoleteWhen === undefined ? [] : at([...path, 'obsoleteWhen'], flow.obsoleteWhen, 'condition');
  return [...states, ...entries, ...obsolete];
}

function slotProblems(graph: ContextGraph, slots: Readonly<Record<string, Slot>>): GraphProblem[] {
  return Object.entries(graph.slots).flatMap(([name, { type, choices = [], dependsOn = [], valid }]) => {
    const path = ['slots', name];
    const problems: GraphProblem[] = [];
    if (type === 'CHOICE' && choices.length < 2)
      problems.push({ path: [...path, 'choices'], words: 'A choice has at least two answers.' });
    if (type !== 'CHOICE' && choices.length > 0)
      problems.push({ path: [...path, 'choices'], words: 'Only a choice lists its answers.' });
    for (const other of dependsOn)
      if (!Object.hasOwn(slots, other))
        problems.push({ path: [...path, 'dependsOn'], words: `There is no slot “${other}”.` });
    if (dependsOnItself(slots, name))
      problems.push({ path: [...path, 'dependsOn'], words: 'The slot depends on itself.' });
    const condition = valid === undefined ? [] : checkExpression(valid, { slots, hasValue: true }, 'condition');
    return [...problems, ...condition.map((words) => ({ path: [...path, 'valid'], words }))];
  });
}

function dependsOnItself(slots: Readonly<Record<string, Slot>>, name: string): boolean {
  const seen = new Set(slots[name]?.dependsOn);
  for (const one of seen) for (const next of slots[one]?.dependsOn ?? []) seen.add(next);
  return seen.has(name);
}

function builtinProblems({ builtins, flows }: ContextGraph): GraphProblem[] {
  return Object.entries(builtins).flatMap(([name, setting]) =>
    setting?.override !== undefined && !Object.hasOwn(flows, setting.override)
      ? [{ path: ['builtins', name, 'override'], words: `There is no flow “${setting.override}”.` }]
      : [],
  );
}
