import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type BusinessHours,
  invalidBusinessHours,
  isOpen,
  minuteOfTime,
  nextOpening,
  OFFICE_HOURS,
  type OpenInterval,
  openingLabel,
} from '../src/index.ts';

const LONDON = 'Europe/London';
const at = (text: string) => new Date(text);
const every = (...day: OpenInterval[]): BusinessHours => ({
  weekly: Array.from({ length: 7 }, () => day),
  holidays: [],
});

it.each([
  ['2026-11-23T08:59:00Z', false, 'before the first interval'],
  ['2026-11-23T09:00:00Z', true, 'at its first minute'],
  ['2026-11-23T11:59:59Z', true, 'in its last second'],
  ['2026-11-23T12:00:00Z', false, 'in the break'],
  ['2026-11-23T13:00:00Z', true, 'in the second interval'],
  ['2026-11-23T17:00:00Z', false, 'after closing'],
  ['2026-11-22T10:00:00Z', false, 'on a Sunday'],
])('computes whether a workspace is open at %s: %s, %s [AG-12]', (instant, open) => {
  const day = [
    { from: 540, until: 720 },
    { from: 780, until: 1020 },
  ];
  const hours = { weekly: [day, day, day, day, day, [], []], holidays: [] };
  expect(isOpen(hours, LONDON, at(instant))).toBe(open);
});

it('is closed on each day of a holiday and opens after it [AG-12]', () => {
  const hours = { ...OFFICE_HOURS, holidays: [{ name: 'Christmas', from: '2026-12-24', until: '2026-12-28' }] };
  expect(isOpen(OFFICE_HOURS, LONDON, at('2026-12-24T10:00:00Z'))).toBe(true);
  expect(isOpen(hours, LONDON, at('2026-12-24T10:00:00Z'))).toBe(false);
  expect(nextOpening(hours, LONDON, at('2026-12-23T17:00:00Z'))).toEqual(at('2026-12-29T09:00:00Z'));
});

it('opens at the same local time before and after a clock change [AG-12]', () => {
  expect(nextOpening(OFFICE_HOURS, LONDON, at('2026-03-27T18:00:00Z'))).toEqual(at('2026-03-30T08:00:00Z'));
  expect(nextOpening(OFFICE_HOURS, LONDON, at('2026-10-23T18:00:00Z'))).toEqual(at('2026-10-26T09:00:00Z'));
});

it('opens with the clock change when it skips the opening time [AG-12]', () => {
  // London's clock moves from 00:59 to 02:00.
  const hours = every({ from: 90, until: 180 });
  expect(nextOpening(hours, LONDON, at('2026-03-29T00:30:00Z'))).toEqual(at('2026-03-29T01:00:00Z'));
});

it('opens again when a clock change repeats the opening hour [AG-12]', () => {
  const hours = every({ from: 90, until: 105 });
  // 01:30 occurs twice: at 00:30 UTC and at 01:30 UTC.
  expect(nextOpening(hours, LONDON, at('2026-10-25T00:50:00Z'))).toEqual(at('2026-10-25T01:30:00Z'));
});

it('has no next opening without hours', () => {
  expect(nextOpening(every(), LONDON, at('2026-11-23T10:00:00Z'))).toBeNull();
});

const zones = fc.constantFrom(
  LONDON,
  'UTC',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Havana',
);
const day = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 4 })
  .map((quarters) => quarters.toSorted((one, other) => one - other).map((quarter) => quarter * 15))
  .map((times) =>
    times.flatMap((from, index) =>
      index % 2 === 0 && index + 1 < times.length ? [{ from, until: times[index + 1]! }] : [],
    ),
  );
const hoursOf = fc.record({
  weekly: fc.array(day, { minLength: 7, maxLength: 7 }),
  holidays: fc.constantFrom([], [{ name: 'Closed', from: '2026-10-24', until: '2026-10-25' }]),
});
const around = (change: string) =>
  fc.integer({ min: -1440, max: 1440 }).map((minutes) => Date.parse(change) + minutes * 60_000);
const instants = fc.oneof(
  ...[
    '2026-03-29T01:00:00Z',
    '2026-10-25T01:00:00Z',
    '2026-11-01T06:00:00Z',
    '2026-04-04T15:00:00Z',
    '2026-10-03T15:30:00Z',
  ].map(around),
);

it('finds the first of two midnights if the clock moves back at 01:00', () => {
  const quarter = { from: 0, until: 15 };
  const hours = { weekly: [[], [], [], [], [], [quarter], [quarter]], holidays: [] };
  // On this Sunday, 00:00 in Havana is at 04:00Z and again at 05:00Z.
  expect(nextOpening(hours, 'America/Havana', at('2026-11-01T03:59:00Z'))).toEqual(at('2026-11-01T04:00:00Z'));
});

it('finds the same next opening as a search minute by minute [AG-12]', () => {
  fc.assert(
    fc.property(hoursOf, zones, instants, (hours, zone, time) => {
      fc.pre(invalidBusinessHours(hours) === null);
      let expected: number | null = time;
      while (expected !== null && !isOpen(hours, zone, new Date(expected)))
        expected = expected < time + 9 * 86_400_000 ? expected + 60_000 : null;
      const found = nextOpening(hours, zone, new Date(time))?.getTime() ?? null;
      if (expected !== null) expect(found).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

it.each<[string, Partial<BusinessHours>, string | null]>([
  ['office hours', OFFICE_HOURS, null],
  ['six days', { weekly: Array.from({ length: 6 }, () => []) }, 'weekly'],
  ['an interval that ends before it begins', every({ from: 600, until: 540 }), 'weekly'],
  ['an interval after midnight', every({ from: 1200, until: 1500 }), 'weekly'],
  ['overlapping intervals', every({ from: 540, until: 720 }, { from: 700, until: 800 }), 'weekly'],
  ['adjacent intervals', every({ from: 540, until: 720 }, { from: 720, until: 800 }), null],
  [
    'a holiday on a date that does not exist',
    { holidays: [{ name: 'X', from: '2026-02-30', until: '2026-02-30' }] },
    'holidays',
  ],
  [
    'a holiday that ends before it begins',
    { holidays: [{ name: 'X', from: '2026-03-02', until: '2026-03-01' }] },
    'holidays',
  ],
  ['a holiday without a name', { holidays: [{ name: '', from: '2026-03-01', until: '2026-03-01' }] }, 'holidays'],
])('validates %s', (_, change, field) => {
  expect(invalidBusinessHours({ ...OFFICE_HOURS, ...change })).toBe(field);
});

it.each([
  ['00:00', 0],
  ['08:30', 510],
  ['24:00', 1440],
  ['24:01', null],
  ['8:30', null],
  ['08:60', null],
])('reads %s as minute %s', (text, minute) => {
  expect(minuteOfTime(text)).toBe(minute);
});

it.each([
  ['2026-11-23T07:00:00Z', 'today from 08:00'],
  ['2026-11-22T20:00:00Z', 'tomorrow from 08:00'],
  ['2026-11-21T20:00:00Z', 'on Monday from 08:00'],
  ['2026-11-01T20:00:00Z', 'on Monday 23 November from 08:00'],
])('says at %s when people are back: %s [AG-12]', (now, words) => {
  expect(openingLabel(at('2026-11-23T08:00:00Z'), at(now), LONDON)).toBe(words);
});
