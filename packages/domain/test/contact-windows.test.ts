import { expect, it } from '@jest/globals';
import { DEFAULT_CONTACT_WINDOW as DAY, isValidContactWindow, nextContactTime } from '../src/index.ts';

const at = (text: string) => new Date(text);
const london = { zones: ['Europe/London'], fallback: 'UTC' };

it.each([
  ['2026-11-23T03:00:00Z', '2026-11-23T08:00:00Z'],
  ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00Z'],
  ['2026-11-23T19:59:59Z', '2026-11-23T19:59:59Z'],
  ['2026-11-23T20:00:00Z', '2026-11-24T08:00:00Z'],
  // The clock in London changes during the night.
  ['2026-03-28T21:00:00Z', '2026-03-29T07:00:00Z'],
])('a contact in London is contacted from %s at %s [AG-12]', (now, expected) => {
  expect(nextContactTime(DAY, london, at(now))).toEqual(at(expected));
});

it('waits until the window is open in every zone of a number [AG-12]', () => {
  const zones = ['America/New_York', 'America/Los_Angeles'];
  expect(nextContactTime(DAY, { zones, fallback: 'UTC' }, at('2026-11-23T13:30:00Z'))).toEqual(
    at('2026-11-23T16:00:00Z'),
  );
});

it("uses the workspace's zone for numbers without one, or with zones too far apart [AG-12]", () => {
  const zones = ['Pacific/Auckland', 'Europe/London'];
  const now = at('2026-11-23T03:00:00Z');
  const narrow = { from: 9 * 60, until: 12 * 60 };
  expect(nextContactTime(DAY, { zones: [], fallback: 'Europe/London' }, now)).toEqual(at('2026-11-23T08:00:00Z'));
  expect(nextContactTime(narrow, { zones, fallback: 'Europe/London' }, now)).toEqual(at('2026-11-23T09:00:00Z'));
});

it.each([
  [{ from: 480, until: 1200 }, true],
  [{ from: 0, until: 1440 }, true],
  [{ from: 480, until: 500 }, false],
  [{ from: 1200, until: 480 }, false],
  [{ from: -1, until: 600 }, false],
  [{ from: 0, until: 1441 }, false],
])('%j is a valid window: %s', (window, valid) => {
  expect(isValidContactWindow(window)).toBe(valid);
});
