import type { AnyAccessContext } from './access-context.ts';
import { effectivePolicies, expandPolicies, type PolicyHolder } from './effective-policies.ts';
import { isPolicyKey, type PolicyKey } from './registry/registry.ts';

export type LimitName = 'AGENT' | 'MASKED' | 'ASSIGNED';
type LimitedPolicies = ReadonlyMap<PolicyKey, readonly LimitName[]>;

/** What somebody holds, and until when; null is without end. */
export interface EffectivePermissions {
  readonly owner: boolean;
  readonly until: ReadonlyMap<PolicyKey, Date | null>;
  /** Held within limits, by their names; so these are passed on only to somebody who has the same limits. */
  readonly partly?: LimitedPolicies;
}

export type MemberLimits = Pick<AnyAccessContext, 'maskContactDetails' | 'assignedConversationsOnly'>;
type CurrentPolicyHolder = PolicyHolder & MemberLimits & { readonly now: Date };

const CONTACT_DETAILS: readonly PolicyKey[] = ['lead.read', 'contact.read'];
const CONVERSATIONS: readonly PolicyKey[] = [
  'message.read',
  'message.send',
  'conversation.takeover',
  'call.read',
  'call.operate',
  // What was found in them.
  'safety.read',
  // What was learned in them.
  'world.read',
  'world.write',
  // Contacts are reached through an assigned conversation, and leads not at all.
  'contact.read',
  'contact.manage',
  'lead.read',
  'lead.manage',
];

/** For a giver: what they hold now, each policy until the first moment at which it is gone. */
export const effectivePermissionsOf = (person: CurrentPolicyHolder): EffectivePermissions => ({
  owner: person.role === 'owner',
  until: grantedUntil(person),
  partly: limitedPolicies(person),
});

/**
 * For a target, an invitation or a custom role: everything they could ever come to hold. A denial that expires is no
 * obstacle, since who gives today under a denial that lapses tomorrow has given. Limits that the row keeps are kept.
 */
export function maximumPermissionsOf(person: CurrentPolicyHolder): EffectivePermissions {
  const grants = person.grants.filter(({ effect, expiresAt }) => effect === 'GRANT' || expiresAt === null);
  return {
    owner: person.role === 'owner',
    until: grantedUntil({ ...person, grants }),
    partly: limitedPolicies(person),
  };
}

interface KeyGrant {
  readonly creator: EffectivePermissions;
  readonly scopes: readonly PolicyKey[];
  readonly expiresAt?: Date | null;
}

/** A key that exists: never more than its creator holds, and never an owner. */
export function apiKeyPermissions({ creator, scopes, expiresAt = null }: KeyGrant): EffectivePermissions {
  const until = new Map<PolicyKey, Date | null>();
  for (const key of expandPolicies(scopes.filter(isPolicyKey))) {
    const creators = creator.until.get(key);
    if (creators !== undefined) until.set(key, earlierOf(creators, expiresAt));
  }
  return { owner: false, until, ...(creator.partly && { partly: creator.partly }) };
}

/** A key that is being asked for: scopes which the creator lacks stay in, so that the ceiling can name them. */
export function requestedKeyPermissions({ creator, scopes, expiresAt = null }: KeyGrant): EffectivePermissions {
  const within = apiKeyPermissions({ creator, scopes, expiresAt });
  const until = new Map(within.until);
  for (const key of expandPolicies(scopes.filter(isPolicyKey))) if (!until.has(key)) until.set(key, expiresAt);
  return { ...within, until };
}

/** Policies that a limit of the member narrows: the same key would mean more in other hands. */
export function limitedPolicies({
  role,
  maskContactDetails,
  assignedConversationsOnly,
}: Pick<PolicyHolder, 'role'> & MemberLimits) {
  const partly = new Map<PolicyKey, LimitName[]>();
  const limit = (name: LimitName, keys: readonly PolicyKey[]) => {
    for (const key of keys) partly.set(key, [...(partly.get(key) ?? []), name]);
  };
  if (role === 'agent') limit('AGENT', ['message.send']);
  if (maskContactDetails) limit('MASKED', CONTACT_DETAILS);
  if (assignedConversationsOnly) limit('ASSIGNED', CONVERSATIONS);
  return partly;
}

/** Rights change only when a grant or a denial expires, so it is enough to look at those moments. */
function grantedUntil(person: PolicyHolder & { readonly now: Date }): Map<PolicyKey, Date | null> {
  const changes = person.grants
    .flatMap(({ expiresAt }) => (expiresAt && expiresAt > person.now ? [expiresAt] : []))
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => ({ at, held: effectivePolicies({ ...person, now: at }) }));
  const lost = (key: PolicyKey) => changes.find(({ held }) => !held.has(key))?.at ?? null;
  return new Map([...effectivePolicies(person)].map((key) => [key, lost(key)]));
}

function earlierOf(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
