import { type EffectivePermissions, maximumPermissionsOf } from './effective-permissions.ts';
import { effectivePolicies, expandPolicies } from './effective-policies.ts';
import type { PolicyKey } from './registry/registry.ts';

/** Policies that a service account cannot hold, because it could create further accounts or prevent its own removal. */
const WITHHELD: ReadonlySet<PolicyKey> = new Set([
  'workspace.admin',
  'workspace.members',
  'api_key.manage',
  'api_key.manage_own',
]);

/** Policies of the list, including implied ones, that a service account cannot hold. */
export const withheldFromServiceAccounts = (policies: readonly PolicyKey[]): PolicyKey[] =>
  [...expandPolicies(policies)].filter((policy) => WITHHELD.has(policy));

/** Policies of a service account: only its own grants, never a withheld policy. */
export const serviceAccountPolicies = (policies: readonly PolicyKey[], now: Date): ReadonlySet<PolicyKey> =>
  effectivePolicies({ ...toPolicyHolder(policies), now });

/** Grant-limit view of a service account. It has no expiry, unlike a key of its creator. */
export const serviceAccountPermissions = (policies: readonly PolicyKey[], now: Date): EffectivePermissions =>
  maximumPermissionsOf({ ...toPolicyHolder(policies), now });

const toPolicyHolder = (policies: readonly PolicyKey[]) => ({
  role: 'viewer' as const,
  customRole: [...expandPolicies(policies)].filter((policy) => !WITHHELD.has(policy)),
  grants: [],
});
