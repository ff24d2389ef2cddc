import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueMessageReview, enqueueSend } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { addMessage, earlierInboundTexts, handOffToHuman, type LockedConversation } from '../../../agent/runs/index.ts';
import { type EvaluationResult, evaluateMessage, isSecondOpinionOn } from '../../../agent/safety/index.ts';
import { isSendingEnabled } from '../../conversations/index.ts';
import type { Inbound } from '../inbound.ts';

interface InboundText {
  readonly conversation: LockedConversation;
  readonly messageId: string;
  readonly text: string;
  /** True if the contact has opted out. */
  readonly silent: boolean;
}

/**
 * Applies safety rules to a message before an agent run starts. Returns whether the conversation was handed off
 * (AM-36).
 */
export async function enforceSafetyRules(tx: Tx, inbound: Inbound, written: InboundText): Promise<boolean> {
  const { conversation, messageId, text } = written;
  const { id: conversationId, heldById, assigneeId, mode } = conversation;
  const result = await evaluateMessage(tx, inbound.by, {
    place: { conversationId, messageId },
    text,
    earlier: (count) => earlierInboundTexts(tx, { conversationId, id: messageId }, count),
    inHandOf: [heldById, assigneeId],
  });
  const isHandedOff = await applySafetyResult(tx, inbound, written, result);
  if (!isHandedOff && mode === 'AGENT' && (await isSecondOpinionOn(tx)))
    await enqueueMessageReview(tx, { workspaceId: inbound.workspaceId, conversationId, messageId });
  return isHandedOff;
}

/**
 * Hands the conversation off if the result requires it and the agent handles the conversation, and sends the reply of
 * the rule. Returns whether the conversation was handed off.
 */
export async function applySafetyResult(
  tx: Tx,
  writer: Pick<Inbound, 'workspaceId' | 'by'>,
  { conversation, silent }: Pick<InboundText, 'conversation' | 'silent'>,
  result: EvaluationResult | null,
): Promise<boolean> {
  const { id: conversationId, mode } = conversation;
  if (result?.outcome !== 'HAND_OVER' || mode !== 'AGENT') return false;
  await handOffToHuman(tx, writer.by, { conversationId, code: 'SAFETY', detail: result.concepts });
  if (result.sentence && (await isListening(tx, { conversation, silent })))
    await sendRuleReply(tx, writer, { conversationId, body: result.sentence });
  return true;
}

const isListening = async (
  tx: Tx,
  { silent, conversation }: Pick<InboundText, 'conversation' | 'silent'>,
): Promise<boolean> => !silent && !conversation.blocked && (await isSendingEnabled(tx));

async function sendRuleReply(
  tx: Tx,
  { workspaceId, by }: Pick<Inbound, 'workspaceId' | 'by'>,
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
