import { isKeywordEffective, matchOptOutKeyword, type OptOutMatch } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { OptOut } from '../../../../db/generated/client.ts';
import { findRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { enqueueSend } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { enqueueMessageReview } from '../../../../events/review-outbox.ts';
import {
  addMessage,
  earlierInboundTexts,
  handOffToHuman,
  hasOpenMatter,
  type LockedConversation,
} from '../../../agent/runs/index.ts';
import { type EvaluationResult, evaluateMessage, isSecondOpinionOn } from '../../../agent/safety/index.ts';
import { isSendingEnabled } from '../../conversations/index.ts';
import { readOptOutKeywords } from '../../messaging-settings/index.ts';
import type { Inbound } from '../inbound.ts';

/** Fields of an inbound event that the screening needs. */
type ScreenedInbound = Pick<Inbound, 'workspaceId' | 'now' | 'by'>;

interface InboundText {
  readonly contactId: string;
  readonly conversationId: string;
  readonly text: string;
}

/**
 * Applies opt-out and opt-in keywords if the keyword is the whole message. An ambiguous keyword, such as "cancel", is
 * ignored if the contact has a booking or is expected to answer a question. Returns whether the contact is opted out.
 */
export async function applyOptOutKeyword(tx: Tx, inbound: ScreenedInbound, inboundText: InboundText): Promise<boolean> {
  const { contactId } = inboundText;
  const [optOut, request] = await Promise.all([
    findRow<OptOut>(tx, 'OptOut', { contactId }),
    effectiveKeyword(tx, inbound, inboundText),
  ]);
  const isOptedOut = optOut !== null;
  if (request?.kind === 'STOP') {
    if (!isOptedOut) await storeOptOut(tx, inbound, inboundText, request);
    return true;
  }
  // Opt-in keywords such as "yes" only affect contacts who have opted out.
  if (!isOptedOut || request === null) return isOptedOut;
  await tx.optOut.deleteMany({ where: { contactId } });
  await recordEvent(tx, inbound.by, { name: 'contact.opted_in', subject: { type: 'Contact', id: contactId } });
  return false;
}

async function effectiveKeyword(tx: Tx, { now }: ScreenedInbound, message: InboundText): Promise<OptOutMatch | null> {
  const match = matchOptOutKeyword(message.text, await readOptOutKeywords(tx));
  if (match?.strength !== 'AMBIGUOUS') return match;
  return isKeywordEffective(match, await hasOpenMatter(tx, { ...message, at: now })) ? match : null;
}

async function storeOptOut(
  tx: Tx,
  inbound: ScreenedInbound,
  { contactId, conversationId }: InboundText,
  request: OptOutMatch,
): Promise<void> {
  const { workspaceId, now, by } = inbound;
  const { confirmation } = request.terms;
  const confirmationId =
    confirmation === null
      ? null
      : await enqueueAutomaticReply(tx, inbound, { conversationId, body: confirmation, sentAt: now });
  await tx.optOut.create({
    data: { workspaceId, id: uuidv7(), contactId, at: now, keyword: request.word, confirmationId },
  });
  const after = { keyword: request.word, language: request.terms.language };
  await recordEvent(tx, by, { name: 'contact.opted_out', subject: { type: 'Contact', id: contactId }, after });
}

interface ScreenedMessage {
  readonly conversation: LockedConversation;
  readonly messageId: string;
  readonly text: string;
  /** True if the contact has opted out. */
  readonly isOptedOut: boolean;
}

/**
 * Applies safety rules to a message before an agent run starts. Returns whether the conversation was handed off
 * (AM-36).
 */
export async function enforceSafetyRules(
  tx: Tx,
  inbound: Omit<ScreenedInbound, 'now'>,
  written: ScreenedMessage,
): Promise<boolean> {
  const { conversation, messageId, text } = written;
  const { id: conversationId, heldById, assigneeId, mode } = conversation;
  const [result, isReviewed] = await Promise.all([
    evaluateMessage(tx, inbound.by, {
      place: { conversationId, messageId },
      text,
      earlier: (count) => earlierInboundTexts(tx, { conversationId, id: messageId }, count),
      inHandOf: [heldById, assigneeId],
    }),
    mode === 'AGENT' && isSecondOpinionOn(tx),
  ]);
  const isHandedOff = await applySafetyResult(tx, inbound, written, result);
  if (!isHandedOff && isReviewed)
    await enqueueMessageReview(tx, { workspaceId: inbound.workspaceId, conversationId, messageId });
  return isHandedOff;
}

/**
 * Sends the reply of the safety rule, and hands the conversation off if the rule requires it and the agent handles the
 * conversation. Returns whether the conversation was handed off.
 */
export async function applySafetyResult(
  tx: Tx,
  writer: Pick<Inbound, 'workspaceId' | 'by'>,
  { conversation, isOptedOut }: Pick<ScreenedMessage, 'conversation' | 'isOptedOut'>,
  result: EvaluationResult | null,
): Promise<boolean> {
  const { id: conversationId, mode } = conversation;
  if (result?.outcome !== 'HAND_OVER' || mode !== 'AGENT') return false;
  await handOffToHuman(tx, writer.by, { conversationId, code: 'SAFETY', detail: result.concepts });
  if (result.replyText && (await isListening(tx, { conversation, isOptedOut })))
    await enqueueAutomaticReply(tx, writer, {
      conversationId,
      body: result.replyText,
      sentAt: writer.by.services.clock(),
    });
  return true;
}

const isListening = async (
  tx: Tx,
  { isOptedOut, conversation }: Pick<ScreenedMessage, 'conversation' | 'isOptedOut'>,
): Promise<boolean> => !isOptedOut && !conversation.blocked && (await isSendingEnabled(tx));

interface AutomaticReply {
  readonly conversationId: string;
  readonly body: string;
  readonly sentAt: Date;
}

/**
 * Stores and enqueues a reply that the model did not generate, such as a confirmation or the reply of a safety rule.
 * Returns the id of the message.
 */
export async function enqueueAutomaticReply(
  tx: Tx,
  { workspaceId, by }: Pick<Inbound, 'workspaceId' | 'by'>,
  { conversationId, body, sentAt }: AutomaticReply,
): Promise<string> {
  const id = uuidv7();
  const kind = { direction: 'OUT', author: 'AGENT', status: 'QUEUED' };
  await addMessage(tx, { workspaceId, id, conversationId, ...kind, body, sentAt });
  await recordEvent(
    tx,
    by,
    { name: 'message.sent', subject: { type: 'Message', id }, after: { conversationId } },
    { topic: 'message', workspaceId, id, conversationId },
  );
  await enqueueSend(tx, { workspaceId, messageId: id });
  return id;
}
