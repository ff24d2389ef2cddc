import type { CallMode, JoinedMode, OperatorActionKind } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueOperatorAction } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';

interface OperatorActionInput {
  readonly callId: string;
  readonly kind: OperatorActionKind;
  readonly mode?: JoinedMode;
  readonly text?: string;
  /** True if the action must be sent to the provider. */
  readonly steers: boolean;
}

/** Records a member's action and, in the same transaction, enqueues the request to the provider. */
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
 * Records an instruction to the agent or a spoken sentence of a safety rule. It is sent to the provider like a member's
 * action.
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

/** Returns whether the change of mode mutes or unmutes the agent. */
export const mutesAgent = (from: CallMode, to: CallMode): boolean => (from === 'TAKEOVER') !== (to === 'TAKEOVER');
