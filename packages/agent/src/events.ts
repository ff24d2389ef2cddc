import type { OptOutTerms } from '@frontdesk/domain';
import type { ToolName } from './tool-names.ts';

/** A call that `parseModelReply` has found sound; it may still fail in the world. */
export interface ToolCall {
  readonly id: string;
  readonly tool: ToolName;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What a tool came to. `NOT_CONNECTED` calls a person at once; the rest the model is told. */
export type ToolResult =
  | { readonly ok: true; readonly slots?: readonly string[]; readonly booked?: string }
  | { readonly ok: false; readonly problem: 'SLOT_TAKEN' | 'NOT_CONNECTED' | 'FAILED' };

/** What happens to a conversation, as its caller saw it. */
export type AgentEvent =
  /** `known`: what the form has asked already, by the keys of questions. */
  | { readonly type: 'LEAD_ARRIVED'; readonly known?: Readonly<Record<string, string>> }
  /** `listens`: in which languages, and at which words, the workspace falls silent. */
  | { readonly type: 'CONTACT_SAID'; readonly text: string; readonly listens: readonly OptOutTerms[] }
  | { readonly type: 'MODEL_REPLIED'; readonly text: string; readonly calls: readonly ToolCall[] }
  /** The model answered with something unusable; `problems` are told to it, once or twice. */
  | { readonly type: 'MODEL_ERRED'; readonly problems: readonly string[] }
  | { readonly type: 'TOOL_RETURNED'; readonly id: string; readonly result: ToolResult }
  | { readonly type: 'TAKEN_OVER' }
  | { readonly type: 'HANDED_BACK'; readonly note: string | null };
