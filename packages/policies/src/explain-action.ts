import { abilityFrom, canOn } from './ability.ts';
import type { Action, WorkspaceSubject } from './actions.ts';
import { defineRules, type Standing } from './define-rules.ts';
import { effectivePolicies, scopedPolicies } from './effective-policies.ts';
import { type Asked, type Explanation, explain } from './explain.ts';
import type { PolicyKey } from './registry/registry.ts';
import { requirementFor } from './requirement.ts';

/** What stands in the way, where it is not a policy that is lacking. */
export const OBSTACLES = [
  'POLICY',
  'OWNER_ONLY',
  'KEYS_NEVER',
  'NOT_ASSIGNED',
  'MASKED',
  'NOT_HELD',
  'NOT_THEIRS',
  'NEVER_HERE',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export interface ActExplanation {
  readonly allowed: boolean;
  /** Null when it is allowed. */
  readonly obstacle: Obstacle | null;
  /** The policy that decides, and why it is held or not; null where none is asked for. */
  readonly policy: PolicyKey | null;
  readonly why: Explanation | null;
  readonly sentence: string;
}

export interface ActQuestion {
  /** The member, or the maker of the key, as the rows are now. */
  readonly person: Asked;
  readonly standing: Omit<Standing, 'policies'>;
  readonly action: Action;
  readonly subject: WorkspaceSubject;
  /** With the columns that the rules look at; absent for the question whether they ever could. */
  readonly record?: object;
}

/** Whether somebody may do something, and why. The answer is the rules' own; the reasons are looked for afterwards. */
export function explainAct({ person, standing, ...act }: ActQuestion): ActExplanation {
  const { scopes, ...whole } = person;
  const effective = effectivePolicies(whole);
  const policies = scopes ? scopedPolicies(effective, scopes) : effective;
  const now: Standing = { ...standing, policies };
  if (may(now, act)) return allowedBy(person, now, act);

  // Whoever may not read a thing is told no more of it, so the reason is looked for there first.
  const asked = act.record && !may(now, { ...act, action: 'read' }) ? ({ ...act, action: 'read' } as const) : act;
  const { policies: keys, ownerOnly, everyone } = requirementFor(asked.action as never, asked.subject);
  const obstacle = obstacleTo(now, asked);
  const [held = null] = keys.filter((key) => policies.has(key));
  if (held === null && keys.length > 0 && (obstacle === 'POLICY' || !everyone)) {
    const [policy] = keys as [PolicyKey];
    const why = explain(person, policy);
    return { allowed: false, obstacle: 'POLICY', policy, why, sentence: why.sentence };
  }
  const reason = ownerOnly && keys.length === 0 ? 'OWNER_ONLY' : obstacle;
  return {
    allowed: false,
    obstacle: reason,
    policy: held,
    why: held && explain(person, held),
    sentence: SENTENCES[reason],
  };
}

type Act = Pick<ActQuestion, 'action' | 'subject' | 'record'>;

/** As `authorize` asks: readable first, then the act; without a record whether any rule could ever say yes. */
function may(standing: Standing, { action, subject, record }: Act): boolean {
  const ability = abilityFrom(defineRules(standing));
  if (!record) return ability.can(action, subject);
  return canOn(ability, 'read', subject, record) && canOn(ability, action, subject, record);
}

function allowedBy(person: Asked, standing: Standing, act: Act): ActExplanation {
  const { policies: keys } = requirementFor(act.action as never, act.subject);
  // Of several that would do, the first that is enough by itself; none for what comes with being here.
  const alone = (key: PolicyKey) =>
    may({ ...standing, policies: new Set([key]) }, { ...act, record: undefined } as Act);
  const policy = keys.find((key) => standing.policies.has(key) && alone(key)) ?? null;
  if (!policy) return { allowed: true, obstacle: null, policy, why: null, sentence: comesWith(standing) };
  const why = explain(person, policy);
  return { allowed: true, obstacle: null, policy, why, sentence: why.sentence };
}

const comesWith = ({ role }: Standing) =>
  role === 'owner'
    ? 'Allowed: it comes with being an owner, or with being here.'
    : 'Allowed: it comes with being here.';

/** Takes the limits away one by one: the one without which it would be allowed is in the way. */
function obstacleTo(standing: Standing, act: Act): Obstacle {
  const { kind, role } = standing;
  if (may({ ...standing, assignedConversationsOnly: false }, act)) return 'NOT_ASSIGNED';
  if (may({ ...standing, maskContactDetails: false }, act)) return 'MASKED';
  if (kind === 'api_key' && may({ ...standing, kind: 'member' }, act)) return 'KEYS_NEVER';
  if (role !== 'owner' && may({ ...standing, kind: 'member', role: 'owner' }, act)) {
    return role === 'agent' && may({ ...standing, role: 'member' }, act) ? 'NOT_HELD' : 'OWNER_ONLY';
  }
  const columns = act.record ? columnsAsked(standing, act) : [];
  if (columns.includes('heldById')) return 'NOT_HELD';
  if (columns.length > 0) return 'NOT_THEIRS';
  return act.record || standing.policies.size === 0 ? 'POLICY' : neverOr(act);
}

function columnsAsked(standing: Standing, { action, subject }: Act): string[] {
  const rules = abilityFrom(defineRules(standing)).possibleRulesFor(action, subject);
  return rules.flatMap(({ conditions, inverted }) => (inverted ? [] : Object.keys(conditions ?? {})));
}

const neverOr = ({ action, subject }: Act): Obstacle =>
  requirementFor(action as never, subject).policies.length > 0 ? 'NEVER_HERE' : 'POLICY';

const SENTENCES: Readonly<Record<Obstacle, string>> = {
  POLICY: 'Not allowed: nothing gives it.',
  OWNER_ONLY: 'Not allowed: only an owner may do this.',
  KEYS_NEVER: 'Not allowed: an API key never does this, whatever its scopes.',
  NOT_ASSIGNED: 'Not allowed: they reach only the conversations assigned to them.',
  MASKED: 'Not allowed: contact details are hidden from them.',
  NOT_HELD: 'Not allowed: they do not hold this conversation.',
  NOT_THEIRS: 'Not allowed: it is not theirs.',
  NEVER_HERE: 'Not allowed: they hold the policy, but the platform keeps this closed to them.',
};
