import type { Capability, VerifiedAccount } from './provider.ts';

/** Generates the agent's next message or tool calls. The output is unvalidated. */
export interface ModelPort {
  readonly capability: Capability;
  verify(): Promise<VerifiedAccount>;
  reply(request: ModelRequest): Promise<ModelReply>;
}

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ModelTool[];
  /** Whether the model may, must or must not call a tool. Default: `auto`. */
  readonly toolChoice?: 'auto' | 'required' | 'none';
  readonly maxOutputTokens?: number;
  /** 0 for the most likely answer. Default: the provider's. */
  readonly temperature?: number;
  /** Requires a reply that matches a strict JSON schema. Not together with tools. */
  readonly format?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** Deadline for everything, including retries. */
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
  /** JSON as the model wrote it. May be invalid or violate the schema. */
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
