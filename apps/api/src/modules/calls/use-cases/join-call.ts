import type { CallMode, JoinedMode } from '@frontdesk/domain';
import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { actingMember, holdFault, lineFault, occupancyFault, operatorFault } from '../call-guards.ts';
import { type CallRow, changeCall, lockCall } from '../calls.repository.ts';
import { CallJoined } from '../graphql/call.results.ts';
import { noteAction, silences } from '../record-operator-action.ts';

export interface InMode {
  readonly id: string;
  readonly mode: JoinedMode;
}

/** AM-18: a member listens, guides or takes over. Of two at once one is in, and the other is told who, until whoever is in it is gone. */
export const joinCall = (ctx: WorkspaceContext, { id, mode }: InMode) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'join', 'Call', await lockCall(tx, id));
    const memberId = actingMember(ctx);
    if (memberId === null) return refused('PEOPLE_ONLY');
    const held = await occupancyFault(tx, ctx, call);
    const fault = held ?? lineFault(call) ?? (await operatorFault(tx, memberId));
    if (fault) return fault;
    if (call.heldById === memberId && call.mode === mode) return new CallJoined(id);
    await enter(tx, ctx, call, { mode, kind: 'JOIN' });
    await tx.escalation.updateMany({
      where: { openCallId: id, state: 'WAITING' },
      data: { state: 'ACKNOWLEDGED', acknowledgedById: memberId, acknowledgedAt: ctx.services.clock() },
    });
    return new CallJoined(id);
  });

/** AM-18: whoever is in it goes on in another way. */
export const setCallMode = (ctx: WorkspaceContext, { id, mode }: InMode) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'switchMode', 'Call', await lockCall(tx, id));
    const fault = lineFault(call) ?? holdFault(ctx, call);
    if (fault) return fault;
    if (call.mode !== mode) await enter(tx, ctx, call, { mode, kind: 'SWITCH' });
    return new CallJoined(id);
  });

interface Entering {
  readonly mode: JoinedMode;
  readonly kind: 'JOIN' | 'SWITCH';
}

async function enter(tx: Tx, ctx: WorkspaceContext, call: CallRow, { mode, kind }: Entering): Promise<void> {
  const { id, workspaceId } = call;
  const before = call.mode as CallMode;
  await changeCall(tx, id, { mode, heldById: ctx.membership.memberId });
  await noteAction(tx, ctx, { callId: id, kind, mode, steers: silences(before, mode) });
  const name = kind === 'JOIN' ? 'call.joined' : 'call.mode_switched';
  const relieved = call.heldById === ctx.membership.memberId ? null : call.heldById;
  const left = { mode: before, ...(relieved ? { heldById: relieved } : {}) };
  const fact = { name, subject: { type: 'Call', id }, before: left, after: { mode } } as const;
  await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
}
