import type { ToolCall, ToolResult } from './events.ts';
import type { ContextGraph } from './graph.ts';
import { currentState, endFor } from './graph-position.ts';
import type { Memory } from './memory.ts';

/** Records a tool result in the memory and marks the call as answered. */
export function applyToolResult(graph: ContextGraph, memory: Memory, call: ToolCall, result: ToolResult): Memory {
  const told = { ...memory, pending: memory.pending.filter(({ id }) => id !== call.id) };
  if (!result.ok) return result.problem === 'SLOT_TAKEN' ? withoutSlot(told, call) : told;
  switch (call.tool) {
    case 'updateLeadProfile':
      return { ...told, answers: { ...told.answers, ...answersOf(call) } };
    case 'listSlots':
      return { ...told, slots: [...(result.slots ?? [])].slice(0, 20) };
    case 'bookConsult':
      return { ...told, booked: result.booked ?? String(call.arguments['start']) };
    case 'markUnqualified':
      return { ...told, outcome: 'UNQUALIFIED', state: endFor(graph, 'UNQUALIFIED') };
    case 'endConversation':
      return memoryOfEarlyEnd(graph, told);
    case 'escalateToHuman':
      return told;
  }
}

/** Continues after all tool calls returned. Calls without a result are reconsidered with the next message. */
export function memoryAfterTools(graph: ContextGraph, memory: Memory): Memory {
  const { state } = currentState(graph, memory);
  // Request slots again when they are needed, because availability may have changed.
  return state.kind === 'book' ? memory : { ...memory, slots: [] };
}

function memoryOfEarlyEnd(graph: ContextGraph, memory: Memory): Memory {
  const outcome = memory.outcome ?? (memory.booked === null ? 'ENDED' : 'BOOKED');
  return { ...memory, outcome, state: endFor(graph, outcome) };
}

const withoutSlot = (memory: Memory, call: ToolCall): Memory => ({
  ...memory,
  slots: memory.slots.filter((slot) => slot !== call.arguments['start']),
});

function answersOf(call: ToolCall): Record<string, string> {
  const { answers } = call.arguments as { answers: readonly { key: string; value: string }[] };
  return Object.fromEntries(answers.map(({ key, value }) => [key, value]));
}
