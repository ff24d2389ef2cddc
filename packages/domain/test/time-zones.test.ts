import { expect, it } from '@jest/globals';
import { isTimeZone, promptTime } from '../src/index.ts';

it.each(['UTC', 'Europe/London', 'America/Argentina/Ushuaia', 'Etc/GMT+5'])('accepts %s as a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true);
});

it.each(['', '+02:00', 'utc', 'Mars/Olympus', 'Europe', 'CET; drop table', '../UTC'])(
  'rejects %j as a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

it.each([
  ['2026-03-29T00:59:00Z', '00:59'],
  ['2026-03-29T01:00:00Z', '02:00'],
  ['2026-10-25T00:59:00Z', '01:59'],
  ['2026-10-25T01:00:00Z', '01:00'],
])('writes %s as %s in London, across clock changes [AG-11]', (instant, local) => {
  expect(promptTime(new Date(instant), 'Europe/London')).toContain(local);
  expect(promptTime(new Date(instant), 'Europe/London')).toContain('(Europe/London)');
});
