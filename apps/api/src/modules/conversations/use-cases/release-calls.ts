import type { Tx } from '../../../db/tenant-db.ts';
import { unmuteLater } from '../../../events/outbox.ts';
import { type Recorder, record } from '../../../events/record.ts';

/** The same for their calls: the agent is alone in them again, and speaks where it was silent. */
export async function releaseCalls(tx: Tx, ctx: Recorder, memberId: string): Promise<void> {
  const workspaceId = ctx.workspace.id;
  const held = await tx.call.findMany({ where: { heldById: memberId }, select: { id: true, mode: true } });
  for (const { id, mode } of held) {
    await tx.call.updateMany({ where: { id }, data: { mode: 'AGENT', heldById: null, version: { increment: 1 } } });
    if (mode === 'TAKEOVER') await unmuteLater(tx, { workspaceId, callId: id });
    const fact = { name: 'call.released', subject: { type: 'Call', id }, before: { heldById: memberId } } as const;
    await record(tx, ctx, fact, { topic: 'call', workspaceId, id, kind: 'UPDATED' });
  }
}
