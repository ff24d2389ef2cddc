import { verifyTwilio } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { processLater } from '../../../events/outbox.ts';
import { twilioReceivers } from '../../integrations/index.ts';
import { type Addressee, addresseeOf, type InboundKind } from '../addressee.ts';

interface Inbound {
  readonly kind: InboundKind;
  /** As Twilio called it, under our public address. */
  readonly url: string;
  readonly payload: Buffer;
  readonly signature: string | undefined;
}

/**
 * Keeps what Twilio tells, with a job that works it off, in one transaction: what was answered with "yes" cannot be lost. The
 * same again is kept once. False for whoever may not tell us anything: an account that nobody has set up, a wrong signature.
 */
export async function storeInbound(services: Services, inbound: Inbound): Promise<boolean> {
  const addressee = addresseeOf(inbound.kind, inbound.payload);
  if (!addressee) return false;
  const { signature, url, payload: rawBody } = inbound;
  const receivers = await twilioReceivers(services, addressee);
  const owner = receivers.find(({ secret }) => verifyTwilio({ authToken: secret, signature, url, rawBody }));
  if (!owner) return false;
  const { workspaceId } = owner;
  const storing = { ...inbound, addressee, workspaceId, receivedAt: services.clock() };
  await services.database.inWorkspace(workspaceId).write((tx) => store(tx, storing));
  return true;
}

interface Storing extends Inbound {
  readonly workspaceId: string;
  readonly addressee: Addressee;
  readonly receivedAt: Date;
}

async function store(tx: Tx, { workspaceId, kind, url, payload, addressee, receivedAt }: Storing): Promise<void> {
  const id = uuidv7();
  const { providerId, sender } = addressee;
  const reference = new URL(url).searchParams.get('message');
  const stored = await tx.sql`
    insert into inbound_events (workspace_id, id, provider, kind, provider_id, reference, sender, payload, received_at)
    values (${workspaceId}, ${id}, 'TWILIO', ${kind}, ${providerId}, ${reference}, ${sender}, ${payload}, ${receivedAt})
    on conflict do nothing returning id`;
  if (stored.length > 0) await processLater(tx, { workspaceId, id });
}
