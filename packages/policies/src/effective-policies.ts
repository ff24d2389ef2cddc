import { isPolicyKey, POLICY_KEYS, type PolicyKey, REGISTRY } from './registry/registry.ts';
import type { RoleName } from './role-names.ts';
import { ROLES } from './roles.ts';

/** A policy given to, or withheld from, one member beside the role. */
export interface PolicyGrant {
  readonly policy: PolicyKey;
  readonly effect: 'GRANT' | 'DENY';
  /** Null: without end. */
  readonly expiresAt: Date | null;
}

/** What a member's row, and the rows beside it, say about rights. */
export interface PolicyHolder {
  readonly role: RoleName;
  /** The policies of a custom role, in place of the built-in ones. An owner's role cannot be replaced. */
  readonly customRole?: readonly PolicyKey[] | null;
  readonly grants: readonly PolicyGrant[];
}

const impliedPolicies = new Map<PolicyKey, readonly PolicyKey[]>(
  REGISTRY.map(({ key, dependsOn, impliesAll }) => [key, impliesAll ? POLICY_KEYS : dependsOn]),
);

/** (role ∪ unexpired grants, with what they bring along) \ unexpired denials, without what then lacks its basis. */
export function effectivePolicies({ now, ...person }: PolicyHolder & { readonly now: Date }): ReadonlySet<PolicyKey> {
  const denied = deniedPolicies(person, now);
  // A denied policy brings nothing along: denying workspace.admin would otherwise leave everything it stands for.
  const held = new Set(expandPolicies(sourcesOf(person, now).filter((key) => !denied.has(key))));
  for (const key of denied) held.delete(key);
  return dropUnsatisfiedDependencies(held);
}

/** The same policies, together with everything they depend on or stand for. */
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

/** What an API key may do: what its creator holds now, within its scopes (AM-20). */
export function scopedPolicies(holder: ReadonlySet<PolicyKey>, scopes: readonly PolicyKey[]): ReadonlySet<PolicyKey> {
  const closed = expandPolicies(scopes.filter(isPolicyKey));
  return new Set([...holder].filter((key) => closed.has(key)));
}

/** What the role and the grants name themselves, before anything is brought along or taken away. */
export function sourcesOf(person: PolicyHolder, now: Date): PolicyKey[] {
  const granted = person.grants.filter((grant) => grant.effect === 'GRANT' && isActive(grant, now));
  // A row may outlive its policy: a key that the registry no longer knows grants nothing, and breaks nothing.
  return [...rolePolicies(person), ...granted.map(({ policy }) => policy)].filter(isPolicyKey);
}

export const rolePolicies = ({ role, customRole }: Pick<PolicyHolder, 'role' | 'customRole'>): readonly PolicyKey[] =>
  role === 'owner' ? ROLES.owner.policies : (customRole ?? ROLES[role].policies);

export const deniedPolicies = (person: PolicyHolder, now: Date): ReadonlySet<PolicyKey> =>
  new Set(person.grants.filter((grant) => grant.effect === 'DENY' && isActive(grant, now)).map(({ policy }) => policy));

function isActive({ expiresAt, policy }: PolicyGrant, now: Date): boolean {
  if (expiresAt === null) return true;
  const end: unknown = expiresAt?.getTime();
  // A date that was not selected or not parsed would make a denial lapse in silence.
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
