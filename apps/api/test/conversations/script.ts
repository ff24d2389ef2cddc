import type { Question } from '@frontdesk/agent';
import type { HandoffCode } from '@frontdesk/domain';
import type { PROFILE } from '../testkit/knowledge.ts';

export type Category = 'book' | 'change' | 'question' | 'correction' | 'returning' | 'hostile';
export type Language = 'en' | 'es' | 'pt' | 'de' | 'fr';

/** A business with a profile and documents. */
export interface Business {
  readonly key: string;
  readonly language: Language;
  readonly zone: string;
  readonly profile: Partial<typeof PROFILE>;
  /** Uploaded files: name and content. */
  readonly documents: readonly (readonly [name: string, content: string])[];
  /** Open from Monday to Friday, as `[from, until]` in minutes. */
  readonly open?: readonly [number, number];
  /** Questions of the booking flow. The default questions if omitted. */
  readonly questions?: readonly Question[];
}

/** A message, several messages in a row, or the passing of a week. */
export type Turn = string | readonly string[] | typeof A_WEEK_LATER;
export const A_WEEK_LATER = { days: 7 } as const;

export interface Expectation {
  /**
   * Appointments at the end, in local time: `thu 10:00`, `fri 13:00-18:00`, `+tue 09:00-12:00` for the week after,
   * or `any`. None if omitted.
   */
  readonly booked?: readonly string[];
  /**
   * Number of completed effects, by tool. Of omitted tools, `book` is expected once for each entry of `booked`, and the
   * others never.
   */
  readonly effects?: Partial<
    Record<'book' | 'reschedule' | 'cancel' | 'leave_message' | 'schedule_callback' | 'opt_out', number>
  >;
  /** Each occurs in a reply. */
  readonly says?: readonly RegExp[];
  /** Each occurs in the reply to the turn with this number, from 1. */
  readonly at?: Readonly<Record<number, RegExp>>;
  /** None occurs in any reply. */
  readonly never?: readonly RegExp[];
  /** Code of the handoff at the end. Null or omitted if the agent still replies. */
  readonly handoff?: HandoffCode | null;
  /** Number of questions recorded as unanswered. */
  readonly unanswered?: number;
  readonly email?: string;
  readonly optedOut?: boolean;
  /** Whether the last messages may stay without a reply, after an opt-out or a handoff. */
  readonly silent?: boolean;
}

/** A conversation. After the last turn the contact answers the questions that are still open. */
export interface Script {
  readonly id: string;
  readonly category: Category;
  readonly business: string;
  readonly language: Language;
  readonly turns: readonly Turn[];
  /** Answers to the questions of the agent after the last turn. */
  readonly persona?: { readonly email?: string; readonly need?: string; readonly [slot: string]: string | undefined };
  readonly expect: Expectation;
}

export interface Suite {
  readonly name: string;
  readonly businesses: readonly Business[];
  readonly scripts: readonly Script[];
}

/** A line of a conversation, for failure messages and for reading. */
export interface Line {
  readonly by: 'contact' | 'agent' | 'clock';
  readonly text: string;
}

export interface Transcript {
  readonly script: Script;
  readonly lines: readonly Line[];
  /** Replies to each turn of the script, in order. */
  readonly replies: readonly (readonly string[])[];
  readonly bookings: readonly { readonly start: string; readonly status: string }[];
  readonly effects: readonly { readonly tool: string; readonly state: string }[];
  readonly handoff: string | null;
  readonly unanswered: readonly string[];
  readonly email: string | null;
  readonly isOptedOut: boolean;
}
