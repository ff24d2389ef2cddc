import { expect, it } from '@jest/globals';
import { nextInterval } from './weekly-hours.ts';

it.each([
  ['office hours for an empty day', [], { from: '09:00', until: '17:00' }],
  ['four hours after a break of one hour', [{ from: '08:00', until: '12:00' }], { from: '13:00', until: '17:00' }],
  ['the time until 23:00', [{ from: '08:00', until: '20:30' }], { from: '21:30', until: '23:00' }],
  ['no times late in the evening', [{ from: '08:00', until: '22:30' }], { from: '', until: '' }],
  ['no times after midnight, the end of the day', [{ from: '08:00', until: '00:00' }], { from: '', until: '' }],
  ['no times after an interval without an end', [{ from: '08:00', until: '' }], { from: '', until: '' }],
])('suggests %s', (_what, day, expected) => {
  expect(nextInterval(day)).toEqual(expected);
});
