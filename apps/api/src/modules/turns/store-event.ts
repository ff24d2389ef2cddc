import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../db/tenant-db.ts';
import { processLater } from '../../events/outbox.ts';
import type { InboundKind } from './addressee.ts';

interface Told {
  readonly workspaceId: string;
  readonly provider: 'TWILIO' | 'WHATSAPP_CLOUD';
  readonly kind: InboundKind;
  /** By which the same is known again. */
  readonly providerId: string;
  readonly reference: string | null;
  /** Who wrote it; null for a report. Theirs are worked off in the order in which they came. */
  readonly sender: string | null;
  readonly payload: Buffer;
  readonly receivedAt: Date;
}

/** Keeps what a provider told, once, with the job that works it off. */
export async function storeEvent(tx: Tx, told: Told): Promise<void> {
  const { workspaceId, provider, kind, providerId, reference, sender, payload, receivedAt } = told;
  const id = uuidv7();
  const stored = await tx.sql`
    insert into inbound_events (workspace_id, id, provider, kind, provider_id, reference, sender, payload, received_at)
    values (${workspaceId}, ${id}, ${provider}, ${kind}, ${providerId}, ${reference}, ${sender}, ${payload}, ${receivedAt})
    on conflict do nothing returning id`;
  if (stored.length > 0) await processLater(tx, { workspaceId, id });
}
