import type { OptOutKeywords } from '@frontdesk/domain';
import type { ToolName } from './tool-names.ts';

/** A call that `parseModelReply` has found sound; it may still fail in the world. */
export interface ToolCall {
  readonly id: string;
  readonly tool: ToolName;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Result of a tool call. `NOT_CONNECTED` hands the conversation off to a human; the model sees the other problems. */
export type ToolResult =
  | { readonly ok: true; readonly slots?: readonly string[]; readonly booked?: string }
  | { readonly ok: false; readonly problem: 'SLOT_TAKEN' | 'NOT_CONNECTED' | 'FAILED' };

/** Events of a conversation, as its caller observed them. */
export type AgentEvent =
  /** `known`: answers that the form already collected, by question key. */
  | { readonly type: 'LEAD_ARRIVED'; readonly known?: Readonly<Record<string, string>> }
  /**
   * `listens`: the opt-out languages and keywords of the workspace. `hasOpenMatter`: the caller knows of an open
   * question, offer or booking that this memory does not contain.
   */
  | {
      readonly type: 'CONTACT_SAID';
      readonly text: string;
      readonly listens: readonly OptOutKeywords[];
      readonly hasOpenMatter?: boolean;
    }
  | { readonly type: 'MODEL_REPLIED'; readonly text: string; readonly calls: readonly ToolCall[] }
  /** The model's reply was unusable. The next request lists `problems`; the number of retries is limited. */
  | { readonly type: 'MODEL_ERRED'; readonly problems: readonly string[] }
  | { readonly type: 'TOOL_RETURNED'; readonly id: string; readonly result: ToolResult }
  | { readonly type: 'TAKEN_OVER' }
  | { readonly type: 'HANDED_BACK'; readonly note: string | null };
