import { effectivePolicies, isPolicyKey, type PolicyGrant, type PolicyKey, type RoleName } from '@frontdesk/policies';

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
  // Ignores policies that this version does not define.
  customRole: member.customRole?.policies.filter(isPolicyKey) ?? null,
  grants: grantsOf(member),
  maskContactDetails: member.maskContactDetails,
  assignedConversationsOnly: member.assignedConversationsOnly,
});

export const policiesOf = (member: RoleAndGrantsRow, now: Date) =>
  effectivePolicies({ ...roleAndGrantsOf(member), now });
