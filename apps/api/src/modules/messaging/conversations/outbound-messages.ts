import { LIMITS, type MessageStatus, messageMayBecome, type OutboundStatus } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Message } from '../../../db/generated/client.ts';
import { updateRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { enqueueSend } from '../../../events/outbox.ts';
import { type EventContext, publishChange, recordEvent } from '../../../events/record-event.ts';
import { publishWebhookEvent } from '../../../events/webhook-payloads/publish.ts';
import { syncMessageStatus } from '../../campaigns/recipients/index.ts';
import { meter } from '../../platform/usage/index.ts';
import { addMessage, type OutboundTemplate } from './conversations.repository.ts';
import { actingMember } from './take-over.ts';

interface OutboundMessageInput {
  readonly conversationId: string;
  readonly body: string;
  readonly clientId: string | null;
  readonly template?: OutboundTemplate;
}

/** Stores and enqueues a message of the authenticated member or API key. Returns the id of the message. */
export const enqueueOutboundMessage = (
  tx: Tx,
  ctx: WorkspaceContext,
  outbound: OutboundMessageInput,
): Promise<string> => enqueueOutboundMessageAs(tx, ctx, { ...outbound, memberId: actingMember(ctx) });

/**
 * Stores and enqueues a message sent by the given member or by no member. Returns the id of the message. The member may
 * already have left the workspace. While the workspace is paused, the message is suppressed and will never be sent
 * (CB-18).
 */
export async function enqueueOutboundMessageAs(
  tx: Tx,
  by: EventContext,
  { conversationId, body, clientId, memberId, template }: OutboundMessageInput & { readonly memberId: string | null },
): Promise<string> {
  const goesOut = await isSendingEnabled(tx);
  const [id, workspaceId] = [uuidv7(), by.workspace.id];
  const status = goesOut ? 'QUEUED' : 'SUPPRESSED';
  const words = { direction: 'OUT', author: 'MEMBER', memberId, body, status, clientId, template: template ?? null };
  const message = { workspaceId, id, conversationId, ...words, sentAt: by.services.clock() };
  const name = goesOut ? 'message.sent' : 'message.suppressed';
  const notes = [
    { topic: 'message', workspaceId, id, conversationId },
    { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' },
  ] as const;
  const after = { conversationId, ...(template ? { templateId: template.id } : {}) };
  await Promise.all([
    addMessage(tx, message),
    goesOut ? enqueueSend(tx, { workspaceId, messageId: id }) : null,
    recordEvent(tx, by, { name, subject: { type: 'Message', id }, after }, ...notes),
  ]);
  return id;
}

interface MessageTransition {
  readonly status: OutboundStatus;
  readonly providerId?: string;
  /**
   * Error reported by the provider, or the reason why the message was not sent. Omitted if the message did not fail.
   */
  readonly failure?: { readonly code: string | null; readonly words: string };
}

/**
 * Changes the status of an outbound message and publishes the change. Returns false if the transition is not allowed.
 * The calling code must hold the lock on the message.
 */
export async function transitionMessageStatus(
  tx: Tx,
  message: Message,
  { status, providerId, failure }: MessageTransition,
): Promise<boolean> {
  const { workspaceId, id, conversationId, author, status: before } = message;
  if (!messageMayBecome(before as MessageStatus, status)) return false;
  const why = failure ? { failureCode: failure.code, failureMessage: failure.words } : {};
  const isOfCampaign = author === 'CAMPAIGN';
  // The contact has not received this reply and still waits, so the inbox must be updated.
  const isUnanswered = !isOfCampaign && (status === 'FAILED' || status === 'SUPPRESSED');
  await Promise.all([
    updateRow<Message>(tx, 'Message', id, { status, ...(providerId ? { providerId } : {}), ...why }),
    publishChange(tx, { topic: 'message', workspaceId, id, conversationId }),
    isUnanswered && publishChange(tx, { topic: 'conversation', workspaceId, id: conversationId, kind: 'UPDATED' }),
    isOfCampaign && syncMessageStatus(tx, { workspaceId, id, status, ...(failure ? { failure } : {}) }),
    publishWebhookEvent(tx, 'message.status', { workspaceId, at: null, actor: FRONTDESK, subjectId: id }),
    isAccepted(status) && !isAccepted(before) && meterSent(tx, message),
  ]);
  return true;
}

/** Returns whether the provider accepted a message with this status. */
const isAccepted = (status: string): boolean => status === 'SENT' || status === 'DELIVERED' || status === 'READ';

function meterSent(tx: Tx, { id, author, sentAt: at }: Message): Promise<void> {
  const effect = { quantity: 1, key: id, at, subjectId: id };
  const meters = author === 'CAMPAIGN' ? (['messages_out', 'campaign_messages'] as const) : (['messages_out'] as const);
  return meter(tx, ...meters.map((name) => ({ meter: name, ...effect })));
}

const FRONTDESK = { kind: 'SYSTEM', id: null, name: 'Frontdesk' } as const;

/** Trims the text and removes null characters, which PostgreSQL cannot store. */
export const messageText = (body: string): string => body.replaceAll('\0', '').trim();

/** Returns why the text cannot be sent, or null if it can. */
export function checkMessageText(text: string): Refused | null {
  if (text === '') return refused('MESSAGE_EMPTY', 'body');
  return text.length > LIMITS.messageLength ? refused('MESSAGE_OVER_LENGTH', 'body') : null;
}

/**
 * Returns whether sending is enabled. Locks the workspace until the end of the transaction, so that a concurrent pause
 * takes effect only after the commit (CB-18).
 */
export async function isSendingEnabled(tx: Tx): Promise<boolean> {
  const [workspace] = await tx.sql<{ running: boolean }>`
    select agent_paused_at is null as running from workspaces for share`;
  return workspace?.running === true;
}

interface SendingState {
  readonly isSendingEnabled: boolean;
  readonly hasTakeover: boolean;
}

/**
 * Returns whether sending is enabled, and whether a member took over the conversation after `since` (false if `since`
 * is omitted). Acquires the same lock as `isSendingEnabled`. The calling code must hold the lock on the conversation.
 */
export async function readSendingState(
  tx: Tx,
  { conversationId, since = null }: { readonly conversationId: string; readonly since?: Date | null | undefined },
): Promise<SendingState> {
  const [state] = await tx.sql<SendingState>`
    with here as (select agent_paused_at is null as running from workspaces for share)
    select here.running as "isSendingEnabled", exists (
      select from takeovers where conversation_id = ${conversationId} and started_at > ${since}::timestamptz
    ) as "hasTakeover" from here`;
  return state ?? { isSendingEnabled: false, hasTakeover: false };
}

interface LastInbound {
  readonly channel: string;
  readonly lastInboundAt: Date | null;
}

const WINDOW_MS = LIMITS.replyWindowHours * 60 * 60 * 1000;

/**
 * Returns whether the reply window is closed. WhatsApp allows free-form replies only within 24 hours of the contact's
 * last message. Calls have no such limit.
 */
export const isWindowClosed = ({ channel, lastInboundAt }: LastInbound, now: Date): boolean =>
  channel === 'WHATSAPP' && (lastInboundAt === null || now.getTime() - lastInboundAt.getTime() > WINDOW_MS);
