import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { InboundEvent } from '../../../../db/generated/client.ts';
import { findRow, updateRow } from '../../../../db/rows.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import {
  handOffToHuman,
  type LockedConversation,
  lockConversation,
  lockInboundUpTo,
  lockMessage,
  lockMessageOfProvider,
  type MessageRow,
  type WaitingInbound,
} from '../../../agent/runs/index.ts';
import { applyCalendarEvent } from '../../../leads/bookings/index.ts';
import { transitionMessageStatus } from '../../conversations/index.ts';
import { type Inbound, type InboundProvider, parseReport } from '../inbound.ts';
import { handleInboundMessage } from '../use-cases/handle-inbound-message.ts';

/**
 * Processes each inbound event exactly once: the resulting changes and the completion of the event are stored in one
 * transaction.
 */
export const processInboundJob =
  (services: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload) => {
    const { workspaceId, id } = payload as { workspaceId: string; id: string };
    await services.database.forWorkspace(workspaceId).write(async (tx: Tx) => {
      for (const event of await lockInboundUpTo(tx, id)) await handleEvent(tx, services, event);
    });
  };

const NAMES: Record<InboundProvider, string> = {
  TWILIO: 'Twilio',
  WHATSAPP_CLOUD: 'WhatsApp Cloud',
  CALCOM: 'Cal.com',
};

async function handleEvent(tx: Tx, services: Pick<Services, 'clock'>, event: WaitingInbound): Promise<void> {
  const { workspaceId, id } = event;
  const provider = event.provider as InboundProvider;
  const inbound = {
    workspaceId,
    eventId: id,
    provider,
    payload: Buffer.from(event.payload),
    reference: event.reference,
    now: event.receivedAt,
    by: asSystemActor(services, workspaceId, { kind: 'provider', name: NAMES[provider] }, id),
  };
  const outcome = await TAKE[event.kind as EventHandler](tx, inbound);
  await updateRow<InboundEvent>(tx, 'InboundEvent', id, { processedAt: services.clock(), outcome });
}

type EventHandler = 'MESSAGE' | 'STATUS' | 'EVENT';

const TAKE: Readonly<Record<EventHandler, (tx: Tx, inbound: Inbound) => Promise<string>>> = {
  MESSAGE: handleInboundMessage,
  STATUS: recordDeliveryStatus,
  EVENT: applyCalendarEvent,
};

/**
 * Applies a delivery report and returns a text that describes the outcome. Reports can be duplicated or out of order,
 * so a status never changes back. Hands off if an agent's message has failed.
 */
async function recordDeliveryStatus(tx: Tx, inbound: Inbound): Promise<string> {
  const report = parseReport(inbound);
  if (!report) return 'Ignored: irrelevant event.';
  const { providerId, status, failure } = report;
  const { message, conversation } = await lockReported(tx, report, inbound.reference);
  if (message?.direction !== 'OUT') return 'Ignored: unknown message.';
  const moved = await transitionMessageStatus(tx, message, { status, providerId, ...(failure ? { failure } : {}) });
  // The conversation is not handed off if the contact cannot receive messages, because a human could not reply
  // either.
  if (moved && conversation && !conversation.optedOut && !conversation.blocked)
    await handOffToHuman(tx, inbound.by, {
      conversationId: conversation.id,
      code: 'NOT_DELIVERED',
      detail: failure?.words ?? null,
    });
  return `Applied: ${status}.`;
}

interface Reported {
  readonly message: MessageRow | null;
  /** Locked conversation of the message. Null unless a message of the agent has failed. */
  readonly conversation: LockedConversation | null;
}

/**
 * Locks the message to which a delivery report refers. If the conversation will be handed off, locks the conversation
 * first.
 */
async function lockReported(
  tx: Tx,
  { providerId, status }: NonNullable<ReturnType<typeof parseReport>>,
  reference: string | null,
): Promise<Reported> {
  // Nearly all reports are about a message whose id at the provider is stored.
  const known = status === 'FAILED' ? null : await lockMessageOfProvider(tx, providerId);
  if (known) return { message: known, conversation: null };
  const found = await messageOf(tx, providerId, reference);
  if (found?.direction !== 'OUT') return { message: null, conversation: null };
  // The conversation is locked before its message, in the same order as when sending.
  const isUnheard = status === 'FAILED' && found.author === 'AGENT';
  const conversation = isUnheard ? await lockConversation(tx, found.conversationId) : null;
  const message = await lockMessage(tx, found.id);
  // The provider id may have been stored while this transaction waited for the lock.
  return { message: message && hasProviderId(message, providerId) ? message : null, conversation };
}

/** Finds a message by the provider's id, or by the message id in the webhook URL if the send response was lost. */
async function messageOf(tx: Tx, providerId: string, reference: string | null): Promise<MessageRow | null> {
  const known = await findRow<MessageRow>(tx, 'Message', { providerId });
  if (known) return known;
  return reference && UUID.test(reference) ? findRow<MessageRow>(tx, 'Message', { id: reference }) : null;
}

const hasProviderId = ({ providerId }: MessageRow, name: string): boolean => providerId === null || providerId === name;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
