import { z } from 'zod';
import type { ContextGraph } from './graph.ts';
import { currentState, questionsOf } from './graph-position.ts';
import { AGENT_LIMITS } from './limits.ts';
import type { Memory } from './memory.ts';
import { TOOLS, type ToolName } from './tool-names.ts';

/** Tool definition sent to the model. `parameters` is a JSON Schema that is valid in `strict` mode. */
export interface ToolDefinition {
  readonly name: ToolName;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly strict: true;
}

const DESCRIPTIONS: Record<ToolName, string> = {
  updateLeadProfile: 'Record what the person has answered, in their own words or the listed choice.',
  listSlots: 'List the free appointments, from a day on (YYYY-MM-DD), or from now on (null).',
  bookConsult: 'Book one of the listed appointments, once the person has chosen it.',
  markUnqualified: 'Record that we cannot help this person.',
  escalateToHuman: 'Ask a colleague to take over. Write what you tell the person in the same reply.',
  endConversation: 'End the conversation, when the person wants to end it.',
};

/** Returns the tools that the model may call now. Empty after the maximum number of rounds, which forces a reply. */
export function allowedTools(graph: ContextGraph, memory: Memory): readonly ToolName[] {
  if (memory.rounds >= AGENT_LIMITS.rounds) return [];
  const { state } = currentState(graph, memory);
  if (state.kind === 'hand_off' || state.kind === 'end') return [];
  const possible: Record<ToolName, boolean> = {
    updateLeadProfile: questionsOf(graph).length > 0,
    listSlots: state.kind === 'book',
    bookConsult: state.kind === 'book' && memory.slots.length > 0,
    markUnqualified: true,
    escalateToHuman: true,
    endConversation: true,
  };
  return TOOLS.filter((tool) => possible[tool]);
}

/** Returns the argument schema for the current state: only keys of this graph and slots that were offered. */
export function argumentsOf(tool: ToolName, graph: ContextGraph, memory: Memory) {
  const reason = z.strictObject({ reason: z.string().trim().min(1).max(500) });
  if (tool === 'listSlots') return z.strictObject({ from: z.iso.date().nullable() });
  if (tool === 'bookConsult') return z.strictObject({ start: z.enum(memory.slots) });
  if (tool !== 'updateLeadProfile') return reason;
  const key = z.enum(questionsOf(graph).map((question) => question.key));
  return z.strictObject({ answers: z.array(z.strictObject({ key, value: z.string() })).min(1) });
}

export const toolDefinitions = (graph: ContextGraph, memory: Memory, tools: readonly ToolName[]): ToolDefinition[] =>
  tools.map((name) => ({
    name,
    description: DESCRIPTIONS[name],
    parameters: strictSchema(z.toJSONSchema(argumentsOf(name, graph, memory))),
    strict: true,
  }));

/** Without what strict mode does not know; `parseModelReply` checks those bounds itself. */
function strictSchema(schema: unknown): Record<string, unknown> {
  const left = ['$schema', 'minLength', 'maxLength', 'minItems', 'pattern', 'format'];
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (left.includes(key) ? [] : [[key, strip(inner)]])),
    );
  };
  return strip(schema) as Record<string, unknown>;
}
