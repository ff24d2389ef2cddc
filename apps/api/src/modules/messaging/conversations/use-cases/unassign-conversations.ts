import type { Tx } from '../../../../db/tenant-db.ts';

/** Unassigns the conversations of a leaving member. */
export async function unassignConversations(tx: Tx, memberId: string): Promise<void> {
  await tx.conversation.updateMany({
    where: { assigneeId: memberId },
    data: { assigneeId: null, version: { increment: 1 } },
  });
}
