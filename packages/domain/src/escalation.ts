import { isTimeOfDay } from './zoned-time.ts';

/** Recipients of the notification in one step of an escalation. */
export const ESCALATION_TARGETS = ['MEMBER', 'ROLE', 'OPERATORS', 'ON_CALL'] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

/** Reasons why an escalation ended. */
export const ESCALATION_END_REASONS = ['CLAIMED', 'FALLBACK', 'RESTARTED'] as const;
export type EscalationEndReason = (typeof ESCALATION_END_REASONS)[number];

export const ESCALATION_LIMITS = {
  steps: 10,
  onCallMembers: 20,
  minutesMin: 1,
  minutesMax: 1440,
} as const;

/** Hours in which a step applies, in the workspace's time zone. */
export interface EscalationHours {
  /** ISO weekdays: 1 is Monday and 7 is Sunday. */
  readonly days: readonly number[];
  /** Start and end in the format `HH:MM`. If the end is not after the start, the hours continue on the next day. */
  readonly from: string;
  readonly to: string;
}

export interface EscalationStep {
  readonly target: EscalationTarget;
  /** Id of the member to notify. Set only if the target is MEMBER. */
  readonly memberId: string | null;
  /** Built-in role to notify. Set only if the target is ROLE. */
  readonly role: string | null;
  /** Hours in which the step applies. Null if it applies at any time. */
  readonly hours: EscalationHours | null;
  /** Minutes to wait for a response of a member before the next step starts. */
  readonly limitMinutes: number;
}

/** Returns whether the hours contain valid weekdays without duplicates and two different times. */
export const areEscalationHours = ({ days, from, to }: EscalationHours): boolean =>
  days.length > 0 &&
  new Set(days).size === days.length &&
  days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) &&
  isTimeOfDay(from) &&
  isTimeOfDay(to) &&
  from !== to;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Returns whether a time is within the hours in the given time zone. Returns true if the hours are null, and supports
 * hours that cross midnight.
 */
export function isWithinHours(hours: EscalationHours | null, now: Date, timeZone: string): boolean {
  if (hours === null) return true;
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = WEEKDAYS.indexOf(part('weekday')) + 1;
  const time = `${part('hour')}:${part('minute')}`;
  const { days, from, to } = hours;
  if (from < to) return days.includes(day) && time >= from && time < to;
  const dayBefore = day === 1 ? 7 : day - 1;
  return (days.includes(day) && time >= from) || (days.includes(dayBefore) && time < to);
}
