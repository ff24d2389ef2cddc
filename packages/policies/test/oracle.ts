import {
  type AccessContext,
  defineRules,
  type MemberLimits,
  POLICIES,
  type PolicyGrant,
  type PolicyHolder,
  type PolicyKey,
  policyByKey,
  ROLES,
} from '../src/index.ts';
import { ADA } from './people.ts';

/**
 * A member in the reference implementation. The implementation computes policies independently of the production code:
 * it evaluates each policy at individual points in time. It is deliberately simple and slow.
 */
export interface Member extends PolicyHolder, MemberLimits {
  readonly kind: 'member';
}
export interface Key {
  readonly kind: 'api_key';
  readonly creator: Member;
  readonly scopes: readonly PolicyKey[];
  readonly expiresAt: Date | null;
}
export type Actor = Member | Key;

/** Returns the permissions that `lower` has at the given time and `higher` lacks. Empty if there are none. */
export function escapes(lower: Actor, higher: Actor, at: Date): string[] {
  const [theirs, mine] = [powersOf(lower, at), powersOf(higher, at)];
  return [
    ...[...theirs.policies].filter((key) => !mine.policies.has(key)),
    ...[...theirs.acts].flatMap(([name, acts]) =>
      acts.every((act) => mine.acts.get(name)?.some((own) => includes(own, act))) ? [] : [name],
    ),
    ...mine.forbidden.filter((name) => theirs.acts.has(name) && !theirs.forbidden.includes(name)),
  ];
}

/** Returns the times at which permissions can change, the millisecond before each, and a time far in the future. */
export function momentsOf(actors: readonly Actor[], now: Date): Date[] {
  const ends = actors.flatMap((actor) => {
    const grants = actor.kind === 'member' ? actor.grants : [...actor.creator.grants, { expiresAt: actor.expiresAt }];
    return grants.flatMap(({ expiresAt }) => (expiresAt && expiresAt > now ? [expiresAt.getTime()] : []));
  });
  const times = [now.getTime(), ...ends.flatMap((end) => [end - 1, end]), now.getTime() + 1e12];
  return [...new Set(times)].map((time) => new Date(time));
}

/** The conditions under which a rule allows an action. */
type Conditions = readonly string[];
interface Powers {
  readonly policies: ReadonlySet<PolicyKey>;
  /** The conditions of each rule that allows an action on a subject, by action and subject. */
  readonly acts: ReadonlyMap<string, readonly Conditions[]>;
  readonly forbidden: readonly string[];
}

/**
 * Returns whether a rule covers another rule for the same action. This is the case if every condition of the wide rule
 * is also a condition of the narrow rule.
 */
const includes = (wide: Conditions, narrow: Conditions) => wide.every((condition) => narrow.includes(condition));

const known = new Map<string, Powers>();

function powersOf(actor: Actor, at: Date): Powers {
  const person = actor.kind === 'member' ? actor : actor.creator;
  const policies = actor.kind === 'member' ? heldAt(actor, at) : keyHeldAt(actor, at);
  const { role, maskContactDetails = false, assignedConversationsOnly = false } = person;
  const name = [actor.kind, role, maskContactDetails, assignedConversationsOnly, ...[...policies].sort()].join(' ');
  const before = known.get(name);
  if (before) return before;
  // An API key never has owner permissions, so the key of an owner is compared as an admin with the same policies.
  const measured = actor.kind === 'api_key' && role === 'owner' ? 'admin' : role;
  const limits = { maskContactDetails, assignedConversationsOnly };
  const powers = { policies, ...actsOf({ kind: 'member', role: measured, policies, ...limits, ...ADA }) };
  known.set(name, powers);
  return powers;
}

function actsOf(context: AccessContext): Omit<Powers, 'policies'> {
  const rules = defineRules(context).flatMap(({ action, subject, conditions, inverted }) =>
    [action].flat().map((one) => ({
      name: `${one} ${String(subject)}`,
      conditions: Object.entries(conditions ?? {}).map((entry) => entry.join('=')),
      inverted,
    })),
  );
  const acts = new Map<string, Conditions[]>();
  for (const { name, conditions, inverted } of rules)
    if (!inverted) acts.set(name, [...(acts.get(name) ?? []), conditions]);
  return {
    acts,
    forbidden: rules.filter(({ inverted }) => inverted).map(({ name }) => name),
  };
}

const runs = ({ expiresAt }: Pick<PolicyGrant, 'expiresAt'>, at: Date) =>
  !expiresAt || expiresAt.getTime() > at.getTime();

/**
 * Returns the policies of a member at a time: those that the role and the grants imply, unless they or one of their
 * dependencies are denied.
 */
export function heldAt(person: PolicyHolder, at: Date): ReadonlySet<PolicyKey> {
  const running = person.grants.filter((grant) => runs(grant, at));
  const isDenied = (key: PolicyKey) => running.some(({ policy, effect }) => effect === 'DENY' && policy === key);
  const isNamed = (key: PolicyKey) =>
    (person.role === 'owner' || !person.customRole ? ROLES[person.role].policies : person.customRole).includes(key) ||
    running.some(({ policy, effect }) => effect === 'GRANT' && policy === key);
  const sources = POLICIES.filter(({ key }) => isNamed(key) && !isDenied(key));
  const isEffective = (key: PolicyKey): boolean => !isDenied(key) && policyByKey(key).dependsOn.every(isEffective);
  return new Set(
    POLICIES.flatMap(({ key }) =>
      sources.some((source) => REACHED.get(source.key)?.has(key)) && isEffective(key) ? [key] : [],
    ),
  );
}

function keyHeldAt({ creator, scopes, expiresAt }: Key, at: Date): ReadonlySet<PolicyKey> {
  if (!runs({ expiresAt }, at)) return new Set();
  return new Set([...heldAt(creator, at)].filter((key) => scopes.some((scope) => REACHED.get(scope)?.has(key))));
}

const leadsTo = (from: PolicyKey, to: PolicyKey): boolean =>
  from === to || from === 'workspace.admin' || policyByKey(from).dependsOn.some((need) => leadsTo(need, to));

/** All pairs for which `leadsTo` is true. Computed once, because every check uses them. */
const REACHED: ReadonlyMap<PolicyKey, ReadonlySet<PolicyKey>> = new Map(
  POLICIES.map(({ key: from }) => [from, new Set(POLICIES.map(({ key }) => key).filter((to) => leadsTo(from, to)))]),
);
