import { type EffectivePermissions, maximumPermissionsOf } from './effective-permissions.ts';
import { effectivePolicies, expandPolicies } from './effective-policies.ts';
import type { PolicyKey } from './registry/registry.ts';

/**
 * Policies that a service account cannot have, because with them it could create more accounts or prevent its own
 * removal.
 */
const WITHHELD: ReadonlySet<PolicyKey> = new Set([
  'workspace.admin',
  'workspace.members',
  'api_key.manage',
  'api_key.manage_own',
]);

/** Returns the policies, including implied ones, that a service account cannot have. */
export const withheldFromServiceAccounts = (policies: readonly PolicyKey[]): PolicyKey[] =>
  [...expandPolicies(policies)].filter((policy) => WITHHELD.has(policy));

/** Returns the effective policies of a service account, from its own grants and without withheld policies. */
export const serviceAccountPolicies = (policies: readonly PolicyKey[], now: Date): ReadonlySet<PolicyKey> =>
  effectivePolicies({ ...toPolicyHolder(policies), now });

/** Returns the permissions of a service account for the grant limit. They do not expire. */
export const serviceAccountPermissions = (policies: readonly PolicyKey[], now: Date): EffectivePermissions =>
  maximumPermissionsOf({ ...toPolicyHolder(policies), now });

const toPolicyHolder = (policies: readonly PolicyKey[]) => ({
  role: 'viewer' as const,
  customRole: [...expandPolicies(policies)].filter((policy) => !WITHHELD.has(policy)),
  grants: [],
});
