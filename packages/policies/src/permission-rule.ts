import type { AnyAccessContext } from './access-context.ts';
import type { Action, WorkspaceAction, WorkspaceSubject } from './actions.ts';
import type { Conditions } from './conditions.ts';

/**
 * Rows to which a rule applies: the rows that match the conditions, all rows, or no rows. A scope cannot be omitted, so
 * that a missing value neither grants nor withholds anything by mistake.
 */
export type Scope = Conditions | 'all' | 'none';
export type ScopeCondition = (me: AnyAccessContext) => Scope;

export interface PermissionRule {
  readonly subject: WorkspaceSubject;
  readonly actions: readonly Action[];
  readonly where: ScopeCondition;
}

/**
 * Creates a rule that allows actions on a subject. A pair of action and subject that does not exist causes a compile
 * error.
 */
export function permit<S extends WorkspaceSubject>(
  actions: WorkspaceAction<S> | readonly WorkspaceAction<S>[],
  subject: S,
  where: ScopeCondition = inWholeWorkspace,
): PermissionRule {
  return { subject, actions: typeof actions === 'string' ? [actions] : actions, where };
}

export const inWholeWorkspace: ScopeCondition = () => 'all';

/** Matches the membership of the requesting member. */
export const ownRow: ScopeCondition = (me) => ({ id: me.memberId });
export const ownedByMe: ScopeCondition = (me) => ({ memberId: me.memberId });
export const sharedHere: ScopeCondition = () => ({ visibility: 'SHARED' });
export const offeredToMe: ScopeCondition = (me) => ({ toMemberId: me.memberId });
export const heldByMe: ScopeCondition = (me) => ({ heldById: me.memberId });
export const createdByMe: ScopeCondition = (me) => ({ createdById: me.userId });

/**
 * Returns a condition that applies a rule to members only, not to API keys (regardless of their scopes) or support
 * sessions.
 */
export const exceptApiKeys =
  (where: ScopeCondition = inWholeWorkspace): ScopeCondition =>
  (me) =>
    me.kind === 'member' ? where(me) : 'none';
