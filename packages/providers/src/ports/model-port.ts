import type { Capability, VerifiedAccount } from './provider.ts';

/** Turns a conversation into the agent's next words or tool calls. What it answers is unchecked: callers validate it. */
export interface ModelPort {
  readonly capability: Capability;
  verify(): Promise<VerifiedAccount>;
  reply(request: ModelRequest): Promise<ModelReply>;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ModelTool[];
  /** Whether it may, must or must not call a tool; `auto` when absent. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  readonly maxOutputTokens?: number;
  /** Ends everything, retries included. */
  readonly deadlineMs?: number;
}

export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string | null; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** A strict JSON schema: `additionalProperties: false`, every property required. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it: maybe invalid, maybe not of the schema. */
  readonly arguments: string;
}

export interface ModelReply {
  readonly responseId: string;
  readonly text: string | null;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: 'STOP' | 'TOOL_CALLS' | 'LENGTH' | 'FILTERED';
  readonly model: string;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
}
