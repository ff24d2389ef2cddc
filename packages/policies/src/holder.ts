import { closePolicies, effectivePolicies, type Person } from './effective-policies.ts';
import { isPolicyKey, type PolicyKey } from './registry/registry.ts';
import type { Standing } from './standing.ts';

/** What somebody holds, and until when; null is without end. */
export interface Holder {
  readonly owner: boolean;
  readonly until: ReadonlyMap<PolicyKey, Date | null>;
  /** Held with a limit that the next holder would not have; so these cannot be passed on. */
  readonly partly?: ReadonlySet<PolicyKey>;
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
];

/** For a giver: what they hold now, each policy until the first moment at which it is gone. */
export const holderOf = (person: PersonNow): Holder => ({
  owner: person.role === 'owner',
  until: heldUntil(person),
  partly: partlyHeld(person),
});

/**
 * For a target, an invitation or a custom role: everything they could ever come to hold. A denial that expires is no
 * obstacle, since who gives today under a denial that lapses tomorrow has given.
 */
export function reachOf(person: PersonNow): Holder {
  const grants = person.grants.filter(({ effect, expiresAt }) => effect === 'GRANT' || expiresAt === null);
  return { owner: person.role === 'owner', until: heldUntil({ ...person, grants }) };
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
  return new Set<PolicyKey>([
    ...(role === 'agent' ? (['message.send'] as const) : []),
    ...(maskContactDetails ? CONTACT_DETAILS : []),
    ...(assignedConversationsOnly ? CONVERSATIONS : []),
  ]);
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
