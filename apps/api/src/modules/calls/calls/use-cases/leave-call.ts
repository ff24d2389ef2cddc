import type { CallMode } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkTakeover } from '../call-guards.ts';
import { changeCall, lockCall } from '../calls.repository.ts';
import { mutesAgent, recordOperatorAction } from '../record-operator-action.ts';

/** Leaves a call. The agent continues and is unmuted (AM-18). */
export const leaveCall = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'leave', 'Call', await lockCall(tx, id));
    // The call has already ended, which also removed the member from the call.
    if (call.endedAt) return { type: 'OperatorLeft', call: byId(id) } as const;
    const refusal = checkTakeover(ctx, call);
    if (refusal) return refusal;
    const before = call.mode as CallMode;
    await changeCall(tx, id, { mode: 'AGENT', heldById: null });
    await recordOperatorAction(tx, ctx, { callId: id, kind: 'LEAVE', steers: mutesAgent(before, 'AGENT') });
    const fact = { name: 'call.left', subject: { type: 'Call', id }, before: { mode: before } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId: ctx.workspace.id, id, kind: 'UPDATED' });
    return { type: 'OperatorLeft', call: byId(id) } as const;
  });
