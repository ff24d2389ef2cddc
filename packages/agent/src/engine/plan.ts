import type { Outcome, SlotType } from './graph.ts';
import type { ReasonCode } from './reasons.ts';
import type { ToolName } from './tools.ts';

/** A text of the workspace's knowledge or of the contact's records. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  /** Public address of the source. Null when contacts may not see it. */
  readonly url: string | null;
}

/** Appointment in words: `start` is UTC, `label` is in the contact's language and the workspace's time zone. */
export interface TimeLabel {
  readonly start: string;
  readonly label: string;
}

export type AckKind =
  | 'greeting'
  | 'thanks'
  | 'bye'
  | 'chat'
  | 'hostile'
  | 'unclear'
  | 'cancelled_flow'
  | 'slot_taken'
  | 'no_slots'
  | 'no_bookings'
  | 'not_available'
  | 'skipped'
  | 'noted'
  | 'declined'
  | 'note'
  | 'closed'
  | 'holding';

/** One part of the next reply, before it is worded. The engine orders the parts and asks at most one question. */
export type PlanPart =
  | { readonly kind: 'ack'; readonly ack: AckKind; readonly words: string | null }
  /** Words of the workspace. `instruction`: follow them; `text`: say them in the contact's language. */
  | { readonly kind: 'say'; readonly words: string; readonly style: 'text' | 'instruction' }
  | { readonly kind: 'fact'; readonly question: string; readonly passages: readonly Passage[] }
  | { readonly kind: 'unknown'; readonly question: string }
  | { readonly kind: 'bookings'; readonly items: readonly TimeLabel[] }
  | { readonly kind: 'done'; readonly effect: ToolName; readonly times: readonly TimeLabel[] }
  | { readonly kind: 'offer'; readonly items: readonly { readonly n: number; readonly label: string }[] }
  | {
      readonly kind: 'confirm';
      readonly effect: ToolName;
      readonly words: string | null;
      readonly times: readonly TimeLabel[];
    }
  | {
      readonly kind: 'ask';
      readonly slot: string;
      readonly type: SlotType;
      readonly words: string;
      readonly choices: readonly string[];
      /** How often the question was asked before. From 1 on it is put in other words. */
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
      readonly opensAt: string | null;
    };

export interface Plan {
  readonly language: string;
  readonly parts: readonly PlanPart[];
}
