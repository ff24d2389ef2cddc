import { isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import type { RoleAndGrants } from '../members/index.ts';
import type { CustomRoleRow, OfferRow } from './roles.repository.ts';

/** The role alone, as somebody without anything beside it would hold it. */
export const roleOnly = (policies: readonly PolicyKey[]): RoleAndGrants => ({
  role: 'member',
  customRole: policies,
  grants: [],
});

export const validPolicies = ({ policies }: Pick<CustomRoleRow, 'policies'>): PolicyKey[] =>
  policies.filter(isPolicyKey);

/** What an invitation would make of its receiver, with another role. */
export const offerWithRole = (
  { policies }: OfferRow,
  role: Pick<RoleAndGrants, 'role' | 'customRole'>,
): RoleAndGrants => ({
  ...role,
  grants: policies.filter(isPolicyKey).map((policy) => ({ policy, effect: 'GRANT', expiresAt: null })),
});
