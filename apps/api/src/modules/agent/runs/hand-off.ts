import { type HandoffReason, handoffSentence } from '@frontdesk/domain';
import type { Conversation } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { reopenClosed } from '../../messaging/conversations/index.ts';
import { startEscalation } from '../escalation/index.ts';
import { queueReview } from '../reviews/index.ts';
import { recordEpisodeHandoff } from './episodes.ts';

interface HandoffInput extends HandoffReason {
  readonly conversationId: string;
}

/** Hands the conversation off to a human and reopens it. Does nothing unless the agent handles the conversation. */
export async function handOffToHuman(
  tx: Tx,
  by: EventContext,
  { conversationId: id, code, detail }: HandoffInput,
): Promise<void> {
  const conversation = await lockRow<Conversation>(tx, 'Conversation', id);
  if (conversation?.mode !== 'AGENT') return;
  await reopenClosed(tx, by, { id, status: conversation.status, reason: 'HANDOFF' });
  await tx.conversation.updateMany({ where: { id }, data: { mode: 'PAUSED', version: { increment: 1 } } });
  const [workspaceId, now] = [by.workspace.id, by.services.clock()];
  await tx.agentHandoff.create({ data: { workspaceId, conversationId: id, code, detail, at: now } });
  await recordEpisodeHandoff(tx, { workspaceId, conversationId: id, code, now });
  await queueReview(tx, { workspaceId, conversationId: id, reason: 'HANDOFF', now });
  await startEscalation(tx, by, { conversationId: id }, code);
  await recordEvent(
    tx,
    by,
    {
      name: 'conversation.escalated',
      subject: { type: 'Conversation', id },
      after: { code, reason: handoffSentence({ code, detail }) },
    },
    { topic: 'conversation', workspaceId, id, kind: 'UPDATED' },
  );
}
