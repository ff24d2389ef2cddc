import { isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import type { RoleAndGrants } from '../members/index.ts';
import type { CustomRoleRow, OfferRow } from './roles.repository.ts';

/** Returns the permissions of a member who has the custom role and no grants. */
export const roleOnly = (policies: readonly PolicyKey[]): RoleAndGrants => ({
  role: 'member',
  customRole: policies,
  grants: [],
});

export const validPolicies = ({ policies }: Pick<CustomRoleRow, 'policies'>): PolicyKey[] =>
  policies.filter(isPolicyKey);

/** Returns the permissions that the invitation would grant with the given role. */
export const offerWithRole = (
  { policies }: OfferRow,
  role: Pick<RoleAndGrants, 'role' | 'customRole'>,
): RoleAndGrants => ({
  ...role,
  grants: policies.filter(isPolicyKey).map((policy) => ({ policy, effect: 'GRANT', expiresAt: null })),
});
