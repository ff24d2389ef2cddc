import { describe, expect, it } from '@jest/globals';
import { MESSAGE_STATUSES, messageMayBecome } from '../src/conversations.ts';

describe('what becomes of a message', () => {
  it('moves on and never back, in whichever order reports come', () => {
    const way = ['QUEUED', 'UNCONFIRMED', 'SENT', 'DELIVERED', 'READ'] as const;
    for (const [at, from] of way.entries())
      for (const [then, to] of way.entries()) expect(messageMayBecome(from, to)).toBe(then > at);
  });

  it('may fail from anywhere on its way, and nothing leads on from there', () => {
    for (const from of ['QUEUED', 'UNCONFIRMED', 'SENT', 'DELIVERED', 'READ'] as const)
      expect(messageMayBecome(from, 'FAILED')).toBe(true);
    for (const end of ['FAILED', 'SUPPRESSED', 'RECEIVED'] as const)
      for (const to of MESSAGE_STATUSES) expect(messageMayBecome(end, to)).toBe(false);
  });

  it('is kept from going out only before it may have gone', () => {
    expect(MESSAGE_STATUSES.filter((from) => messageMayBecome(from, 'SUPPRESSED'))).toEqual(['QUEUED']);
  });
});
