import type { Outcome, SlotType } from './graph.ts';
import type { ReasonCode } from './reasons.ts';
import type { ToolName } from './tools.ts';
import type { Json } from './types.ts';

/** A text from the workspace's knowledge base, or the result of a tool of the workspace. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  /** Title of the text, for example the question that it answers. Empty or absent if it has none. */
  readonly title?: string;
  /** Data with which the code that runs the engine identifies the passage. The model does not receive it. */
  readonly origin?: Json;
  /** Public URL of the source, which the engine adds to the reply. Null if there is none that contacts may see. */
  readonly url: string | null;
}

/** A time and its text in the contact's language. `start` is in UTC, or a local time window for a callback. */
export interface TimeLabel {
  readonly start: string;
  readonly label: string;
}

/** Texts by name, which replace the placeholders of a sentence. They are data, not instructions. */
export type InsertedValues = Readonly<Record<string, string>>;

export type AckKind =
  | 'greeting'
  | 'thanks'
  | 'bye'
  | 'chat'
  | 'hostile'
  | 'unclear'
  | 'cancelled_flow'
  | 'slot_taken'
  | 'choice_expired'
  | 'no_slots'
  | 'no_bookings'
  | 'question_noted'
  | 'not_available'
  | 'skipped'
  | 'noted'
  | 'declined'
  | 'note'
  | 'closed'
  | 'holding';

/** One part of the next reply, before the model writes the text. A reply contains at most one question. */
export type PlanPart =
  | { readonly kind: 'ack'; readonly ack: AckKind; readonly words: string | null }
  /**
   * Text written by the workspace. The model translates a text of style `text`, and follows a text of style
   * `instruction`.
   */
  | {
      readonly kind: 'say';
      readonly words: string;
      readonly style: 'text' | 'instruction';
      /** Values that `words` inserts, for example `{result.membership}`. */
      readonly values?: InsertedValues;
      /** Tool results that contain the `values`. Absent if the values come from the contact's record. */
      readonly passages?: readonly Passage[];
    }
  | { readonly kind: 'fact'; readonly question: string; readonly passages: readonly Passage[] }
  | { readonly kind: 'unknown'; readonly question: string }
  | { readonly kind: 'bookings'; readonly items: readonly TimeLabel[] }
  | {
      readonly kind: 'done';
      readonly effect: ToolName;
      readonly times: readonly TimeLabel[];
      readonly values?: InsertedValues;
    }
  | {
      readonly kind: 'offer';
      /** Type of the items: free times, appointments of the contact, or possible requests of the contact. */
      readonly of: 'times' | 'appointments' | 'requests';
      readonly items: readonly { readonly n: number; readonly label: string }[];
    }
  | {
      readonly kind: 'confirm';
      readonly effect: ToolName;
      readonly words: string | null;
      readonly times: readonly TimeLabel[];
      readonly values?: InsertedValues;
    }
  | {
      readonly kind: 'ask';
      readonly slot: string;
      readonly type: SlotType;
      readonly words: string;
      readonly choices: readonly string[];
      /** Number of times that the question was asked before. If greater than zero, the question is rephrased. */
      readonly asked: number;
    }
  | {
      readonly kind: 'close';
      readonly outcome: Outcome | null;
      readonly words: string | null;
      readonly style: 'text' | 'instruction';
    }
  | {
      readonly kind: 'hand_off';
      readonly reason: ReasonCode;
      readonly words: string | null;
      /**
       * Day and time at which the team is available again, as text. Null if the team is available or the time is
       * unknown.
       */
      readonly opensAt: string | null;
    };

export interface Plan {
  readonly language: string;
  readonly parts: readonly PlanPart[];
}
