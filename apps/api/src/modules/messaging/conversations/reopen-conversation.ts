import type { ConversationStatus } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';

/** Reason why a conversation was reopened. */
export type ReopenReason = 'MEMBER' | 'MESSAGE' | 'HANDOFF' | 'TAKEOVER' | 'SNOOZE_ENDED';

interface ClosedConversation {
  readonly id: string;
  readonly status: string;
  readonly reason: ReopenReason;
  /** Member who reopened the conversation. Omitted if the system or an API key reopened it. */
  readonly memberId?: string | null;
}

/**
 * Reopens a resolved or snoozed conversation and records the event. Does nothing if the conversation is open. The
 * calling code must hold the lock on the conversation.
 */
export async function reopenClosed(
  tx: Tx,
  by: EventContext,
  { id, status, reason, memberId = null }: ClosedConversation,
): Promise<void> {
  if (status === 'OPEN') return;
  await storeStatus(tx, { id, status: 'OPEN', now: by.services.clock(), memberId });
  const fact = {
    name: 'conversation.reopened',
    subject: { type: 'Conversation', id },
    before: { status },
    after: { reason },
  } as const;
  await recordEvent(tx, by, fact, { topic: 'conversation', workspaceId: by.workspace.id, id, kind: 'UPDATED' });
}

interface StateChange {
  readonly id: string;
  readonly status: ConversationStatus;
  readonly now: Date;
  readonly memberId: string | null;
  readonly snoozedUntil?: Date | null;
}

/** Stores the status of a conversation, who changed it, and when. */
export const storeStatus = (tx: Tx, { id, status, now, memberId, snoozedUntil = null }: StateChange) =>
  tx.conversation.updateMany({
    where: { id },
    data: { status, snoozedUntil, statusChangedAt: now, statusChangedById: memberId, version: { increment: 1 } },
  });
