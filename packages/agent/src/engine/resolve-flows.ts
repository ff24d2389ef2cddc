import { bookFlow } from './builtins/book-flow.ts';
import { APPOINTMENTS_FLOW, CANCEL_FLOW, RESCHEDULE_FLOW } from './builtins/change-flows.ts';
import { ANSWER_FLOW, CALLBACK_FLOW, HUMAN_FLOW, MESSAGE_FLOW, OPT_OUT_FLOW } from './builtins/help-flows.ts';
import { BUILTIN_SLOTS } from './builtins/slots.ts';
import { BUILTIN_FLOWS, type BuiltinFlow, type ContextGraph, type Flow, type Slot } from './graph.ts';

const FLOWS: Readonly<Record<BuiltinFlow, Flow>> = {
  book: bookFlow([], 'BOOK'),
  reschedule: RESCHEDULE_FLOW,
  cancel: CANCEL_FLOW,
  appointments: APPOINTMENTS_FLOW,
  answer: ANSWER_FLOW,
  leave_message: MESSAGE_FLOW,
  callback: CALLBACK_FLOW,
  human: HUMAN_FLOW,
  opt_out: OPT_OUT_FLOW,
};

/** Flows and slots with which an agent runs: the flows and slots of its graph, and the built-in flows and slots. */
export interface ResolvedGraph {
  readonly goal: string;
  readonly flows: Readonly<Record<string, Flow>>;
  readonly slots: Readonly<Record<string, Slot>>;
  /** Maps each flow that replaces a built-in flow to the built-in name. The flow runs only under the built-in name. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Whether a built-in flow is enabled. The opt-out flow is always enabled. */
const isEnabled = ({ builtins }: ContextGraph, name: BuiltinFlow, disabled: readonly BuiltinFlow[]): boolean =>
  name === 'opt_out' || ((builtins[name]?.enabled ?? true) && !disabled.includes(name));

/**
 * Adds the built-in flows to a graph. A flow replaces a built-in flow if it has the same name or is set as `override`.
 */
export function resolveFlows(graph: ContextGraph, disabled: readonly BuiltinFlow[] = []): ResolvedGraph {
  const flows: Record<string, Flow> = {};
  for (const name of BUILTIN_FLOWS) {
    if (!isEnabled(graph, name, disabled)) continue;
    const override = graph.builtins[name]?.override;
    flows[name] = (override === undefined ? undefined : graph.flows[override]) ?? FLOWS[name];
  }
  const aliases = aliasesOf(graph, flows);
  const own = Object.entries(graph.flows).filter(
    ([name]) => !Object.hasOwn(aliases, name) && (!isBuiltin(name) || isEnabled(graph, name, disabled)),
  );
  return {
    goal: graph.goal,
    // The flow of the graph starts the conversation, so the built-in booking flow must not start as well.
    flows: withoutDuplicateEntry({ ...flows, ...Object.fromEntries(own) }, graph),
    slots: { ...BUILTIN_SLOTS, ...graph.slots },
    aliases,
  };
}

function aliasesOf(graph: ContextGraph, flows: Readonly<Record<string, Flow>>): Record<string, string> {
  const aliases: Record<string, string> = {};
  for (const [name, builtin] of Object.entries(graph.builtins)) {
    const override = builtin?.override;
    if (override === undefined || override === name || isBuiltin(override)) continue;
    if (Object.hasOwn(graph.flows, override) && Object.hasOwn(flows, name)) aliases[override] ??= name;
  }
  return aliases;
}

/** Returns the name under which a flow runs. A replacement runs under the name of the built-in flow. */
export const flowNameOf = ({ aliases }: ResolvedGraph, name: string): string =>
  Object.hasOwn(aliases, name) ? aliases[name]! : name;

const isBuiltin = (name: string): name is BuiltinFlow => BUILTIN_FLOWS.some((one) => one === name);

function withoutDuplicateEntry(flows: Record<string, Flow>, graph: ContextGraph): Record<string, Flow> {
  const { book } = flows;
  const hasOwn = Object.values(graph.flows).some(({ entry }) => entry.some((one) => 'event' in one));
  if (!book || graph.flows['book'] || graph.builtins.book?.override !== undefined || !hasOwn) return flows;
  return { ...flows, book: { ...book, entry: book.entry.filter((one) => !('event' in one)) } };
}
