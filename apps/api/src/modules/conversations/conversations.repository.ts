import type { Prisma } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

const WITH_CONTACT = { contact: { select: { blockedAt: true } } } satisfies Prisma.ConversationInclude;

/** The conversation, with the row held until the transaction ends: its messages get their order from it. */
export async function lockConversation(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from conversations where id = ${id}::uuid for update`;
  return tx.conversation.findFirst({ where: { id }, include: WITH_CONTACT });
}

export const addMessage = async (tx: Tx, message: Prisma.MessageUncheckedCreateInput): Promise<void> => {
  await tx.message.create({ data: message, select: { id: true } });
  await tx.conversation.updateMany({
    where: { id: message.conversationId },
    data: { lastMessageAt: message.sentAt, version: { increment: 1 } },
  });
};

/** What a member holds goes back to the agent, and what they look after to nobody. Returns what they held. */
export async function letGo(tx: Tx, memberId: string): Promise<string[]> {
  const held = await tx.conversation.findMany({ where: { heldById: memberId }, select: { id: true } });
  await tx.conversation.updateMany({
    where: { heldById: memberId },
    data: { heldById: null, mode: 'AGENT', version: { increment: 1 } },
  });
  await tx.conversation.updateMany({
    where: { assigneeId: memberId },
    data: { assigneeId: null, version: { increment: 1 } },
  });
  return held.map(({ id }) => id);
}
