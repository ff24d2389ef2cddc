import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { InboundEvent } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { lockInboundUpTo } from '../../../agent/runs/index.ts';
import { applyCalendarEvent } from '../../../leads/bookings/index.ts';
import type { Inbound, InboundProvider } from '../inbound.ts';
import { handleInboundMessage } from '../use-cases/handle-inbound-message.ts';
import { recordDeliveryStatus } from '../use-cases/record-delivery-status.ts';

/** Processes inbound events once: the changes that an event causes and its completion are stored in one transaction. */
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

async function handleEvent(tx: Tx, services: Pick<Services, 'clock'>, event: InboundEvent): Promise<void> {
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
  await tx.inboundEvent.updateMany({ where: { id }, data: { processedAt: services.clock(), outcome } });
}

type EventHandler = 'MESSAGE' | 'STATUS' | 'EVENT';

const TAKE: Readonly<Record<EventHandler, (tx: Tx, inbound: Inbound) => Promise<string>>> = {
  MESSAGE: handleInboundMessage,
  STATUS: recordDeliveryStatus,
  EVENT: applyCalendarEvent,
};
