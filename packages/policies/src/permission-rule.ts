import type { AnyAccessContext } from './access-context.ts';
import type { Action, WorkspaceAction, WorkspaceSubject } from './actions.ts';
import type { Conditions } from './conditions.ts';

/**
 * Where an allowance holds for somebody. The words stand for "no condition" and "no rule" so that neither can come about
 * by a value that happens to be missing.
 */
export type Scope = Conditions | 'everywhere' | 'nowhere';
export type ScopeCondition = (me: AnyAccessContext) => Scope;

export interface PermissionRule {
  readonly subject: WorkspaceSubject;
  readonly actions: readonly Action[];
  readonly where: ScopeCondition;
}

/** Says that a policy lets its holder do something; a pair outside the vocabulary does not compile. */
export function permit<S extends WorkspaceSubject>(
  actions: WorkspaceAction<S> | readonly WorkspaceAction<S>[],
  subject: S,
  where: ScopeCondition = inWholeWorkspace,
): PermissionRule {
  return { subject, actions: typeof actions === 'string' ? [actions] : actions, where };
}

export const inWholeWorkspace: ScopeCondition = () => 'everywhere';

/** The caller's own row among the members. */
export const ownRow: ScopeCondition = (me) => ({ id: me.memberId });
export const ownedByMe: ScopeCondition = (me) => ({ memberId: me.memberId });
export const sharedHere: ScopeCondition = () => ({ visibility: 'SHARED' });
export const offeredToMe: ScopeCondition = (me) => ({ toMemberId: me.memberId });
export const heldByMe: ScopeCondition = (me) => ({ heldById: me.memberId });
export const createdByMe: ScopeCondition = (me) => ({ createdById: me.userId });

/** What a key never does, whatever its scopes: it speaks for its creator, it is not the creator. */
export const exceptApiKeys =
  (where: ScopeCondition = inWholeWorkspace): ScopeCondition =>
  (me) =>
    me.kind === 'member' ? where(me) : 'nowhere';
