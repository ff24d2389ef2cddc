import { CALL_HOLD_MINUTES, type CallState, isOnTheLine } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../auth/context.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { refused } from '../../graphql/refused.type.ts';
import type { CallRow } from './calls.repository.ts';

/** The member who acts; null for an API key, which joins no call. */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

/** Whoever has done nothing in a call for so long is gone, as when their browser was closed. */
const goneAfterMs = CALL_HOLD_MINUTES * 60_000;

/** Who stands in the way; null where nobody does, or whoever did is gone and another may step in. */
export async function checkOccupancy(tx: Tx, ctx: WorkspaceContext, call: CallRow) {
  const { id: callId, heldById: memberId } = call;
  if (memberId === null || memberId === actingMember(ctx)) return null;
  const orderBy = [{ at: 'desc' }, { id: 'desc' }] as const;
  const last = await tx.operatorAction.findFirst({ where: { callId, memberId }, orderBy: [...orderBy] });
  const isGone = last !== null && ctx.services.clock().getTime() - last.at.getTime() >= goneAfterMs;
  return isGone ? null : refuseHeldByAnother(call);
}

export const refuseHeldByAnother = ({ holderName }: CallRow) =>
  refused('CALL_HELD_BY_ANOTHER', null, holderName ? `${holderName} is in this call.` : undefined);

/** Why nobody can be in this call now. */
export function checkCallActive({ endedAt, state }: CallRow) {
  if (endedAt) return refused('CALL_OVER');
  return isOnTheLine(state as CallState) ? null : refused('CALL_NOT_ANSWERED');
}

/** AM-38: once somebody is named an operator, only operators join. */
export async function checkOperator(tx: Tx, memberId: string) {
  const operators = await tx.operator.findMany({ select: { memberId: true } });
  const may = operators.length === 0 || operators.some((one) => one.memberId === memberId);
  return may ? null : refused('NOT_AN_OPERATOR');
}

/** What only whoever is in the call may do. */
export function checkTakeover(ctx: WorkspaceContext, call: CallRow) {
  const memberId = actingMember(ctx);
  if (memberId === null) return refused('PEOPLE_ONLY');
  if (call.heldById === memberId) return null;
  return call.heldById === null ? refused('CALL_NOT_JOINED') : refuseHeldByAnother(call);
}
