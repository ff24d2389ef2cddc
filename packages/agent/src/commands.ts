import type { ToolCall } from './events.ts';
import type { Outcome } from './graph.ts';
import type { Memory } from './memory.ts';
import type { ToolName } from './tool-names.ts';

/** Commands for the caller to run, in order. The engine itself has no side effects. */
export type Command =
  /** Ask the model for a reply: `promptFor` makes the messages, `parseModelReply` judges what comes. */
  | {
      readonly type: 'GENERATE';
      readonly instruction: string;
      readonly tools: readonly ToolName[];
      /** Key of the open question. Null when no question is open. */
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
