import {
  CALL_HOLD_MINUTES,
  type CallMode,
  type CallStatus,
  isOnTheLine,
  type JoinedMode,
  type OperatorActionKind,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { refused } from '../../../errors/refused.ts';
import { enqueueOperatorAction } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { CallRow } from './calls.repository.ts';

interface OperatorActionInput {
  readonly callId: string;
  readonly kind: OperatorActionKind;
  readonly mode?: JoinedMode;
  readonly text?: string;
  /** True if the action must be sent to the provider. */
  readonly steers: boolean;
}

/**
 * Records a member's action and returns its id. If `steers` is true, also enqueues the request to the provider, in the
 * same transaction.
 */
export async function recordOperatorAction(
  tx: Tx,
  ctx: WorkspaceContext,
  { steers, callId, ...action }: OperatorActionInput,
): Promise<string> {
  const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
  const who = { memberId: ctx.membership.memberId, memberName: ctx.actor.name };
  const state = steers ? 'WAITING' : 'DONE';
  await tx.operatorAction.create({
    data: { workspaceId, id, callId, ...action, ...who, state, at: ctx.services.clock() },
  });
  if (steers) await enqueueOperatorAction(tx, { workspaceId, callId, actionId: id });
  return id;
}

interface RuleActionInput {
  readonly callId: string;
  readonly kind: 'GUIDE' | 'SAY';
  readonly text: string;
}

/**
 * Records an action of a safety rule: an instruction to the agent or a sentence to speak. The action is sent to the
 * provider like a member's action.
 */
export async function recordRuleAction(
  tx: Tx,
  { workspace, services }: EventContext,
  rule: RuleActionInput,
): Promise<void> {
  const [id, workspaceId] = [uuidv7(), workspace.id];
  const who = { memberId: null, memberName: 'The safety policy' };
  await tx.operatorAction.create({
    data: { workspaceId, id, ...rule, ...who, state: 'WAITING', at: services.clock() },
  });
  await enqueueOperatorAction(tx, { workspaceId, callId: rule.callId, actionId: id });
}

/** Returns whether this change of the call mode mutes or unmutes the agent. */
export const mutesAgent = (from: CallMode, to: CallMode): boolean => (from === 'TAKEOVER') !== (to === 'TAKEOVER');

/**
 * Returns the id of the acting member. Returns null for API keys and other non-user actors, which cannot join calls.
 */
export const actingMember = ({ actor, membership }: WorkspaceContext): string | null =>
  actor.kind === 'user' ? membership.memberId : null;

/**
 * Time in milliseconds without activity after which a member counts as disconnected, for example because the browser
 * was closed.
 */
const goneAfterMs = CALL_HOLD_MINUTES * 60_000;

/**
 * Returns a refusal if another member is in the call. Returns null if there is no other member or the other member is
 * disconnected.
 */
export async function checkOccupancy(tx: Tx, ctx: WorkspaceContext, call: CallRow) {
  const { id: callId, heldById: memberId } = call;
  if (memberId === null || memberId === actingMember(ctx)) return null;
  const orderBy = [{ at: 'desc' }, { id: 'desc' }] as const;
  const last = await tx.operatorAction.findFirst({ where: { callId, memberId }, orderBy: [...orderBy] });
  const isGone = last !== null && ctx.services.clock().getTime() - last.at.getTime() >= goneAfterMs;
  return isGone ? null : refuseHeldByAnother(call);
}

const refuseHeldByAnother = ({ holderName }: CallRow) =>
  refused('CALL_HELD_BY_ANOTHER', null, holderName ? `${holderName} is in this call.` : undefined);

/** Returns a refusal if the call has ended or has not been answered yet. Otherwise returns null. */
export function checkCallActive({ endedAt, state }: CallRow) {
  if (endedAt) return refused('CALL_OVER');
  return isOnTheLine(state as CallStatus) ? null : refused('CALL_NOT_ANSWERED');
}

/**
 * Returns a refusal if the member is not an operator, unless the workspace has no operators (AM-38). Otherwise returns
 * null.
 */
export async function checkOperator(tx: Tx, memberId: string) {
  const operators = await tx.operator.findMany({ select: { memberId: true } });
  const isAllowed = operators.length === 0 || operators.some((one) => one.memberId === memberId);
  return isAllowed ? null : refused('NOT_AN_OPERATOR');
}

/** Returns a refusal unless the acting user is the member who is in the call. */
export function checkTakeover(ctx: WorkspaceContext, call: CallRow) {
  const memberId = actingMember(ctx);
  if (memberId === null) return refused('PEOPLE_ONLY');
  if (call.heldById === memberId) return null;
  return call.heldById === null ? refused('CALL_NOT_JOINED') : refuseHeldByAnother(call);
}
