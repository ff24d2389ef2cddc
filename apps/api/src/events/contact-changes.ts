import type { Tx } from '../db/tenant-db.ts';
import type { ChangeEvent } from './change-bus.ts';

interface BulkContactAction {
  readonly workspaceId: string;
  readonly contactId: string;
}

/**
 * Returns a change event for every conversation of a contact. Used when a change of the contact affects whether
 * messages can be sent.
 */
export async function contactChangesOf(tx: Tx, { workspaceId, contactId }: BulkContactAction): Promise<ChangeEvent[]> {
  const conversations = await tx.conversation.findMany({ where: { contactId }, select: { id: true } });
  return conversations.map(({ id }) => ({ topic: 'conversation', workspaceId, id, kind: 'UPDATED' }));
}
