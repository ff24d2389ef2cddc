import type { Standing } from './access-context.ts';
import { closePolicies, effectivePolicies, type Person } from './effective-policies.ts';
import { isPolicyKey, type PolicyKey } from './registry/registry.ts';

export type LimitName = 'AGENT' | 'MASKED' | 'ASSIGNED';
type Partly = ReadonlyMap<PolicyKey, readonly LimitName[]>;

/** What somebody holds, and until when; null is without end. */
export interface Holder {
  readonly owner: boolean;
  readonly until: ReadonlyMap<PolicyKey, Date | null>;
  /** Held within limits, by their names; so these are passed on only to somebody who has the same limits. */
  readonly partly?: Partly;
}

export type Limits = Pick<Standing, 'maskContactDetails' | 'assignedConversationsOnly'>;
type PersonNow = Person & Limits & { readonly now: Date };

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
export const holderOf = (person: PersonNow): Holder => ({
  owner: person.role === 'owner',
  until: heldUntil(person),
  partly: partlyHeld(person),
});

/**
 * For a target, an invitation or a custom role: everything they could ever come to hold. A denial that expires is no
 * obstacle, since who gives today under a denial that lapses tomorrow has given. Limits that the row keeps are kept.
 */
export function reachOf(person: PersonNow): Holder {
  const grants = person.grants.filter(({ effect, expiresAt }) => effect === 'GRANT' || expiresAt === null);
  return { owner: person.role === 'owner', until: heldUntil({ ...person, grants }), partly: partlyHeld(person) };
}

interface KeyTerms {
  readonly creator: Holder;
  readonly scopes: readonly PolicyKey[];
  readonly expiresAt?: Date | null;
}

/** A key that exists: never more than its creator holds, and never an owner. */
export function keyHolder({ creator, scopes, expiresAt = null }: KeyTerms): Holder {
  const until = new Map<PolicyKey, Date | null>();
  for (const key of closePolicies(scopes.filter(isPolicyKey))) {
    const creators = creator.until.get(key);
    if (creators !== undefined) until.set(key, earlier(creators, expiresAt));
  }
  return { owner: false, until, ...(creator.partly && { partly: creator.partly }) };
}

/** A key that is being asked for: scopes which the creator lacks stay in, so that the ceiling can name them. */
export function requestedKey({ creator, scopes, expiresAt = null }: KeyTerms): Holder {
  const within = keyHolder({ creator, scopes, expiresAt });
  const until = new Map(within.until);
  for (const key of closePolicies(scopes.filter(isPolicyKey))) if (!until.has(key)) until.set(key, expiresAt);
  return { ...within, until };
}

/** Policies that a limit of the member narrows: the same key would mean more in other hands. */
export function partlyHeld({ role, maskContactDetails, assignedConversationsOnly }: Pick<Person, 'role'> & Limits) {
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
function heldUntil(person: Person & { readonly now: Date }): Map<PolicyKey, Date | null> {
  const changes = person.grants
    .flatMap(({ expiresAt }) => (expiresAt && expiresAt > person.now ? [expiresAt] : []))
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => ({ at, held: effectivePolicies({ ...person, now: at }) }));
  const lost = (key: PolicyKey) => changes.find(({ held }) => !held.has(key))?.at ?? null;
  return new Map([...effectivePolicies(person)].map((key) => [key, lost(key)]));
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
