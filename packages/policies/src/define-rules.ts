import type { RawRule } from './ability.ts';
import { type AnyAccessContext as AnyStanding, assertAccessContext } from './access-context.ts';
import type { Action, WorkspaceSubject } from './actions.ts';
import { BASELINE, OWNER_ONLY } from './baseline.ts';
import { assertConditions, type Conditions } from './conditions.ts';
import type { PermissionRule, Scope } from './permission-rule.ts';
import { type PolicyKey, REGISTRY } from './registry/registry.ts';
import { supportRules } from './support.ts';

export type AccessContext = AnyStanding<PolicyKey>;

/** Everything this caller may do in this workspace. What forbids comes last, because the last rule that fits wins. */
export function defineRules(context: AccessContext): RawRule[] {
  assertAccessContext(context);
  const held = REGISTRY.filter(({ key }) => context.policies.has(key)).flatMap((policy) =>
    context.kind === 'support' ? supportRules(policy, context.supportLevel) : policy.allows,
  );
  return [...allowRules([...BASELINE, ...held, ...OWNER_ONLY], context), ...forbidRules(context)];
}

/** One rule for all actions that share a subject and a condition: the list travels to the browser on every visit. */
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

/** A member limited to their own conversations meets the limit in every rule about one, whichever policy made it. */
function limitedScope(subject: WorkspaceSubject, reach: Scope, me: AccessContext): Scope {
  if (!me.assignedConversationsOnly || reach === 'nowhere') return reach;
  const column = ASSIGNED_THROUGH[subject];
  if (column === undefined) return reach;
  return column === null ? 'nowhere' : { ...(reach === 'everywhere' ? {} : reach), [column]: me.memberId };
}

/** Where a row says to whom its conversation is assigned; null: nowhere, and so it is not to be reached. */
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

/** To change or remove an owner is an owner's act, and a key is never one. */
function forbidRules({ kind, role, policies }: AccessContext): RawRule[] {
  if (!policies.has('workspace.members') || (kind === 'member' && role === 'owner')) return [];
  return [{ action: ['update', 'remove'], subject: 'Member', conditions: { role: 'owner' }, inverted: true }];
}
