/**
 * Numbers of days after a subscription became past due at which the payer receives a reminder. Each reminder is sent
 * once.
 */
export const REMINDER_DAYS = [0, 3, 7, 13] as const;

/** Number of days after which a restricted subscription is canceled. */
export const CANCEL_AFTER_DAYS = 60;

const DAY_MS = 86_400_000;

/** State of a subscription with respect to unpaid invoices. */
export interface UnpaidInvoicesState {
  /** Time at which a check first found an unpaid invoice past its due date. Null if there is none. */
  readonly pastDueAt: Date | null;
  /** Time from which nothing new can start. Null if new usage is not blocked. */
  readonly restrictedAt: Date | null;
  /** Time at which the subscription was canceled. Null if it was not canceled. */
  readonly canceledAt: Date | null;
}

export const NOTHING_UNPAID: UnpaidInvoicesState = { pastDueAt: null, restrictedAt: null, canceledAt: null };

interface Check {
  readonly hasOverdue: boolean;
  readonly graceDays: number;
  readonly now: Date;
}

/**
 * Returns the state after a check of the invoices. A check advances the state by at most one step, and each step starts
 * at the time of the check, so that an interruption of the checks does not shorten the payer's time limits.
 */
export function afterUnpaidCheck(
  { pastDueAt, restrictedAt, canceledAt }: UnpaidInvoicesState,
  { hasOverdue, graceDays, now }: Check,
): UnpaidInvoicesState {
  if (canceledAt) return { pastDueAt, restrictedAt, canceledAt };
  if (!hasOverdue) return NOTHING_UNPAID;
  if (!pastDueAt) return { ...NOTHING_UNPAID, pastDueAt: now };
  if (!restrictedAt) return { pastDueAt, restrictedAt: isAfter(pastDueAt, graceDays, now) ? now : null, canceledAt };
  return { pastDueAt, restrictedAt, canceledAt: isAfter(restrictedAt, CANCEL_AFTER_DAYS, now) ? now : null };
}

/** Returns the number of reminders that are due if the subscription became past due at `pastDueAt`. */
export const dueReminders = (pastDueAt: Date, now: Date): number =>
  REMINDER_DAYS.filter((days) => isAfter(pastDueAt, days, now)).length;

/** Returns the time of the next step if the invoices remain unpaid. Null if there is no further step. */
export function nextUnpaidStep(
  { pastDueAt, restrictedAt, canceledAt }: UnpaidInvoicesState,
  graceDays: number,
): Date | null {
  if (!pastDueAt || canceledAt) return null;
  return restrictedAt ? daysAfter(restrictedAt, CANCEL_AFTER_DAYS) : daysAfter(pastDueAt, graceDays);
}

const daysAfter = (time: Date, days: number): Date => new Date(time.getTime() + days * DAY_MS);
const isAfter = (time: Date, days: number, now: Date): boolean => daysAfter(time, days) <= now;
