/** Days after a subscription became past due on which its payer is reminded, once each. */
export const REMINDER_DAYS = [0, 3, 7, 13] as const;

/** Days after which a restricted subscription is canceled. */
export const CANCEL_AFTER_DAYS = 60;

const DAY_MS = 86_400_000;

/** What unpaid invoices did to a subscription. */
export interface UnpaidInvoicesState {
  /** Time at which an unpaid invoice was found after its due date. Null if there is none. */
  readonly pastDueAt: Date | null;
  /** Time from which nothing new can start. Null if this is not blocked. */
  readonly restrictedAt: Date | null;
  /** Time at which the subscription was canceled. Null if it was not. */
  readonly canceledAt: Date | null;
}

export const NOTHING_UNPAID: UnpaidInvoicesState = { pastDueAt: null, restrictedAt: null, canceledAt: null };

interface Check {
  readonly hasOverdue: boolean;
  readonly graceDays: number;
  readonly now: Date;
}

/**
 * Returns the state after a check of the invoices. Each check moves it by one step at most, and every step starts at the
 * time of its check, so that a payer gets the whole time after an interruption.
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

/** Returns the number of reminders that are due since a time. */
export const dueReminders = (pastDueAt: Date, now: Date): number =>
  REMINDER_DAYS.filter((days) => isAfter(pastDueAt, days, now)).length;

/** Returns when the next step follows if the invoices stay unpaid. Null if none follows. */
export function nextUnpaidStep(
  { pastDueAt, restrictedAt, canceledAt }: UnpaidInvoicesState,
  graceDays: number,
): Date | null {
  if (!pastDueAt || canceledAt) return null;
  return restrictedAt ? daysAfter(restrictedAt, CANCEL_AFTER_DAYS) : daysAfter(pastDueAt, graceDays);
}

const daysAfter = (time: Date, days: number): Date => new Date(time.getTime() + days * DAY_MS);
const isAfter = (time: Date, days: number, now: Date): boolean => daysAfter(time, days) <= now;
