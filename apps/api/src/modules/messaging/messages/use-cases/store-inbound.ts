import { type MessageStatus, messageMayBecome } from '@frontdesk/domain';
import {
  readCloudDelivery,
  readTwilioInbound,
  readTwilioStatus,
  twilioParams,
  verifyTwilio,
  verifyWhatsAppCloud,
} from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { enqueueDeliveryReport, enqueueInboundEvent } from '../../../../events/outbox.ts';
import { twilioReceivers } from '../../../platform/integrations/index.ts';
import { calledNumber } from '../../phone-configs/index.ts';
import { parseReport } from '../inbound.ts';

interface TwilioDeliveryInput {
  readonly kind: InboundKind;
  /** Public URL to which Twilio sent the request. Needed to verify the signature, which includes the URL. */
  readonly url: string;
  readonly payload: Buffer;
  readonly signature: string | undefined;
  /** Called with the id of the workspace whose secret verified the signature of the request. */
  readonly onVerified?: (workspaceId: string) => void;
}

/**
 * Stores a Twilio event together with its processing job, so that no accepted event is lost. Duplicates are stored
 * once. Statuses that are not used, or that the message already has, are accepted but not stored. Returns false for an
 * unknown account or an invalid signature.
 */
export async function storeInbound(services: Services, inbound: TwilioDeliveryInput): Promise<boolean> {
  const addressee = twilioRouteOf(inbound.kind, inbound.payload);
  if (!addressee) return false;
  const { signature, url, payload: rawBody } = inbound;
  const receivers = await twilioReceivers(services, addressee);
  const owner = receivers.find(({ secret }) => verifyTwilio({ authToken: secret, signature, url, rawBody }));
  if (!owner) return false;
  inbound.onVerified?.(owner.workspaceId);
  await services.rateLimits.take('provider-events:workspace', owner.workspaceId);
  if (!addressee.hasContent) return true;
  const { workspaceId } = owner;
  const storing = { ...inbound, addressee, workspaceId, receivedAt: services.clock() };
  await services.database.forWorkspace(workspaceId).write((tx) => store(tx, storing));
  return true;
}

interface InboundToStore extends TwilioDeliveryInput {
  readonly workspaceId: string;
  readonly addressee: TwilioRoute;
  readonly receivedAt: Date;
}

const store = (tx: Tx, { url, addressee, ...delivery }: InboundToStore): Promise<void> =>
  storeEvent(tx, {
    ...delivery,
    provider: 'TWILIO',
    providerId: addressee.providerId,
    sender: addressee.sender,
    reference: new URL(url).searchParams.get('message'),
  });

interface CloudInbound {
  /** Id of the phone number, from the webhook URL. */
  readonly phoneConfigId: string;
  readonly payload: Buffer;
  readonly signature: string | undefined;
  /** Called with the id of the workspace whose secret verified the signature of the request. */
  readonly onVerified?: (workspaceId: string) => void;
}

/**
 * Stores the events of one phone number from a Meta webhook request; events of other phone numbers are ignored. Returns
 * false for an unknown URL, an invalid signature or a phone number without an app secret.
 */
export async function storeCloudInbound(
  services: Services,
  { phoneConfigId, payload, signature, onVerified }: CloudInbound,
) {
  const called = await calledNumber(services, phoneConfigId);
  const appSecret = called?.tokens.appSecret ?? null;
  if (!called || appSecret === null) return false;
  if (!verifyWhatsAppCloud({ appSecret, signature, rawBody: payload })) return false;
  onVerified?.(called.workspaceId);
  await services.rateLimits.take('provider-events:workspace', called.workspaceId);
  const deliveries = readCloudDelivery(payload) ?? [];
  const ours = deliveries.filter(({ phoneNumberId }) => phoneNumberId === called.providerNumberId);
  const { workspaceId } = called;
  const common = { workspaceId, provider: 'WHATSAPP_CLOUD', receivedAt: services.clock() } as const;
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    for (const { kind, providerId, reference, sender, payload: part } of ours)
      await storeEvent(tx, { ...common, kind, providerId, reference, sender, payload: Buffer.from(part) });
  });
  return true;
}

