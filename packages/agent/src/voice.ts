import type { ToolCall, ToolResult } from './events.ts';
import type { ContextGraph } from './graph.ts';
import { instructionFor } from './instruction.ts';
import type { Memory } from './memory.ts';
import type { Persona } from './persona.ts';
import { afterTools, tellTool } from './tool-results.ts';

/** What an assistant on the phone is told before it begins: the provider fills it in where its prompt names it. */
export interface CallBrief {
  readonly agentName: string;
  readonly agentRole: string;
  readonly agentTone: string;
  readonly goal: string;
  /** What it has to do first. */
  readonly next: string;
}

export const briefFor = (persona: Persona, graph: ContextGraph, memory: Memory): CallBrief => ({
  agentName: persona.name,
  agentRole: persona.role,
  agentTone: persona.tone,
  goal: graph.goal,
  next: nextWords(graph, memory),
});

/** On the phone the provider holds the conversation; what is done in it moves through the same graph. */
export const toldInCall = (graph: ContextGraph, memory: Memory, call: ToolCall, result: ToolResult): Memory =>
  afterTools(graph, tellTool(graph, memory, call, result));

/** What the assistant has to do now, in one line. */
export const nextWords = (graph: ContextGraph, memory: Memory): string =>
  instructionFor(graph, memory).replaceAll(/\s+/g, ' ');
