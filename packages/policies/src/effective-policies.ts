import { isPolicyKey, POLICY_KEYS, type PolicyKey, REGISTRY } from './registry/registry.ts';
import type { RoleName } from './role-names.ts';
import { ROLES } from './roles.ts';

/** A policy granted or denied to one member in addition to the role. */
export interface PolicyGrant {
  readonly policy: PolicyKey;
  readonly effect: 'GRANT' | 'DENY';
  /** Null: no expiry. */
  readonly expiresAt: Date | null;
}

/** Permission data of a member: the role and the grants. */
export interface PolicyHolder {
  readonly role: RoleName;
  /** Policies of a custom role, replacing the built-in role. Owners cannot have a custom role. */
  readonly customRole?: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
}

const impliedPolicies = new Map<PolicyKey, readonly PolicyKey[]>(
  REGISTRY.map(({ key, dependsOn, impliesAll }) => [key, impliesAll ? POLICY_KEYS : dependsOn]),
);

/**
 * (role ∪ unexpired grants, with their dependencies) \ unexpired denials, without policies whose dependencies are
 * then missing.
 */
export function effectivePolicies({ now, ...person }: PolicyHolder & { readonly now: Date }): ReadonlySet<PolicyKey> {
  const denied = deniedPolicies(person, now);
  // Exclude denied policies before expanding, so that denying workspace.admin also removes everything it implies.
  const held = new Set(expandPolicies(sourcesOf(person, now).filter((key) => !denied.has(key))));
  for (const key of denied) held.delete(key);
  return dropUnsatisfiedDependencies(held);
}

/** Returns the policies with everything they depend on or imply. */
export function expandPolicies(keys: Iterable<PolicyKey>): ReadonlySet<PolicyKey> {
  const closed = new Set<PolicyKey>();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (closed.has(key)) continue;
    closed.add(key);
    open.push(...(impliedPolicies.get(key) ?? []));
  }
  return closed;
}

/** Policies of an API key: those its creator currently holds, limited to its scopes (AM-20). */
export function scopedPolicies(holder: ReadonlySet<PolicyKey>, scopes: readonly PolicyKey[]): ReadonlySet<PolicyKey> {
  const closed = expandPolicies(scopes.filter(isPolicyKey));
  return new Set([...holder].filter((key) => closed.has(key)));
}

/** Policies named directly by the role and the grants, before expansion and denials. */
export function sourcesOf(person: PolicyHolder, now: Date): PolicyKey[] {
  const granted = person.grants.filter((grant) => grant.effect === 'GRANT' && isActive(grant, now));
  // Ignore policies that are no longer registered.
  return [...rolePolicies(person), ...granted.map(({ policy }) => policy)].filter(isPolicyKey);
}

export const rolePolicies = ({ role, customRole }: Pick<PolicyHolder, 'role' | 'customRole'>): readonly PolicyKey[] =>
  role === 'owner' ? ROLES.owner.policies : (customRole ?? ROLES[role].policies);

export const deniedPolicies = (person: PolicyHolder, now: Date): ReadonlySet<PolicyKey> =>
  new Set(person.grants.filter((grant) => grant.effect === 'DENY' && isActive(grant, now)).map(({ policy }) => policy));

function isActive({ expiresAt, policy }: PolicyGrant, now: Date): boolean {
  if (expiresAt === null) return true;
  const end: unknown = expiresAt?.getTime();
  // A missing or invalid date would silently end a denial.
  if (typeof end !== 'number' || Number.isNaN(end)) throw new TypeError(`The grant of ${policy} has no valid expiry.`);
  return end > now.getTime();
}

function dropUnsatisfiedDependencies(held: Set<PolicyKey>): ReadonlySet<PolicyKey> {
  const unfounded = REGISTRY.filter(
    ({ key, dependsOn }) => held.has(key) && !dependsOn.every((need) => held.has(need)),
  );
  if (unfounded.length === 0) return held;
  for (const { key } of unfounded) held.delete(key);
  return dropUnsatisfiedDependencies(held);
}
