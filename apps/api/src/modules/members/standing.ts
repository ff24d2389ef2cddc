import { effectivePolicies, isPolicyKey, type PolicyGrant, type RoleName } from '@frontdesk/policies';
import type { MemberRow } from './members.repository.ts';

export const grantsOf = (member: Pick<MemberRow, 'grants'>): PolicyGrant[] =>
  member.grants.flatMap(({ policy, effect, expiresAt }) =>
    isPolicyKey(policy) ? [{ policy, effect: effect === 'DENY' ? 'DENY' : 'GRANT', expiresAt }] : [],
  );

export const standingOf = (member: MemberRow) => ({ role: member.role as RoleName, grants: grantsOf(member) });

export const policiesOf = (member: MemberRow, now: Date) => effectivePolicies({ ...standingOf(member), now });
