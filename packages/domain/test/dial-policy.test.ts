import { expect, it } from '@jest/globals';
import { DEFAULT_DIAL_POLICY, invalidDialPolicy, unansweredReasonOf } from '../src/index.ts';

it.each([
  ['customer-busy', 'BUSY'],
  ['customer-did-not-answer', 'NO_ANSWER'],
  ['voicemail', 'VOICEMAIL'],
  ['customer-ended-call', null],
  ['call.forwarding.operator-busy', null],
  ['pipeline-error-eleven-labs-system-busy-and-requested-upgrade', null],
  ['constructor', null],
  ['assistant-ended-call', null],
  ['pipeline-error-openai-llm-failed', null],
  [null, null],
])('reads the end reason %s as %s [AG-13]', (endedReason, expected) => {
  expect(unansweredReasonOf(endedReason)).toBe(expected);
});

it.each([
  [{}, null],
  [{ attempts: 0 }, 'attempts'],
  [{ attempts: 11 }, 'attempts'],
  [{ spacingMinutes: 4 }, 'spacingMinutes'],
  [{ voicemailMessage: 'x'.repeat(501) }, 'voicemailMessage'],
])('validates the dial policy %j: %s', (change, field) => {
  expect(invalidDialPolicy({ ...DEFAULT_DIAL_POLICY, ...change })).toBe(field);
});
