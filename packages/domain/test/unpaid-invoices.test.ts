import { describe, expect, it } from '@jest/globals';
import { afterUnpaidCheck, dueReminders, NOTHING_UNPAID, nextUnpaidStep } from '../src/index.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const PAST_DUE = { ...NOTHING_UNPAID, pastDueAt: days(-14) };
const RESTRICTED = { ...PAST_DUE, restrictedAt: days(-60) };
const CANCELED = { ...RESTRICTED, canceledAt: NOW };

describe('the check of unpaid invoices [BL-11]', () => {
  it.each([
    ['starts', NOTHING_UNPAID, 14, { ...NOTHING_UNPAID, pastDueAt: NOW }],
    ['starts without a grace period', NOTHING_UNPAID, 0, { ...NOTHING_UNPAID, pastDueAt: NOW }],
    ['restricts after the grace period', PAST_DUE, 14, { ...PAST_DUE, restrictedAt: NOW }],
    ['waits for the grace period', PAST_DUE, 15, PAST_DUE],
    ['cancels 60 days later', RESTRICTED, 14, { ...RESTRICTED, canceledAt: NOW }],
    ['waits for 60 days', { ...RESTRICTED, restrictedAt: days(-59) }, 14, { ...RESTRICTED, restrictedAt: days(-59) }],
    ['keeps a cancellation', CANCELED, 14, CANCELED],
  ])('%s', (_what, before, graceDays, after) => {
    expect(afterUnpaidCheck(before, { hasOverdue: true, graceDays, now: NOW })).toEqual(after);
  });

  it('removes the state of paid invoices, except a cancellation', () => {
    const paid = { hasOverdue: false, graceDays: 14, now: NOW };
    for (const before of [NOTHING_UNPAID, PAST_DUE, RESTRICTED])
      expect(afterUnpaidCheck(before, paid)).toEqual(NOTHING_UNPAID);
    expect(afterUnpaidCheck(CANCELED, paid)).toEqual(CANCELED);
  });
});

it('reminds on days 0, 3, 7 and 13', () => {
  const counts = Array.from({ length: 20 }, (_none, day) => dueReminders(days(-day), NOW));
  expect(counts).toEqual([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4]);
});

it('tells the time of the next step', () => {
  const next = [NOTHING_UNPAID, PAST_DUE, RESTRICTED, CANCELED].map((state) => nextUnpaidStep(state, 14));
  expect(next).toEqual([null, NOW, NOW, null]);
});
