import type { CallMode, JoinedMode } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { actingMember, checkCallActive, checkOccupancy, checkOperator, checkTakeover } from '../call-guards.ts';
import { type CallRow, changeCall, lockCall } from '../calls.repository.ts';
import { mutesAgent, recordOperatorAction } from '../record-operator-action.ts';

export interface JoinMode {
  readonly id: string;
  readonly mode: JoinedMode;
}

/**
 * Joins a call to listen, guide or take over. If another member is in the call, the join is refused with that member's
 * name, unless that member is disconnected (AM-18).
 */
export const joinCall = (ctx: WorkspaceContext, { id, mode }: JoinMode) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'join', 'Call', await lockCall(tx, id));
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    const held = await checkOccupancy(tx, ctx, call);
    const refusal = held ?? checkCallActive(call) ?? (await checkOperator(tx, memberId));
    if (refusal) return refusal;
    if (call.heldById === memberId && call.mode === mode) return { type: 'CallJoined', call: byId(id) } as const;
    await enterCall(tx, ctx, call, { mode, kind: 'JOIN' });
    await tx.escalation.updateMany({
      where: { openCallId: id, state: 'WAITING' },
      data: { state: 'ACKNOWLEDGED', acknowledgedById: memberId, acknowledgedAt: ctx.services.clock() },
    });
    return { type: 'CallJoined', call: byId(id) } as const;
  });

/** Changes the mode of the member in the call (AM-18). */
export const setCallMode = (ctx: WorkspaceContext, { id, mode }: JoinMode) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'switchMode', 'Call', await lockCall(tx, id));
    const refusal = checkCallActive(call) ?? checkTakeover(ctx, call);
    if (refusal) return refusal;
    if (call.mode !== mode) await enterCall(tx, ctx, call, { mode, kind: 'SWITCH' });
    return { type: 'CallJoined', call: byId(id) } as const;
  });

interface JoinInput {
  readonly mode: JoinedMode;
  readonly kind: 'JOIN' | 'SWITCH';
}

async function enterCall(tx: Tx, ctx: WorkspaceContext, call: CallRow, { mode, kind }: JoinInput): Promise<void> {
  const { id, workspaceId } = call;
  const before = call.mode as CallMode;
  await changeCall(tx, id, { mode, heldById: ctx.membership.memberId });
  await recordOperatorAction(tx, ctx, { callId: id, kind, mode, steers: mutesAgent(before, mode) });
  const name = kind === 'JOIN' ? 'call.joined' : 'call.mode_switched';
  const relieved = call.heldById === ctx.membership.memberId ? null : call.heldById;
  const left = { mode: before, ...(relieved ? { heldById: relieved } : {}) };
  const fact = { name, subject: { type: 'Call', id }, before: left, after: { mode } } as const;
  await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
}
