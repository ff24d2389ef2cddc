import { expect, it } from '@jest/globals';
import { formatDateTime } from '../../lib/dates.ts';
import { grantText } from './grant-text.ts';

it('names the member and the time, and omits what is unknown', () => {
  const expiresAt = '2026-11-21T14:05:00.000Z';
  const end = formatDateTime(expiresAt);
  expect(grantText('GRANTED', undefined)).toBe('Granted');
  expect(grantText('DENIED', { expiresAt: null, grantedByName: 'Ada' })).toBe('Denied by Ada');
  expect(grantText('ALLOWED', { expiresAt, grantedByName: '' })).toBe(`Allowed, granted until ${end}`);
  expect(grantText('DENIED_TO_MEMBER', { expiresAt, grantedByName: 'Ada' })).toBe(
    `Denied to this member by Ada until ${end}`,
  );
});
