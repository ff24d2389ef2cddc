import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { addMessage, type HeldConversation, waitForPerson, writtenBefore } from '../../agent-runs/index.ts';
import { mayGoOut } from '../../conversations/index.ts';
import { heed } from '../../safety/index.ts';
import type { Inbound } from '../inbound.ts';

interface Written {
  readonly conversation: HeldConversation;
  readonly messageId: string;
  readonly text: string;
  /** They want to hear nothing. */
  readonly silent: boolean;
}

/** AM-36: what a safety rule asks for, before the agent's turn begins. Returns whether a person was called. */
export async function heedMessage(tx: Tx, inbound: Inbound, written: Written): Promise<boolean> {
  const { conversation, messageId, text } = written;
  const { id: conversationId, heldById, assigneeId, mode } = conversation;
  const heeded = await heed(tx, inbound.by, {
    place: { conversationId, messageId },
    text,
    earlier: (count) => writtenBefore(tx, { conversationId, id: messageId }, count),
    inHandOf: [heldById, assigneeId],
  });
  if (heeded?.outcome !== 'HAND_OVER' || mode !== 'AGENT') return false;
  await waitForPerson(tx, inbound.by, { conversationId, reason: heeded.reason });
  if (heeded.sentence && (await mayHear(tx, written)))
    await say(tx, inbound, { conversationId, body: heeded.sentence });
  return true;
}

const mayHear = async (tx: Tx, { silent, conversation }: Written): Promise<boolean> =>
  !silent && !conversation.blocked && (await mayGoOut(tx));

async function say(
  tx: Tx,
  { workspaceId, by }: Inbound,
  { conversationId, body }: { conversationId: string; body: string },
): Promise<void> {
  const id = uuidv7();
  const kind = { direction: 'OUT', author: 'AGENT', status: 'QUEUED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, body, sentAt: by.services.clock() });
  await recordEvent(
    tx,
    by,
    { name: 'message.sent', subject: { type: 'Message', id }, after: { conversationId } },
    { topic: 'message', workspaceId, id, conversationId },
  );
  await enqueueSend(tx, { workspaceId, messageId: id });
}
