import { describe, expect, it } from '@jest/globals';
import { formatDuration, formatMinute, localTime, minuteOf } from './campaign-labels.ts';
import { type Draft, emptyDraft, errorsAtStep } from './draft.ts';
import { sharesOf } from './recipient-shares.ts';

const draft = (over: Partial<Draft> = {}): Draft => ({ ...emptyDraft(), ...over });

describe('validation of a step', () => {
  it.each([
    ['audience', { name: ' ' }, ['name']],
    ['audience', { filter: null, contactIds: [] }, ['contactIds']],
    ['audience', { filter: null, contactIds: ['one'] }, []],
    ['message', { templateId: null }, ['templateId']],
    [
      'message',
      { templateId: 'one', variables: [{ name: '1', source: 'TEXT', text: 'two\nlines' }] },
      ['variables.0.text'],
    ],
    ['message', { templateId: 'one', variables: [{ name: '1', source: 'CONTACT_NAME', text: '' }] }, []],
    ['schedule', { startsAt: '' }, ['startsAt']],
    ['schedule', { quietFrom: 480, quietUntil: 480 }, ['quietUntil']],
    ['schedule', { ratePerMinute: 3_001 }, ['ratePerMinute']],
    ['schedule', { startsAt: '2026-11-24T09:00' }, []],
    ['test', {}, []],
  ] as const)('%s requires missing fields: %j', (step, over, fields) => {
    expect(Object.keys(errorsAtStep(step, draft(over as Partial<Draft>)))).toEqual(fields);
  });
});

it('counts each recipient once, for every delivery status', () => {
  const counted = { waiting: 2, unconfirmed: 1, sent: 6, delivered: 5, read: 3, replied: 1, failed: 1, skipped: 1 };
  expect(sharesOf(counted).reduce((sum, { count }) => sum + count, 0)).toBe(11);
});

it('formats times for display', () => {
  expect([formatMinute(1200), formatMinute(5), minuteOf('20:00'), minuteOf('')]).toEqual([
    '20:00',
    '00:05',
    1200,
    null,
  ]);
  expect([formatDuration(1, 600), formatDuration(1_200, 600), formatDuration(90_000, 600)]).toEqual([
    '1 minute',
    '2 minutes',
    '2 h 30 min',
  ]);
  expect(localTime('2026-11-24T09:00')).toBe('24 Nov 2026, 09:00');
});
