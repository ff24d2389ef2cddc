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
  /** Whether the provider must be informed. */
  readonly steers: boolean;
}

/** Records a member's action, and enqueues it for the provider in the same transaction. */
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

/** Records what a safety rule lets the agent hear or say, sent to the provider like a member's action. */
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

/** Returns whether the switch mutes or unmutes the agent. */
export const mutesAgent = (from: CallMode, to: CallMode): boolean => (from === 'TAKEOVER') !== (to === 'TAKEOVER');
