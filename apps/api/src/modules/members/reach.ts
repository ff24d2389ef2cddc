import type { RefusalCode } from '@frontdesk/domain';
import {
  ceiling,
  type Holder,
  holderOf,
  keyHolder,
  type PolicyGrant,
  type RoleName,
  reachOf,
} from '@frontdesk/policies';
import type { WorkspaceContext } from '../../context/context.ts';

interface Holding {
  readonly role: RoleName;
  readonly grants: readonly PolicyGrant[];
}

/**
 * Whether the caller may turn one holding into another: the one ceiling, asked for edits, removals and invitations.
 * `before` is absent for somebody new, `after` for somebody who leaves.
 */
export function ceilingFault(ctx: WorkspaceContext, change: { before?: Holding; after?: Holding }): RefusalCode | null {
  const now = ctx.services.clock();
  const { before, after } = change;
  const answer = ceiling({
    giver: holding(ctx),
    ...(before ? { target: reachOf({ ...before, now }) } : {}),
    ...(after ? { result: reachOf({ ...after, now }) } : {}),
  });
  return answer.allowed ? null : answer.reason;
}

/** What the caller holds now: a key no more than its scopes, and never as an owner. */
export function holding(ctx: WorkspaceContext): Holder {
  const { role, grants, policies } = ctx.membership;
  const creator = holderOf({ role, grants, now: ctx.services.clock() });
  return ctx.actor.kind === 'user' ? creator : keyHolder({ creator, scopes: [...policies] });
}
