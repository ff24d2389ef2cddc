import type { Call } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueUnmute } from '../../../../events/outbox.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';

/** Ends the member's call takeovers and unmutes the agent. */
export async function endCallTakeovers(tx: Tx, ctx: EventContext, memberId: string): Promise<void> {
  const workspaceId = ctx.workspace.id;
  const known = await tx.call.findMany({ where: { heldById: memberId }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of known) {
    const call = await lockRow<Call>(tx, 'Call', id);
    // Another member may have joined in the meantime.
    if (call?.heldById !== memberId) continue;
    const { mode } = call;
    await tx.call.updateMany({ where: { id }, data: { mode: 'AGENT', heldById: null, version: { increment: 1 } } });
    if (mode === 'TAKEOVER') await enqueueUnmute(tx, { workspaceId, callId: id });
    const fact = { name: 'call.released', subject: { type: 'Call', id }, before: { heldById: memberId } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  }
}
