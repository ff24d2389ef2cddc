import { verifyTwilio } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { twilioReceivers } from '../../../platform/integrations/index.ts';
import { storeEvent } from '../store-event.ts';
import { type InboundKind, type TwilioRoute, twilioRouteOf } from '../twilio-routing.ts';

interface TwilioDeliveryInput {
  readonly kind: InboundKind;
  /** Public URL that Twilio called. */
  readonly url: string;
  readonly payload: Buffer;
  readonly signature: string | undefined;
}

/**
 * Stores a Twilio event with its processing job in one transaction, so that an accepted event cannot be lost.
 * Duplicates are stored once. Returns false for unauthorized callers: an unknown account or a wrong signature.
 */
export async function storeInbound(services: Services, inbound: TwilioDeliveryInput): Promise<boolean> {
  const addressee = twilioRouteOf(inbound.kind, inbound.payload);
  if (!addressee) return false;
  const { signature, url, payload: rawBody } = inbound;
  const receivers = await twilioReceivers(services, addressee);
  const owner = receivers.find(({ secret }) => verifyTwilio({ authToken: secret, signature, url, rawBody }));
  if (!owner) return false;
  await services.rateLimits.take('provider-events:workspace', owner.workspaceId);
  if (!addressee.saysSomething) return true;
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
