import type { RawRule } from './ability.ts';
import { type AnyAccessContext, assertAccessContext } from './access-context.ts';
import type { Action, WorkspaceSubject } from './actions.ts';
import { BASELINE, OWNER_ONLY } from './baseline.ts';
import { assertConditions, type Conditions } from './conditions.ts';
import type { PermissionRule, Scope } from './permission-rule.ts';
import { type PolicyKey, REGISTRY } from './registry/registry.ts';
import { supportRules } from './support.ts';

export type AccessContext = AnyAccessContext<PolicyKey>;

/**
 * Returns all rules that apply to an API caller in a workspace. Rules that forbid something come last, because in CASL
 * the last matching rule wins.
 */
export function defineRules(context: AccessContext): RawRule[] {
  return [...allowRules(allowancesOf(context), context), ...forbidRules(context)];
}

/** Returns the rules of `defineRules` that concern one subject. */
export function rulesOn(subject: WorkspaceSubject, context: AccessContext): RawRule[] {
  const allowances = allowancesOf(context).filter((one) => one.subject === subject);
  return [...allowRules(allowances, context), ...forbidRules(context).filter((one) => one.subject === subject)];
}

function allowancesOf(context: AccessContext): PermissionRule[] {
  assertAccessContext(context);
  const held = REGISTRY.filter(({ key }) => context.policies.has(key)).flatMap((policy) =>
    context.kind === 'support' ? supportRules(policy, context.supportLevel) : policy.allows,
  );
  return [...BASELINE, ...held, ...OWNER_ONLY];
}

/**
 * Returns the rules that allow actions. Merges rules with the same subject and condition, and omits actions that a rule
 * without a condition already allows, so that fewer rules are sent to the browser.
 */
function allowRules(allowances: readonly PermissionRule[], me: AccessContext): RawRule[] {
  const rules = new Map<string, { subject: WorkspaceSubject; actions: Set<Action>; conditions: Conditions | null }>();
  for (const { subject, actions, where } of allowances) {
    const scope = limitedScope(subject, where(me), me);
    if (scope === 'none') continue;
    const conditions = scope === 'all' ? null : assertConditions(scope, `${actions.join(', ')} ${subject}`);
    const key = conditions ? `${subject} ${JSON.stringify(conditions)}` : subject;
    const rule = rules.get(key) ?? { subject, actions: new Set(), conditions };
    for (const action of actions) rule.actions.add(action);
    rules.set(key, rule);
  }
  return [...rules.values()].flatMap(({ subject, actions, conditions }) => {
    const open = conditions && rules.get(subject);
    const action = [...actions].filter((one) => !open?.actions.has(one));
    if (action.length === 0) return [];
    return [conditions ? { action, subject, conditions: { ...conditions } } : { action, subject }];
  });
}

/** Limits a rule to conversations that are assigned to the member, if the member is restricted to them. */
function limitedScope(subject: WorkspaceSubject, scope: Scope, me: AccessContext): Scope {
  if (!me.assignedConversationsOnly || scope === 'none') return scope;
  const column = ASSIGNED_THROUGH[subject];
  if (column === undefined) return scope;
  return column === null ? 'none' : { ...(scope === 'all' ? {} : scope), [column]: me.memberId };
}

/**
 * Path from a subject to the assignee of its conversation. Null if the restricted member cannot access the subject.
 * Subjects that are not listed are not restricted.
 */
const ASSIGNED_THROUGH: Partial<Record<WorkspaceSubject, string | null>> = {
  Conversation: 'assigneeId',
  Message: 'conversation.assigneeId',
  ConversationNote: 'conversation.assigneeId',
  SequenceMessage: 'conversation.assigneeId',
  Contact: 'conversations.assigneeId',
  Lead: null,
  Call: null,
  Escalation: null,
  SafetyTrigger: null,
  ToolCall: null,
  ProviderLogEntry: null,
  AgentRun: 'conversation.assigneeId',
  Review: 'conversation.assigneeId',
  Entity: null,
  WorldEvent: null,
  // Null, because a form can contain answers that were not given in the assigned conversation.
  Surface: null,
};

/**
 * Returns a rule that prevents API callers from changing or removing owners. It applies to all API callers who can
 * manage members, including API keys of owners and support sessions. Only members with the role owner are exempt.
 */
function forbidRules({ kind, role, policies }: AccessContext): RawRule[] {
  if (!policies.has('workspace.members') || (kind === 'member' && role === 'owner')) return [];
  return [{ action: ['update', 'remove'], subject: 'Member', conditions: { role: 'owner' }, inverted: true }];
}
