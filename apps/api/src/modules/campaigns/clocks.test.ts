import { describe, expect, it } from '@jest/globals';
import { beginning, CALLING_CODES, isOpen, nextOpening, openCodes } from './clocks.ts';

const at = (iso: string, zone = 'Europe/London') => ({ now: new Date(iso), zone });
const quiet = { startsAt: null, clock: 'RECIPIENT', quietFrom: 20 * 60, quietUntil: 9 * 60 };

describe('the clocks of a campaign', () => {
  it('keeps quiet by the clock of whoever would be woken', () => {
    const noonInBerlin = at('2026-01-15T10:59:00Z');
    expect(isOpen(quiet, '49', noonInBerlin)).toBe(true);
    expect(isOpen(quiet, '81', noonInBerlin)).toBe(true);
    expect(isOpen(quiet, '81', at('2026-01-15T11:01:00Z'))).toBe(false);
    // Premise: by the workspace's own clock everybody is awake.
    expect(isOpen({ ...quiet, clock: 'WORKSPACE' }, '81', at('2026-01-15T11:01:00Z'))).toBe(true);
  });

  it('asks every zone that a code may be in', () => {
    expect(isOpen(quiet, '1', at('2026-01-15T15:00:00Z'))).toBe(false);
    expect(isOpen(quiet, '1', at('2026-01-15T20:00:00Z'))).toBe(true);
  });

  it('leaves every code a time of the day, for the longest quiet hours there may be', () => {
    const longest = { ...quiet, quietFrom: 21 * 60, quietUntil: 9 * 60 };
    const day = Array.from({ length: 96 }, (_, step) =>
      at(new Date(Date.UTC(2026, 0, 15, 0, step * 15)).toISOString()),
    );
    const never = CALLING_CODES.filter((code) => !day.some((here) => isOpen(longest, code, here)));
    expect(never).toEqual([]);
  });

  it('finds the next opening, over a change of the clocks too', () => {
    expect(nextOpening(quiet, ['49'], at('2026-01-15T20:10:00Z')).toISOString()).toBe('2026-01-16T08:00:00.000Z');
    // On 29 March 2026 clocks in Germany go forward: nine o'clock is an hour earlier.
    expect(nextOpening(quiet, ['49'], at('2026-03-28T20:10:00Z')).toISOString()).toBe('2026-03-29T07:00:00.000Z');
  });

  it('begins where the day begins first, or by the workspace’s own clock', () => {
    const nine = { ...quiet, startsAt: '2026-06-01T09:00' };
    expect(beginning({ ...nine, clock: 'WORKSPACE' }, at('2026-05-31T00:00:00Z')).toISOString()).toBe(
      '2026-06-01T08:00:00.000Z',
    );
    expect(beginning(nine, at('2026-05-31T00:00:00Z')).getTime()).toBeLessThan(Date.parse('2026-06-01T00:00:00Z'));
    expect(openCodes(nine, at('2026-05-31T21:00:00Z'))).not.toContain('49');
  });
});
