import type { RoleName } from './access-context.ts';
import { isPolicyKey, POLICY_KEYS, type PolicyKey, REGISTRY } from './registry/registry.ts';
import { ROLES } from './roles.ts';

/** A policy that one member is granted or denied in addition to the role. */
export interface PolicyGrant {
  readonly policy: PolicyKey;
  readonly effect: 'GRANT' | 'DENY';
  /** Time at which the grant or denial expires. Null if it does not expire. */
  readonly expiresAt: Date | null;
}

/** Data that determines the policies of a member: the role and the grants. */
export interface PolicyHolder {
  readonly role: RoleName;
  /**
   * Policies of the member's custom role, which replace those of the built-in role. Null or omitted if there is none.
   * An owner cannot have a custom role.
   */
  readonly customRole?: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
}

const impliedPolicies = new Map<PolicyKey, readonly PolicyKey[]>(
  REGISTRY.map(({ key, dependsOn, impliesAll }) => [key, impliesAll ? POLICY_KEYS : dependsOn]),
);

/**
 * Returns the current policies of a member. Adds the policies of the role, the granted policies and their dependencies.
 * Then removes denied policies, and policies with a missing dependency.
 */
export function effectivePolicies({ now, ...person }: PolicyHolder & { readonly now: Date }): ReadonlySet<PolicyKey> {
  const denied = deniedPolicies(person, now);
  // Exclude denied policies before expanding, so that denying workspace.admin also removes everything it implies.
  const held = new Set(expandPolicies(sourcesOf(person, now).filter((key) => !denied.has(key))));
  for (const key of denied) held.delete(key);
  return dropUnsatisfiedDependencies(held);
}

/** Returns the given policies and all policies that they require or imply. */
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

/**
 * Returns the policies of an API key: the policies that its creator or service account has now, limited to the scopes
 * of the key (AM-20).
 */
export function scopedPolicies(holder: ReadonlySet<PolicyKey>, scopes: readonly PolicyKey[]): ReadonlySet<PolicyKey> {
  const closed = expandPolicies(scopes.filter(isPolicyKey));
  return new Set([...holder].filter((key) => closed.has(key)));
}

/** Returns the policies of the role and of the grants, without implied policies and before denials are applied. */
export function sourcesOf(person: PolicyHolder, now: Date): PolicyKey[] {
  const granted = person.grants.filter((grant) => grant.effect === 'GRANT' && isActive(grant, now));
  // A stored policy that the current registry does not contain is ignored.
  return [...rolePolicies(person), ...granted.map(({ policy }) => policy)].filter(isPolicyKey);
}

export const rolePolicies = ({ role, customRole }: Pick<PolicyHolder, 'role' | 'customRole'>): readonly PolicyKey[] =>
  role === 'owner' ? ROLES.owner.policies : (customRole ?? ROLES[role].policies);

export const deniedPolicies = (person: PolicyHolder, now: Date): ReadonlySet<PolicyKey> =>
  new Set(person.grants.filter((grant) => grant.effect === 'DENY' && isActive(grant, now)).map(({ policy }) => policy));

function isActive({ expiresAt, policy }: PolicyGrant, now: Date): boolean {
  if (expiresAt === null) return true;
  const end: unknown = expiresAt?.getTime();
  // A missing or invalid date would silently end a denial, so it is an error.
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