interface InboundDelivery {
  readonly workspaceId: string;
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly kind: InboundKind;
  /** Id that identifies the event, so that duplicate events are detected. */
  readonly providerId: string;
  readonly reference: string | null;
  /** Sender of a message. Messages of the same sender are processed in order. Null for a delivery report. */
  readonly sender: string | null;
  readonly payload: Buffer;
  readonly receivedAt: Date;
}

/**
 * Stores an inbound event once, together with its processing job. A delivery report that changes nothing is not stored.
 */
async function storeEvent(tx: Tx, delivery: InboundDelivery): Promise<void> {
  const reported = await reportedMessage(tx, delivery);
  if (reported && isOutdated(reported, delivery)) return;
  const { workspaceId, provider, kind, providerId, reference, sender, payload, receivedAt } = delivery;
  const id = uuidv7();
  const stored = await tx.sql`
    insert into inbound_events (workspace_id, id, provider, kind, provider_id, reference, sender, payload, received_at)
    values (${workspaceId}, ${id}, ${provider}, ${kind}, ${providerId}, ${reference}, ${sender}, ${payload}, ${receivedAt})
    on conflict do nothing returning id`;
  if (stored.length === 0) return;
  const order = { workspaceId, id };
  return reported?.author === 'CAMPAIGN' ? enqueueDeliveryReport(tx, order) : enqueueInboundEvent(tx, order);
}

interface ReportedMessage {
  readonly author: string;
  readonly status: MessageStatus;
  readonly providerId: string | null;
}

/**
 * Returns the message to which a delivery report refers by its `reference`, which is a message id. Returns null if the
 * event is not a delivery report of a message.
 */
async function reportedMessage(tx: Tx, { kind, reference }: InboundDelivery): Promise<ReportedMessage | null> {
  if (kind !== 'STATUS' || reference === null || !isUuid(reference)) return null;
  const [message] = await tx.sql<ReportedMessage>`
    select author, status, provider_id as "providerId" from messages where id = ${reference} and direction = 'OUT'`;
  return message ?? null;
}

/**
 * Returns whether the message already has the status of the delivery report or a later status. Such a report is
 * ignored, because a status never changes back.
 */
function isOutdated({ status, providerId }: ReportedMessage, delivery: InboundDelivery): boolean {
  const report = parseReport(delivery);
  return report?.providerId === providerId && !messageMayBecome(status, report.status);
}

export type InboundKind = 'MESSAGE' | 'STATUS';

/** Recipient of a Twilio webhook, with the id by which duplicate events are detected. */
interface TwilioRoute {
  readonly accountSid: string;
  /** Phone number of the workspace in E.164 format. */
  readonly number: string;
  readonly providerId: string;
  /** False for a status that the product does not use. Twilio reports more statuses than the product stores. */
  readonly hasContent: boolean;
  /** Phone number of the sender. Null for a status report. */
  readonly sender: string | null;
}

/**
 * Returns the account, phone number and provider id in a Twilio webhook. Returns null if the payload is neither a
 * message nor a status report.
 */
function twilioRouteOf(kind: InboundKind, payload: Buffer): TwilioRoute | null {
  if (kind === 'MESSAGE') {
    const message = readTwilioInbound(payload);
    if (!message) return null;
    const { accountSid, to: number, messageSid: providerId, from: sender } = message;
    return { accountSid, number, providerId, hasContent: true, sender };
  }
  const hasContent = readTwilioStatus(payload) !== null;
  const { AccountSid: accountSid, From, MessageSid, MessageStatus } = twilioParams(payload);
  if (typeof accountSid !== 'string' || typeof From !== 'string') return null;
  const number = From.replace(/^whatsapp:/, '');
  const providerId = [MessageSid, MessageStatus].join(' ');
  return { accountSid, number, providerId, hasContent, sender: null };
}
