import { expect, it } from '@jest/globals';
import { dayKey, dayLabel, formatDateTime, formatTime, readableText, timeAgo } from './dates.ts';
import { initials } from './format-text.ts';

const noon = new Date('2026-11-21T12:00:00Z').getTime();

it.each([
  ['2026-11-21T11:59:40Z', 'just now'],
  ['2026-11-21T11:57:10Z', '2 minutes ago'],
  ['2026-11-20T12:00:00Z', 'yesterday'],
  ['2026-11-28T12:00:00Z', 'next week'],
])('says how long ago %s was', (iso, words) => {
  expect(timeAgo(iso, noon)).toBe(words);
});

it('abbreviates units in the narrow style', () => {
  expect(timeAgo('2026-11-21T09:00:00Z', noon, 'narrow')).toMatch(/^3 ?hr? ago$/);
});

it('formats times in the workspace’s time zone', () => {
  expect(formatDateTime('2026-11-21T23:30:00Z', 'Asia/Tokyo')).toMatch(/22 Nov 2026.*08:30/);
});

it('formats ISO dates in text of other systems and leaves other text unchanged', () => {
  expect(readableText('2026-11-21T23:30:00.000Z', 'Asia/Tokyo')).toMatch(/22 Nov 2026.*08:30/);
  for (const text of ['2026-11-21', 'booked', '9999-99-99T99:99Z', ''])
    expect(readableText(text, 'Asia/Tokyo')).toBe(text);
});

it.each([
  ['2026-11-21T00:30:00Z', 'Today'],
  ['2026-11-20T23:59:00Z', 'Yesterday'],
  // Some versions of ICU put a comma after the weekday.
  ['2026-11-16T12:00:00Z', /^Monday,? 16 November$/],
  ['2025-12-31T12:00:00Z', /^Wednesday,? 31 December 2025$/],
])('names the day of %s', (iso, words) => {
  expect(dayLabel(iso, noon, 'UTC')).toMatch(words);
});

it('uses the time zone to determine the day', () => {
  const late = '2026-11-21T23:30:00Z';
  expect([dayKey(late, 'UTC'), dayKey(late, 'Asia/Tokyo')]).toEqual(['2026-11-21', '2026-11-22']);
  expect(formatTime(late, 'Asia/Tokyo')).toBe('08:30');
});

it('takes initials from any script', () => {
  expect([initials('Acme WhatsApp'), initials('  Ada  King Lovelace '), initials('李'), initials('')]).toEqual([
    'AW',
    'AL',
    '李',
    '',
  ]);
});
