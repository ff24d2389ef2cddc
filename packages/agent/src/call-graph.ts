import { defaultGraph } from './default-graph.ts';
import { BUILTIN_SLOTS } from './engine/builtins/slots.ts';
import { parseExpression } from './engine/expression/parse.ts';
import type { Flow, ContextGraph as FlowGraph, State } from './engine/graph.ts';
import { textOf } from './engine/json.ts';
import { resolveFlows } from './engine/resolve-flows.ts';
import type { ContextGraph } from './graph.ts';
import { QUESTION_TYPES, type Question } from './question.ts';

/** Graph of version 1 with the questions of a graph's booking flow, for callers that do not run flows yet. */
export function callGraphOf(graph: FlowGraph): ContextGraph {
  const { flows, slots } = resolveFlows(graph);
  const flow = flows['book'] ?? Object.values(flows).find(({ entry }) => entry.some((one) => 'event' in one));
  const states = Object.values(flow?.states ?? {});
  const questions = states.flatMap((state): Question[] => {
    if (state.kind !== 'ask' || Object.hasOwn(BUILTIN_SLOTS, state.slot)) return [];
    const slot = slots[state.slot];
    const type = QUESTION_TYPES.find((one) => one === slot?.type);
    if (!slot || !type) return [];
    const { words, choices = [] } = slot;
    return [{ key: state.slot, words, type, choices, required: state.required, disqualifying: refused(flow!, state) }];
  });
  const isBooking = states.some((state) => state.kind === 'book');
  return { ...defaultGraph(questions, isBooking ? 'BOOK' : 'QUALIFY'), goal: graph.goal };
}

/** Answers that lead from a question to the end as unqualified. */
function refused({ states }: Flow, { slot, next }: State & { kind: 'ask' }): string[] {
  const fit = states[next];
  if (fit?.kind !== 'branch') return [];
  const found = fit.cases.find(({ when }) => when.startsWith(`answers.${slot} in [`));
  const end = found && states[found.next];
  if (end?.kind !== 'end' || end.outcome !== 'UNQUALIFIED') return [];
  const parsed = parseExpression(found!.when);
  const list = 'node' in parsed && parsed.node.kind === 'compare' ? parsed.node.right : null;
  return list?.kind === 'list'
    ? list.items.flatMap((item) => (item.kind === 'literal' ? [textOf(item.value)] : []))
    : [];
}
