import type { AnyAccessContext } from './access-context.ts';
import { effectivePolicies, expandPolicies, type PolicyHolder } from './effective-policies.ts';
import { isPolicyKey, type PolicyKey } from './registry/registry.ts';

export type LimitName = 'AGENT' | 'MASKED' | 'ASSIGNED';
type LimitedPolicies = ReadonlyMap<PolicyKey, readonly LimitName[]>;

/**
 * Policies of a member or API key, with the time at which each policy expires. The time is null if the policy does not
 * expire.
 */
export interface EffectivePermissions {
  readonly owner: boolean;
  readonly until: ReadonlyMap<PolicyKey, Date | null>;
  /** Policies that the holder has with restrictions. They can only be granted to holders with the same restrictions. */
  readonly partly?: LimitedPolicies;
}

export type MemberLimits = Pick<AnyAccessContext, 'maskContactDetails' | 'assignedConversationsOnly'>;
type CurrentPolicyHolder = PolicyHolder & MemberLimits & { readonly now: Date };

const CONTACT_DETAILS: readonly PolicyKey[] = ['lead.read', 'contact.read', 'contact.erase'];
const CONVERSATIONS: readonly PolicyKey[] = [
  'message.read',
  'message.send',
  'conversation.takeover',
  'conversation.export',
  'review.read',
  'review.act',
  'call.read',
  'call.operate',
  // Included, because safety matches contain text from the messages of a conversation.
  'safety.read',
  // Included, because the world model contains data from conversations.
  'world.read',
  'world.write',
  // Included, because a form contains answers of the contact.
  'surface.read',
  'surface.manage',
  // Included, because the provider log contains requests about all conversations.
  'integration.read',
  // Contacts are accessible only through an assigned conversation, and leads are not accessible.
  'contact.read',
  'contact.manage',
  'lead.read',
  'lead.manage',
];

/** Returns the policies that a member has now, each with the first time at which the member loses it. */
export const effectivePermissionsOf = (person: CurrentPolicyHolder): EffectivePermissions => ({
  owner: person.role === 'owner',
  until: grantedUntil(person),
  partly: limitedPolicies(person),
});

/**
 * Returns the largest set of policies that a member, invitation or custom role can have now or later. Temporary denials
 * are ignored because they expire. Restrictions such as masked contact details still apply.
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

/**
 * Returns the policies of an existing API key: never more than the policies of its creator, and no owner permissions.
 */
export function apiKeyPermissions({ creator, scopes, expiresAt = null }: KeyGrant): EffectivePermissions {
  const until = new Map<PolicyKey, Date | null>();
  for (const key of expandPolicies(scopes.filter(isPolicyKey))) {
    const creators = creator.until.get(key);
    if (creators !== undefined) until.set(key, earlierOf(creators, expiresAt));
  }
  return { owner: false, until, ...(creator.partly && { partly: creator.partly }) };
}

/**
 * Returns the policies that a new API key requests. Scopes that the creator lacks are included, so that the error
 * message can name them.
 */
export function requestedKeyPermissions({ creator, scopes, expiresAt = null }: KeyGrant): EffectivePermissions {
  const within = apiKeyPermissions({ creator, scopes, expiresAt });
  const until = new Map(within.until);
  for (const key of expandPolicies(scopes.filter(isPolicyKey))) if (!until.has(key)) until.set(key, expiresAt);
  return { ...within, until };
}

/** Returns the policies that are limited by restrictions of the member, each with the names of the restrictions. */
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

/**
 * Returns the current policies with the time at which each ends. Policies change only when a grant or denial expires,
 * so the policies are evaluated only at those times.
 */
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
