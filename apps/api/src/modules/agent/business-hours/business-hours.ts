import {
  type ClosedBehavior,
  isOpen,
  minuteOfTime,
  nextOpening,
  type OpenInterval,
  openingLabel,
  timeOfMinute,
  WEEKDAYS,
  type Weekday,
} from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { readEffectiveHours } from './business-hours.repository.ts';

export interface HoursNow {
  /** True if the team is available. Always true if no business hours are stored. */
  readonly open: boolean;
  /** Time of the next opening in ISO 8601 format. Null while open, or if no next opening is known. */
  readonly opensAt: string | null;
  readonly closedBehavior: ClosedBehavior;
  /** Instruction for the agent outside business hours. Null while open, or if the agent replies as usual. */
  readonly instruction: string | null;
}

const ALWAYS_OPEN: HoursNow = { open: true, opensAt: null, closedBehavior: 'ANSWER', instruction: null };

/**
 * Returns whether the team is available at a time, according to the business hours of the phone number. If the phone
 * number has no business hours, or `phoneConfigId` is null, the business hours of the workspace apply.
 */
export async function hoursAt(tx: Tx, now: Date, phoneConfigId: string | null): Promise<HoursNow> {
  const hours = await readEffectiveHours(tx, phoneConfigId);
  if (!hours) return ALWAYS_OPEN;
  const { timezone } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const { closedBehavior } = hours;
  if (isOpen(hours, timezone, now)) return { ...ALWAYS_OPEN, closedBehavior };
  const opening = nextOpening(hours, timezone, now);
  const replies = opening ? `replies ${openingLabel(opening, now, timezone)}` : 'is not available at the moment';
  const rule = CLOSED_RULES[closedBehavior];
  const instruction = rule && `Our team is closed now and ${replies}. ${rule}`;
  return { open: false, opensAt: opening?.toISOString() ?? null, closedBehavior, instruction };
}

/**
 * Instructions added to the prompt outside business hours. They do not mention handoffs, because each handoff message
 * already states when the team will reply.
 */
const CLOSED_RULES: Readonly<Record<ClosedBehavior, string | null>> = {
  ANSWER: null,
  ANSWER_AND_INFORM: 'Say once when the team is back, and help as usual.',
  TAKE_MESSAGE: 'Say when the team replies, and ask for a message and how to reach the person.',
};

/** Business hours of one weekday as sent by the client, with times such as 08:30. */
export interface GivenDay {
  readonly weekday: Weekday;
  readonly intervals: readonly { readonly from: string; readonly until: string }[];
}

/**
 * Converts times to minutes since midnight and sorts the intervals of each day. Invalid times become NaN, which
 * validation refuses.
 */
export function parseWeek(weekly: readonly GivenDay[]): OpenInterval[][] {
  const minute = (text: string) => minuteOfTime(text) ?? Number.NaN;
  return WEEKDAYS.map((weekday) =>
    weekly
      .filter((day) => day.weekday === weekday)
      .flatMap((day) => day.intervals)
      .map(({ from, until }) => ({ from: minute(from), until: minute(until) }))
      .toSorted((one, other) => one.from - other.from),
  );
}

export const presentWeek = (weekly: readonly (readonly OpenInterval[])[]) =>
  weekly.map((day, index) => ({
    weekday: WEEKDAYS[index] ?? 'MONDAY',
    intervals: day.map(({ from, until }) => ({ from: timeOfMinute(from), until: timeOfMinute(until) })),
  }));
