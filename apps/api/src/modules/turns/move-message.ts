import type { MessageStatus } from '@frontdesk/domain';
import type { Tx } from '../../db/tenant-db.ts';
import { tell } from '../../events/record.ts';
import type { MessageRow } from './turns.repository.ts';

/** How far a message of ours is. It never goes back, except to a failure, from which nothing leads on. */
const RANK: Readonly<Partial<Record<MessageStatus, number>>> = {
  QUEUED: 0,
  UNCONFIRMED: 1,
  SENT: 2,
  DELIVERED: 3,
  READ: 4,
};

export interface Failure {
  readonly code: string | null;
  readonly words: string;
}

export interface Move {
  readonly workspaceId: string;
  readonly status: MessageStatus;
  readonly providerId?: string | null;
  readonly failure?: Failure | null;
}

const isForward = (from: string, to: MessageStatus): boolean => {
  const [here, there] = [RANK[from as MessageStatus], RANK[to]];
  if (here === undefined) return false;
  return there === undefined || there > here;
};

/** Writes what became of it, and tells whoever watches; what is known already, or comes late, changes nothing. */
export async function moveMessage(tx: Tx, message: MessageRow, { workspaceId, status, providerId, failure }: Move): Promise<void> {
  const moves = isForward(message.status, status);
  const named = providerId && message.providerId === null ? { providerId } : {};
  if (!moves && !('providerId' in named)) return;
  const { id, conversationId } = message;
  const why = failure ? { failureCode: failure.code, failureWords: failure.words } : {};
  await tx.message.updateMany({ where: { id }, data: { ...named, ...(moves ? { status, ...why } : {}) } });
  await tell(tx, { topic: 'message', workspaceId, id, conversationId });
}
