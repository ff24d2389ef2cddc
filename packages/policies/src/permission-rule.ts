import type { Standing } from './access-context.ts';
import type { Action, WorkspaceAction, WorkspaceSubject } from './actions.ts';
import type { Conditions } from './conditions.ts';

/**
 * Where an allowance holds for somebody. The words stand for "no condition" and "no rule" so that neither can come about
 * by a value that happens to be missing.
 */
export type Reach = Conditions | 'everywhere' | 'nowhere';
export type Where = (me: Standing) => Reach;

export interface Allowance {
  readonly subject: WorkspaceSubject;
  readonly actions: readonly Action[];
  readonly where: Where;
}

/** Says that a policy lets its holder do something; a pair outside the vocabulary does not compile. */
export function allow<S extends WorkspaceSubject>(
  actions: WorkspaceAction<S> | readonly WorkspaceAction<S>[],
  subject: S,
  where: Where = everywhere,
): Allowance {
  return { subject, actions: typeof actions === 'string' ? [actions] : actions, where };
}

export const everywhere: Where = () => 'everywhere';

/** The caller's own row among the members. */
export const ownRow: Where = (me) => ({ id: me.memberId });
export const ownedByMe: Where = (me) => ({ memberId: me.memberId });
export const sharedHere: Where = () => ({ visibility: 'SHARED' });
export const offeredToMe: Where = (me) => ({ toMemberId: me.memberId });
export const heldByMe: Where = (me) => ({ heldById: me.memberId });
export const createdByMe: Where = (me) => ({ createdById: me.userId });

/** What a key never does, whatever its scopes: it speaks for its creator, it is not the creator. */
export const peopleOnly =
  (where: Where = everywhere): Where =>
  (me) =>
    me.kind === 'member' ? where(me) : 'nowhere';
