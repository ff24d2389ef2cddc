import fc from 'fast-check';
import { POLICIES, type PolicyGrant, type PolicyKey, ROLE_NAMES, type RoleName } from '../src/index.ts';
import type { Actor, Key, Member } from './oracle.ts';
import { minutesFromNow } from './people.ts';

/** One attempt to change permissions: the actor, the target before the change, and the result. */
export interface Scene {
  readonly giver: Actor;
  readonly target?: Actor;
  readonly result?: Actor;
}

const keys = POLICIES.map(({ key }) => key);
/** Policies that are relevant for escalations. Because there are few, random cases often use the same policies. */
const CONTESTED: readonly PolicyKey[] = [
  'workspace.admin',
  'workspace.members',
  'message.send',
  'campaign.run',
  'campaign.read',
];

const policy = fc.oneof(fc.constantFrom(...keys), fc.constantFrom(...CONTESTED));
const end = fc.constantFrom(null, null, minutesFromNow(-5), minutesFromNow(10), minutesFromNow(20), minutesFromNow(30));
const grant: fc.Arbitrary<PolicyGrant> = fc.record({
  policy,
  effect: fc.constantFrom('GRANT', 'GRANT', 'DENY'),
  expiresAt: end,
});
const grants = fc.uniqueArray(grant, { maxLength: 4, selector: (one) => one.policy });
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

const memberWith = (roles: readonly RoleName[]): fc.Arbitrary<Member> =>
  fc.record({
    kind: fc.constant('member' as const),
    role: fc.constantFrom(...roles),
    customRole: fc.option(fc.uniqueArray(policy, { maxLength: 4 }), { freq: 3 }),
    grants,
    maskContactDetails: rarely,
    assignedConversationsOnly: rarely,
  });

export const anyone = memberWith(ROLE_NAMES);
/**
 * Actors, most of which can grant permissions. With weaker actors, most attempts would be rejected for trivial reasons.
 */
export const strong = memberWith(['owner', 'admin', 'admin', 'member']).chain((base) =>
  fc.constantFrom<Member[]>(base, { ...base, customRole: null }, { ...base, grants: [...withoutAdmin(base), admin] }),
);
const weak = memberWith(['member', 'operator', 'agent', 'viewer', 'viewer']);

const admin: PolicyGrant = { policy: 'workspace.admin', effect: 'GRANT', expiresAt: null };
const withoutAdmin = ({ grants: all }: Member) => all.filter((one) => one.policy !== 'workspace.admin');

const keyBy = (creator: fc.Arbitrary<Member>): fc.Arbitrary<Key> =>
  fc.record({
    kind: fc.constant('api_key' as const),
    creator,
    scopes: fc.uniqueArray(policy, { minLength: 1, maxLength: 3 }),
    expiresAt: end,
  });

const giver: fc.Arbitrary<Actor> = fc.oneof(
  { arbitrary: anyone, weight: 2 },
  { arbitrary: strong, weight: 4 },
  { arbitrary: keyBy(strong), weight: 1 },
);

/** Generates the member after one change that the edit dialog allows: a policy, the role or a restriction. */
const edited = (before: Member): fc.Arbitrary<Member> =>
  fc.oneof(
    grant.map((one) => ({
      ...before,
      grants: [...before.grants.filter(({ policy: key }) => key !== one.policy), one],
    })),
    fc.constant({ ...before, grants: before.grants.filter(({ effect }) => effect === 'GRANT') }),
    fc.constantFrom(...ROLE_NAMES).map((role) => ({ ...before, role, customRole: null })),
    fc.constant({ ...before, maskContactDetails: false, assignedConversationsOnly: false }),
  );

const editOf = (actor: fc.Arbitrary<Actor>, target: fc.Arbitrary<Member>): fc.Arbitrary<Scene> =>
  fc
    .tuple(actor, target)
    .chain(([by, before]) => edited(before).map((result) => ({ giver: by, target: before, result })));

export const scene: fc.Arbitrary<Scene> = fc.oneof(
  editOf(giver, weak),
  editOf(giver, anyone),
  anyone.chain((self) => edited(self).map((result) => ({ giver: self, target: self, result }))),
  fc.record({ giver, target: anyone, result: anyone }),
  fc.record({ giver, result: fc.oneof(weak, anyone) }),
  fc.record({ giver, target: fc.oneof(weak, anyone) }),
  // A caller who rotates an API key receives its new secret.
  fc.tuple(giver, keyBy(fc.oneof(weak, anyone))).map(([by, key]) => ({ giver: by, target: key, result: key })),
);

const place = fc.nat({ max: 2 });

/** Generates three members and a sequence of edits. `by` and `on` are indexes of the members. */
export const intrigue = fc.record({
  people: fc.tuple(strong, anyone, weak),
  edits: fc.array(fc.record({ by: place, on: place, replaced: fc.boolean(), to: anyone, change: grant }), {
    minLength: 5,
    maxLength: 12,
  }),
});
