import { effectivePolicies, isPolicyKey, type PolicyGrant, type PolicyKey, type RoleName } from '@frontdesk/policies';
import type { Tx } from '../../../db/tenant-db.ts';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import { allMembers, type MemberRow } from './members.repository.ts';

/** Role, grants and limits of a member or an invitation. */
export interface RoleAndGrants {
  readonly role: RoleName;
  readonly customRole?: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
  readonly maskContactDetails?: boolean;
  readonly assignedConversationsOnly?: boolean;
}

interface RoleAndGrantsRow {
  readonly role: string;
  readonly customRole: { readonly policies: readonly string[] } | null;
  readonly maskContactDetails: boolean;
  readonly assignedConversationsOnly: boolean;
  readonly grants: readonly { policy: string; effect: string; expiresAt: Date | null }[];
}

export const grantsOf = ({ grants }: Pick<RoleAndGrantsRow, 'grants'>): PolicyGrant[] =>
  grants.flatMap(({ policy, effect, expiresAt }) =>
    isPolicyKey(policy) ? [{ policy, effect: effect === 'DENY' ? 'DENY' : 'GRANT', expiresAt }] : [],
  );

export const roleAndGrantsOf = (member: RoleAndGrantsRow): RoleAndGrants => ({
  role: member.role as RoleName,
  // Stored policies that this version of the code does not define are ignored.
  customRole: member.customRole?.policies.filter(isPolicyKey) ?? null,
  grants: grantsOf(member),
  maskContactDetails: member.maskContactDetails,
  assignedConversationsOnly: member.assignedConversationsOnly,
});

export const policiesOf = (member: RoleAndGrantsRow, now: Date) =>
  effectivePolicies({ ...roleAndGrantsOf(member), now });

interface WantedRole {
  readonly role: RoleName;
  readonly customRoleId?: string | null;
}

interface FoundRole {
  /** Custom role of the member. Null for a built-in role. */
  readonly role: { readonly id: string; readonly name: string } | null;
  readonly policies: readonly PolicyKey[] | null;
}

/**
 * Finds the requested custom role and its policies. Both are null if only a built-in role is requested. Returns null if
 * the workspace has no custom role with this id. Throws VALIDATION_FAILED if a custom role is combined with a built-in
 * role other than member.
 */
export async function findRole(tx: Tx, { role, customRoleId }: WantedRole): Promise<FoundRole | null> {
  if (!customRoleId) return { role: null, policies: null };
  if (role !== 'member') throw badInput('Only the role member can have a custom role.', 'role');
  if (!isUuid(customRoleId)) return null;
  const found = await tx.customRole.findFirst({ where: { id: customRoleId } });
  return found && { role: { id: found.id, name: found.name }, policies: found.policies.filter(isPolicyKey) };
}

/** Returns the members who currently hold the policy, by role or by grant, and without a denial. */
export const membersWithPolicy = async (tx: Tx, policy: PolicyKey, now: Date): Promise<MemberRow[]> =>
  (await allMembers(tx)).filter((member) => policiesOf(member, now).has(policy));
