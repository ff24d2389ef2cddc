import type { Tx } from '../db/tenant-db.ts';
import type { ChangeEvent } from './change-bus.ts';

interface BulkContactAction {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** Changes for every open conversation with a contact, after something changed that affects messages to the contact. */
export async function contactChangesOf(tx: Tx, { workspaceId, contactId }: BulkContactAction): Promise<ChangeEvent[]> {
  const conversations = await tx.conversation.findMany({ where: { contactId }, select: { id: true } });
  return conversations.map(({ id }) => ({ topic: 'conversation', workspaceId, id, kind: 'UPDATED' }));
}
