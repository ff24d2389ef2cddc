import type { Tx } from '../../../db/tenant-db.ts';

/** Somebody leaves: what they looked after is looked after by nobody. */
export async function unassignConversations(tx: Tx, memberId: string): Promise<void> {
  await tx.conversation.updateMany({
    where: { assigneeId: memberId },
    data: { assigneeId: null, version: { increment: 1 } },
  });
}
