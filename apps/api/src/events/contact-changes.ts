import type { Tx } from '../db/tenant-db.ts';
import type { ChangeEvent } from './change-bus.ts';

interface ContactChange {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** Something about a contact changed that decides what may be said to them: whoever has a conversation with them open hears of it. */
export async function contactChangesOf(tx: Tx, { workspaceId, contactId }: ContactChange): Promise<ChangeEvent[]> {
  const conversations = await tx.conversation.findMany({ where: { contactId }, select: { id: true } });
  return conversations.map(({ id }) => ({ topic: 'conversation', workspaceId, id, kind: 'UPDATED' }));
}
