import { abilityFrom, canOn } from './ability.ts';
import type { Action, WorkspaceSubject } from './actions.ts';
import { requirementFor } from './baseline.ts';
import { type AccessContext, rulesOn } from './define-rules.ts';
import { effectivePolicies, scopedPolicies } from './effective-policies.ts';
import { type ExplainInput, type Explanation, explain } from './explain.ts';
import type { PolicyKey } from './registry/registry.ts';

/** Reasons why an action is denied. */
export const DENIAL_REASONS = [
  'POLICY',
  'OWNER_ONLY',
  'API_KEYS_EXCLUDED',
  'NOT_ASSIGNED',
  'MASKED',
  'NOT_TAKEN_OVER',
  'NOT_OWN',
  'NOT_APPLICABLE',
] as const;
export type DenialReason = (typeof DENIAL_REASONS)[number];

export interface ActionExplanation {
  readonly allowed: boolean;
  /** Reason for the denial. Null if the action is allowed. */
  readonly denialReason: DenialReason | null;
  /** Policy that determines the result. Null if the result does not depend on a policy. */
  readonly policy: PolicyKey | null;
  readonly why: Explanation | null;
  readonly message: string;
}

export interface ActionQuestion {
  /** Current data of the member, or of the creator of the API key. */
  readonly person: ExplainInput;
  readonly context: Omit<AccessContext, 'policies'>;
  readonly action: Action;
  readonly subject: WorkspaceSubject;
  /**
   * The record with all fields that rules check. If omitted, the question is whether the action is allowed on any
   * record.
   */
  readonly record?: object;
}

/**
 * Explains whether and why an action is allowed. The result follows from the rules; the reason is determined
 * afterwards.
 */
export function explainAction({ person, context, ...act }: ActionQuestion): ActionExplanation {
  const { scopes, ...whole } = person;
  const effective = effectivePolicies(whole);
  const policies = scopes ? scopedPolicies(effective, scopes) : effective;
  const now: AccessContext = { ...context, policies };
  if (isAllowed(now, act)) return allowedBy(person, now, act);

  // If the member or API key cannot read the record, explain only the read permission, so that nothing else is
  // revealed.
  const asked = act.record && !isAllowed(now, { ...act, action: 'read' }) ? ({ ...act, action: 'read' } as const) : act;
  const { policies: keys, ownerOnly, everyone } = requirementFor(asked.action as never, asked.subject);
  const denialReason = denialReasonOf(now, asked);
  const [held = null] = keys.filter((key) => policies.has(key));
  if (held === null && keys.length > 0 && (denialReason === 'POLICY' || !everyone)) {
    const [policy] = keys as [PolicyKey];
    const why = explain(person, policy);
    return { allowed: false, denialReason: 'POLICY', policy, why, message: why.message };
  }
  const reason = ownerOnly && keys.length === 0 ? 'OWNER_ONLY' : denialReason;
  return {
    allowed: false,
    denialReason: reason,
    policy: held,
    why: held && explain(person, held),
    message: SENTENCES[reason],
  };
}

type ExplainedAction = Pick<ActionQuestion, 'action' | 'subject' | 'record'>;

/**
 * Returns whether the member or API key can read the record and perform the action, like `authorize`. Without a record,
 * returns whether the action is allowed on at least some records.
 */
function isAllowed(context: AccessContext, { action, subject, record }: ExplainedAction): boolean {
  const ability = abilityFrom(rulesOn(subject, context));
  if (!record) return ability.can(action, subject);
  return canOn(ability, 'read', subject, record) && canOn(ability, action, subject, record);
}

function allowedBy(person: ExplainInput, context: AccessContext, act: ExplainedAction): ActionExplanation {
  const { policies: keys } = requirementFor(act.action as never, act.subject);
  // If several policies allow the action, name the first one that is sufficient on its own.
  const alone = (key: PolicyKey) =>
    isAllowed({ ...context, policies: new Set([key]) }, { ...act, record: undefined } as ExplainedAction);
  const policy = keys.find((key) => context.policies.has(key) && alone(key)) ?? null;
  if (!policy) return { allowed: true, denialReason: null, policy, why: null, message: grantedByRoleText(context) };
  const why = explain(person, policy);
  return { allowed: true, denialReason: null, policy, why, message: why.message };
}

const grantedByRoleText = ({ role }: AccessContext) =>
  role === 'owner' ? 'Allowed: every owner or member can do this.' : 'Allowed: every member can do this.';

/**
 * Returns why an action is denied. Removes the restrictions one at a time. The reason is the restriction without which
 * the action would be allowed.
 */
function denialReasonOf(context: AccessContext, act: ExplainedAction): DenialReason {
  const { kind, role } = context;
  if (isAllowed({ ...context, assignedConversationsOnly: false }, act)) return 'NOT_ASSIGNED';
  if (isAllowed({ ...context, maskContactDetails: false }, act)) return 'MASKED';
  if (kind === 'api_key' && isAllowed({ ...context, kind: 'member' }, act)) return 'API_KEYS_EXCLUDED';
  if (role !== 'owner' && isAllowed({ ...context, kind: 'member', role: 'owner' }, act)) {
    return role === 'agent' && isAllowed({ ...context, role: 'member' }, act) ? 'NOT_TAKEN_OVER' : 'OWNER_ONLY';
  }
  const columns = act.record ? conditionFields(context, act) : [];
  if (columns.includes('heldById')) return 'NOT_TAKEN_OVER';
  if (columns.length > 0) return 'NOT_OWN';
  return act.record || context.policies.size === 0 ? 'POLICY' : missingPolicyOrNever(act);
}

function conditionFields(context: AccessContext, { action, subject }: ExplainedAction): string[] {
  const rules = abilityFrom(rulesOn(subject, context)).possibleRulesFor(action, subject);
  return rules.flatMap(({ conditions, inverted }) => (inverted ? [] : Object.keys(conditions ?? {})));
}

const missingPolicyOrNever = ({ action, subject }: ExplainedAction): DenialReason =>
  requirementFor(action as never, subject).policies.length > 0 ? 'NOT_APPLICABLE' : 'POLICY';

const SENTENCES: Readonly<Record<DenialReason, string>> = {
  POLICY: 'Not allowed: no role or grant includes it.',
  OWNER_ONLY: 'Not allowed: only an owner can do this.',
  API_KEYS_EXCLUDED: 'Not allowed: API keys can’t do this.',
  NOT_ASSIGNED: 'Not allowed: the member can only open assigned conversations.',
  MASKED: 'Not allowed: contact details are hidden from this member.',
  NOT_TAKEN_OVER: 'Not allowed: the member has not taken over the conversation.',
  NOT_OWN: 'Not allowed: the record belongs to another member.',
  NOT_APPLICABLE: 'Not allowed: the member has the permission, but a platform setting prevents this.',
};
