import { effectivePolicies, isPolicyKey, POLICIES, type PolicyKey, scopedPolicies } from '@frontdesk/policies';
import type { Tx } from '../../../db/tenant-db.ts';
import { activeKeysOf, type MemberRow } from './members.repository.ts';
import { type RoleAndGrants, roleAndGrantsOf } from './role-and-grants.ts';

export const LIMIT_CHANGES = ['MASKED', 'UNMASKED', 'ASSIGNED_ONLY', 'ALL_CONVERSATIONS'] as const;
export type LimitChange = (typeof LIMIT_CHANGES)[number];

export interface ApiKeyScopeLoss {
  readonly id: string;
  readonly name: string;
  readonly lost: readonly PolicyKey[];
}

/** Effects of a change on the policies, limits and API keys of one member. */
export interface AccessChange {
  readonly memberId: string;
  readonly name: string;
  readonly gained: readonly PolicyKey[];
  readonly lost: readonly PolicyKey[];
  readonly limits: readonly LimitChange[];
  readonly keys: readonly ApiKeyScopeLoss[];
}

/** Computes how a change would affect a member and the active API keys that depend on the member's permissions. */
export async function accessChange(tx: Tx, member: MemberRow, after: RoleAndGrants, now: Date): Promise<AccessChange> {
  const before = roleAndGrantsOf(member);
  const [had, has] = [effectivePolicies({ ...before, now }), effectivePolicies({ ...after, now })];
  const keys = await activeKeysOf(tx, member.userId, now);
  const losses = keys.map(({ id, name, scopes }) => {
    const within = scopes.filter(isPolicyKey);
    return { id, name, lost: missingPolicies(scopedPolicies(had, within), scopedPolicies(has, within)) };
  });
  return {
    memberId: member.id,
    name: member.user.name,
    gained: missingPolicies(has, had),
    lost: missingPolicies(had, has),
    limits: limitChanges(before, after),
    keys: losses.filter(({ lost }) => lost.length > 0),
  };
}

const missingPolicies = (all: ReadonlySet<PolicyKey>, from: ReadonlySet<PolicyKey>): PolicyKey[] =>
  POLICIES.flatMap(({ key }) => (all.has(key) && !from.has(key) ? [key] : []));

function limitChanges(before: RoleAndGrants, after: RoleAndGrants): LimitChange[] {
  const [masked, assigned] = [before.maskContactDetails ?? false, before.assignedConversationsOnly ?? false];
  return [
    ...(masked === (after.maskContactDetails ?? false) ? [] : [masked ? ('UNMASKED' as const) : ('MASKED' as const)]),
    ...(assigned === (after.assignedConversationsOnly ?? false)
      ? []
      : [assigned ? ('ALL_CONVERSATIONS' as const) : ('ASSIGNED_ONLY' as const)]),
  ];
}
