import { describe, expect, it } from '@jest/globals';
import { MESSAGE_STATUSES, messageMayBecome } from '../src/conversations.ts';

describe('the status of a message', () => {
  it('moves forward and never back, in any order of the reports [W3]', () => {
    const way = ['QUEUED', 'UNCONFIRMED', 'SENT', 'DELIVERED', 'READ'] as const;
    for (const [at, from] of way.entries())
      for (const [then, to] of way.entries()) expect(messageMayBecome(from, to)).toBe(then > at);
  });

  it('can fail from every pending state, which is final', () => {
    for (const from of ['QUEUED', 'UNCONFIRMED', 'SENT', 'DELIVERED', 'READ'] as const)
      expect(messageMayBecome(from, 'FAILED')).toBe(true);
    for (const end of ['FAILED', 'SUPPRESSED', 'RECEIVED'] as const)
      for (const to of MESSAGE_STATUSES) expect(messageMayBecome(end, to)).toBe(false);
  });

  it('can be suppressed only before it may have been sent', () => {
    expect(MESSAGE_STATUSES.filter((from) => messageMayBecome(from, 'SUPPRESSED'))).toEqual(['QUEUED']);
  });
});
