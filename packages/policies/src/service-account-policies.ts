import { type Holder, reachOf } from './effective-permissions.ts';
import { closePolicies, effectivePolicies } from './effective-policies.ts';
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
export const withheldFromIdentities = (policies: readonly PolicyKey[]): PolicyKey[] =>
  [...closePolicies(policies)].filter((policy) => WITHHELD.has(policy));

/** What a service identity holds: its own policies, and nothing by a role. Never what is withheld, whatever its row says. */
export const identityPolicies = (policies: readonly PolicyKey[], now: Date): ReadonlySet<PolicyKey> =>
  effectivePolicies({ ...asPerson(policies), now });

/** The same for the ceiling: without end, unlike a key of whoever makes it. */
export const identityReach = (policies: readonly PolicyKey[], now: Date): Holder =>
  reachOf({ ...asPerson(policies), now });

const asPerson = (policies: readonly PolicyKey[]) => ({
  role: 'viewer' as const,
  customRole: [...closePolicies(policies)].filter((policy) => !WITHHELD.has(policy)),
  grants: [],
});
