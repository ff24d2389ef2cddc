import { describe, expect, it } from '@jest/globals';
import { CALLING_CODES, isSendingWindowOpen, nextSendingWindow, startInstant } from './recipient-timezones.ts';

const at = (iso: string, zone = 'Europe/London') => ({ now: new Date(iso), zone });
const quiet = { startsAt: null, timeZoneMode: 'RECIPIENT', quietFrom: 20 * 60, quietUntil: 9 * 60 };

describe('the time zones of a campaign', () => {
  it('applies quiet hours in the recipient’s time zone', () => {
    const noonInBerlin = at('2026-01-15T10:59:00Z');
    expect(isSendingWindowOpen(quiet, '49', noonInBerlin)).toBe(true);
    expect(isSendingWindowOpen(quiet, '81', noonInBerlin)).toBe(true);
    expect(isSendingWindowOpen(quiet, '81', at('2026-01-15T11:01:00Z'))).toBe(false);
    // Precondition: in the workspace's time zone, it is not within the quiet hours.
    expect(isSendingWindowOpen({ ...quiet, timeZoneMode: 'WORKSPACE' }, '81', at('2026-01-15T11:01:00Z'))).toBe(true);
  });

  it('considers every zone that a country code covers', () => {
    expect(isSendingWindowOpen(quiet, '1', at('2026-01-15T15:00:00Z'))).toBe(false);
    expect(isSendingWindowOpen(quiet, '1', at('2026-01-15T20:00:00Z'))).toBe(true);
  });

  it('leaves every country code an open hour, for the longest quiet hours', () => {
    const longest = { ...quiet, quietFrom: 21 * 60, quietUntil: 9 * 60 };
    const day = Array.from({ length: 96 }, (_, step) =>
      at(new Date(Date.UTC(2026, 0, 15, 0, step * 15)).toISOString()),
    );
    const never = CALLING_CODES.filter((code) => !day.some((here) => isSendingWindowOpen(longest, code, here)));
    expect(never).toEqual([]);
  });

  it('finds the next opening, across daylight-saving changes too', () => {
    expect(nextSendingWindow(quiet, ['49'], at('2026-01-15T20:10:00Z')).toISOString()).toBe('2026-01-16T08:00:00.000Z');
    // Germany switches to daylight saving time on 29 March 2026, so 09:00 is at 07:00 UTC instead of 08:00.
    expect(nextSendingWindow(quiet, ['49'], at('2026-03-28T20:10:00Z')).toISOString()).toBe('2026-03-29T07:00:00.000Z');
  });

  it('has a time zone for every country code, and quiet hours in each', () => {
    const midnight = { ...quiet, quietFrom: 0, quietUntil: 60 };
    const day = Array.from({ length: 96 }, (_, step) =>
      at(new Date(Date.UTC(2026, 0, 15, 0, step * 15)).toISOString()),
    );
    const sleepless = CALLING_CODES.filter((code) => day.every((here) => isSendingWindowOpen(midnight, code, here)));
    expect(sleepless).toEqual([]);
    // Kosovo has no time zone of its own in the tz database.
    expect(isSendingWindowOpen(quiet, '383', at('2026-01-15T07:59:00Z'))).toBe(false);
    expect(isSendingWindowOpen(quiet, '383', at('2026-01-15T08:00:00Z'))).toBe(true);
  });

  it('uses the workspace’s time zone for a number without a country', () => {
    const inTokyo = 'Asia/Tokyo';
    expect(isSendingWindowOpen(quiet, '870', at('2026-01-15T10:59:00Z', inTokyo))).toBe(true);
    expect(isSendingWindowOpen(quiet, '870', at('2026-01-15T11:00:00Z', inTokyo))).toBe(false);
    expect(nextSendingWindow(quiet, ['870'], at('2026-01-15T11:00:00Z', inTokyo)).toISOString()).toBe(
      '2026-01-16T00:00:00.000Z',
    );
  });

  const nine = { ...quiet, startsAt: '2026-06-01T09:00' };
  const began = (times: typeof nine, zone: string, now = '2025-06-02T00:00:00Z') =>
    startInstant(times, at(now, zone)).toISOString();

  it('starts in the zone whose day starts first, or in the workspace’s time zone', () => {
    expect(began({ ...nine, timeZoneMode: 'WORKSPACE' }, 'Europe/London')).toBe('2026-06-01T08:00:00.000Z');
    // In Tonga, Samoa and Tokelau, 09:00 comes first. The Line Islands are earlier, but share their calling code with
    // the rest of Kiribati.
    expect(began(nine, 'Europe/London')).toBe('2026-05-31T20:00:00.000Z');
    expect(CALLING_CODES.filter((code) => isSendingWindowOpen(nine, code, at('2026-05-31T19:59:00Z')))).toEqual([]);
    expect(CALLING_CODES.filter((code) => isSendingWindowOpen(nine, code, at('2026-05-31T20:00:00Z'))).sort()).toEqual([
      '676',
      '685',
      '690',
    ]);
  });

  it('starts immediately when its time has come', () => {
    const now = '2026-05-31T20:10:00.000Z';
    expect(began(nine, 'Europe/London', now)).toBe(now);
    expect(began({ ...nine, timeZoneMode: 'WORKSPACE' }, 'Europe/London', now)).toBe('2026-06-01T08:00:00.000Z');
    expect(startInstant(quiet, at(now)).toISOString()).toBe(now);
  });

  it('starts at the first of two equal local times, and an hour later if the clock change skips the time', () => {
    const inBerlin = (startsAt: string) =>
      began({ ...quiet, startsAt, timeZoneMode: 'WORKSPACE' }, 'Europe/Berlin', '2026-01-01T00:00:00Z');
    expect(inBerlin('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(inBerlin('2026-10-25T03:30')).toBe('2026-10-25T02:30:00.000Z');
    expect(inBerlin('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(inBerlin('2026-03-29T01:30')).toBe('2026-03-29T00:30:00.000Z');
    expect(inBerlin('2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z');
  });
});
