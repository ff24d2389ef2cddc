import type { Tx } from '../db/tenant-db.ts';
import type { Note } from './change-bus.ts';

interface OfContact {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** Something about a contact changed that decides what may be said to them: whoever has a conversation with them open hears of it. */
export async function notesOfContact(tx: Tx, { workspaceId, contactId }: OfContact): Promise<Note[]> {
  const conversations = await tx.conversation.findMany({ where: { contactId }, select: { id: true } });
  return conversations.map(({ id }) => ({ topic: 'conversation', workspaceId, id, kind: 'UPDATED' }));
}
