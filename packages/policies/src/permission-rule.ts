import type { AnyAccessContext } from './access-context.ts';
import type { Action, WorkspaceAction, WorkspaceSubject } from './actions.ts';
import type { Conditions } from './conditions.ts';

/**
 * Scope of an allowance. The literals stand for "no condition" and "no rule", so that a missing value can never
 * produce either.
 */
export type Scope = Conditions | 'everywhere' | 'nowhere';
export type ScopeCondition = (me: AnyAccessContext) => Scope;

export interface PermissionRule {
  readonly subject: WorkspaceSubject;
  readonly actions: readonly Action[];
  readonly where: ScopeCondition;
}

/** Grants actions on a subject. Pairs outside the vocabulary do not compile. */
export function permit<S extends WorkspaceSubject>(
  actions: WorkspaceAction<S> | readonly WorkspaceAction<S>[],
  subject: S,
  where: ScopeCondition = inWholeWorkspace,
): PermissionRule {
  return { subject, actions: typeof actions === 'string' ? [actions] : actions, where };
}

export const inWholeWorkspace: ScopeCondition = () => 'everywhere';

/** The caller's own membership. */
export const ownRow: ScopeCondition = (me) => ({ id: me.memberId });
export const ownedByMe: ScopeCondition = (me) => ({ memberId: me.memberId });
export const sharedHere: ScopeCondition = () => ({ visibility: 'SHARED' });
export const offeredToMe: ScopeCondition = (me) => ({ toMemberId: me.memberId });
export const heldByMe: ScopeCondition = (me) => ({ heldById: me.memberId });
export const createdByMe: ScopeCondition = (me) => ({ createdById: me.userId });

/** Excludes API keys regardless of their scopes. A key acts for its creator but is not its creator. */
export const exceptApiKeys =
  (where: ScopeCondition = inWholeWorkspace): ScopeCondition =>
  (me) =>
    me.kind === 'member' ? where(me) : 'nowhere';
