import { expect, it } from '@jest/globals';
import { timeChoices } from './time-choices.ts';

const times = (now: string, zone: string) =>
  Object.values(timeChoices(new Date(now), zone)).map((time: Date | null) => time?.toISOString() ?? null);

it('offers times of the time zone of the workspace [CB-38]', () => {
  // Wednesday, 10:20 in Sao Paulo.
  expect(times('2026-11-25T13:20:00Z', 'America/Sao_Paulo')).toEqual([
    '2026-11-25T17:00:00.000Z',
    '2026-11-26T12:00:00.000Z',
    '2026-11-30T12:00:00.000Z',
  ]);
  // The same instant is 23:20 in Seoul, where three hours later is tomorrow.
  expect(times('2026-11-25T14:20:00Z', 'Asia/Seoul')).toEqual([
    null,
    '2026-11-26T00:00:00.000Z',
    '2026-11-30T00:00:00.000Z',
  ]);
});

it('offers the next Monday on a Sunday and on a Monday [CB-38]', () => {
  expect(times('2026-11-29T12:00:00Z', 'UTC')[2]).toBe('2026-11-30T09:00:00.000Z');
  expect(times('2026-11-30T12:00:00Z', 'UTC')[2]).toBe('2026-12-07T09:00:00.000Z');
});

it('offers 09:00 after the clocks change [CB-38]', () => {
  // In the night of 28 March 2027, clocks in London go forward.
  expect(times('2027-03-27T12:00:00Z', 'Europe/London').slice(1)).toEqual([
    '2027-03-28T08:00:00.000Z',
    '2027-03-29T08:00:00.000Z',
  ]);
});
