import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { checkOccupancy } from '../call-guards.ts';
import { lockCall } from '../calls.repository.ts';
import { recordOperatorAction } from '../record-operator-action.ts';
import { transitionCall } from '../transition-call.ts';

/** Ends a call. A call that has not been dialed is cancelled. */
export const endCall = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const call = authorize(ctx, 'end', 'Call', await lockCall(tx, id));
    if (call.endedAt) return refused('CALL_OVER');
    const held = await checkOccupancy(tx, ctx, call);
    if (held) return held;
    const untouched = call.state === 'QUEUED' && call.dispatchState === 'WAITING';
    if (!untouched && call.controlUrl === null) return refused('CALL_NOT_STEERABLE');
    await recordEvent(tx, ctx, { name: 'call.hung_up', subject: { type: 'Call', id } });
    await recordOperatorAction(tx, ctx, { callId: id, kind: 'END', steers: !untouched });
    const now = ctx.services.clock();
    if (untouched)
      await transitionCall(tx, ctx, call, {
        state: 'SUPPRESSED',
        at: now,
        failure: `${ctx.actor.name} cancelled it.`,
      });
    return { type: 'CallEnding', call: byId(id) } as const;
  });
