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
 * Returns all rules of a caller in a workspace. Prohibitions come last, because in CASL the last matching rule wins.
 */
export function defineRules(context: AccessContext): RawRule[] {
  assertAccessContext(context);
  const held = REGISTRY.filter(({ key }) => context.policies.has(key)).flatMap((policy) =>
    context.kind === 'support' ? supportRules(policy, context.supportLevel) : policy.allows,
  );
  return [...allowRules([...BASELINE, ...held, ...OWNER_ONLY], context), ...forbidRules(context)];
}

/** Merges actions with the same subject and condition to keep the rules sent to the browser small. */
function allowRules(allowances: readonly PermissionRule[], me: AccessContext): RawRule[] {
  const rules = new Map<string, { subject: WorkspaceSubject; actions: Set<Action>; conditions: Conditions | null }>();
  for (const { subject, actions, where } of allowances) {
    const reach = limitedScope(subject, where(me), me);
    if (reach === 'nowhere') continue;
    const conditions = reach === 'everywhere' ? null : assertConditions(reach, `${actions.join(', ')} ${subject}`);
    const key = JSON.stringify([subject, conditions]);
    const rule = rules.get(key) ?? { subject, actions: new Set(), conditions };
    for (const action of actions) rule.actions.add(action);
    rules.set(key, rule);
  }
  return [...rules.values()].flatMap(({ subject, actions, conditions }) => {
    const open = conditions && rules.get(JSON.stringify([subject, null]));
    const action = [...actions].filter((one) => !open?.actions.has(one));
    if (action.length === 0) return [];
    return [conditions ? { action, subject, conditions: { ...conditions } } : { action, subject }];
  });
}

/** Applies a member's restriction to assigned conversations to every rule, regardless of its policy. */
function limitedScope(subject: WorkspaceSubject, reach: Scope, me: AccessContext): Scope {
  if (!me.assignedConversationsOnly || reach === 'nowhere') return reach;
  const column = ASSIGNED_THROUGH[subject];
  if (column === undefined) return reach;
  return column === null ? 'nowhere' : { ...(reach === 'everywhere' ? {} : reach), [column]: me.memberId };
}

/** Path to the assignee of the related conversation. Null: the subject has none and is inaccessible. */
const ASSIGNED_THROUGH: Partial<Record<WorkspaceSubject, string | null>> = {
  Conversation: 'assigneeId',
  Message: 'conversation.assigneeId',
  Contact: 'conversations.assigneeId',
  Lead: null,
  Call: null,
  Escalation: null,
  SafetyTrigger: null,
  Entity: null,
  WorldEvent: null,
};

/** Only owners change or remove owners; API keys are never owners. */
function forbidRules({ kind, role, policies }: AccessContext): RawRule[] {
  if (!policies.has('workspace.members') || (kind === 'member' && role === 'owner')) return [];
  return [{ action: ['update', 'remove'], subject: 'Member', conditions: { role: 'owner' }, inverted: true }];
}
