import type { ToolCall } from './events.ts';
import type { Outcome } from './graph.ts';
import type { Memory } from './memory.ts';
import type { ToolName } from './tool-names.ts';

/** What the caller has to do, in this order. The engine does nothing itself. */
export type Command =
  /** Ask the model for a reply: `promptFor` makes the messages, `parseModelReply` judges what comes. */
  | {
      readonly type: 'GENERATE';
      readonly instruction: string;
      readonly tools: readonly ToolName[];
      /** The key of the question that is open, if one is. */
      readonly asks: string | null;
    }
  | ({ readonly type: 'CALL_TOOL' } & ToolCall)
  | { readonly type: 'SAY'; readonly text: string }
  | { readonly type: 'HAND_OFF'; readonly reason: string }
  | { readonly type: 'END'; readonly outcome: Outcome };

export interface ReducerResult {
  readonly memory: Memory;
  readonly commands: readonly Command[];
}
