import { describe, expect, it } from '@jest/globals';
import { POLICIES, type WorkspaceAction, type WorkspaceSubject } from '../src/index.ts';
import { as, keyOf, member } from './people.ts';

const ACTS: readonly (readonly [WorkspaceAction, WorkspaceSubject])[] = [
  ['grant', 'SupportAccess'],
  ['convert', 'Workspace'],
  ['update', 'SecuritySettings'],
  ['update', 'OutreachLimits'],
  ['update', 'RecordField'],
  ['updateRetention', 'Workspace'],
  ['place', 'LegalHold'],
  ['release', 'LegalHold'],
  ['create', 'Invitation'],
  ['resend', 'Invitation'],
];
const key = keyOf(
  'owner',
  POLICIES.map((policy) => policy.key),
);
const support = { ...member('owner'), kind: 'support', supportLevel: 'CHANGE' } as const;

describe('actions of members only', () => {
  it.each(ACTS)('to %s %s is open to an admin, and to no API key or support session [S3]', (action, subject) => {
    expect(as(member('admin')).can(action, subject)).toBe(true);
    expect(as(key).can(action, subject)).toBe(false);
    expect(as(support).can(action, subject)).toBe(false);
  });

  it('leave an API key what reads the same records or revokes access [S3]', () => {
    const open: readonly (readonly [WorkspaceAction, WorkspaceSubject])[] = [
      ['read', 'SecuritySettings'],
      ['read', 'RecordField'],
      ['read', 'EnvironmentConversion'],
      ['read', 'LegalHold'],
      ['read', 'SupportAccess'],
      ['revoke', 'SupportAccess'],
      ['read', 'Invitation'],
      ['revoke', 'Invitation'],
    ];
    expect(open.filter(([action, subject]) => !as(key).can(action, subject))).toEqual([]);
  });
});
