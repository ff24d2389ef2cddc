import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { isUuid } from '../../../db/uuid.ts';
import { enqueueDeliveryReport, enqueueInboundEvent } from '../../../events/outbox.ts';
import type { InboundKind } from './twilio-routing.ts';

interface InboundDelivery {
  readonly workspaceId: string;
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly kind: InboundKind;
  /** Identifies duplicates. */
  readonly providerId: string;
  readonly reference: string | null;
  /** Sender. Null for a report. A sender's messages are processed in order. */
  readonly sender: string | null;
  readonly payload: Buffer;
  readonly receivedAt: Date;
}

/** Stores an inbound event once, with its processing job. */
export async function storeEvent(tx: Tx, delivery: InboundDelivery): Promise<void> {
  const { workspaceId, provider, kind, providerId, reference, sender, payload, receivedAt } = delivery;
  const id = uuidv7();
  const stored = await tx.sql`
    insert into inbound_events (workspace_id, id, provider, kind, provider_id, reference, sender, payload, received_at)
    values (${workspaceId}, ${id}, ${provider}, ${kind}, ${providerId}, ${reference}, ${sender}, ${payload}, ${receivedAt})
    on conflict do nothing returning id`;
  if (stored.length === 0) return;
  const order = { workspaceId, id };
  return (await isCampaignReport(tx, delivery)) ? enqueueDeliveryReport(tx, order) : enqueueInboundEvent(tx, order);
}

/** Known from our own message id, which every campaign passes to the provider. */
async function isCampaignReport(tx: Tx, { kind, reference }: InboundDelivery): Promise<boolean> {
  if (kind !== 'STATUS' || reference === null || !isUuid(reference)) return false;
  const [ours] = await tx.sql<object>`select from messages where id = ${reference} and author = 'CAMPAIGN'`;
  return ours !== undefined;
}
