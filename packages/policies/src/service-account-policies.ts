import { type EffectivePermissions, maximumPermissionsOf } from './effective-permissions.ts';
import { effectivePolicies, expandPolicies } from './effective-policies.ts';
import type { PolicyKey } from './registry/registry.ts';

/** What nobody gives to a caller that is no person: it could make itself others, or outlive whoever stops it. */
const WITHHELD: ReadonlySet<PolicyKey> = new Set([
  'workspace.admin',
  'workspace.members',
  'api_key.manage',
  'api_key.manage_own',
  'billing.admin',
]);

/** Those of the policies, and of what they bring along, that a service identity never holds. */
export const withheldFromServiceAccounts = (policies: readonly PolicyKey[]): PolicyKey[] =>
  [...expandPolicies(policies)].filter((policy) => WITHHELD.has(policy));

/** What a service identity holds: its own policies, and nothing by a role. Never what is withheld, whatever its row says. */
export const serviceAccountPolicies = (policies: readonly PolicyKey[], now: Date): ReadonlySet<PolicyKey> =>
  effectivePolicies({ ...toPolicyHolder(policies), now });

/** The same for the ceiling: without end, unlike a key of whoever makes it. */
export const serviceAccountPermissions = (policies: readonly PolicyKey[], now: Date): EffectivePermissions =>
  maximumPermissionsOf({ ...toPolicyHolder(policies), now });

const toPolicyHolder = (policies: readonly PolicyKey[]) => ({
  role: 'viewer' as const,
  customRole: [...expandPolicies(policies)].filter((policy) => !WITHHELD.has(policy)),
  grants: [],
});
