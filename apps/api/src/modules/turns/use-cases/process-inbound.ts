import type { Task } from 'graphile-worker';
import type { Services } from '../../../context/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { asMachine } from '../../../events/machine.ts';
import type { InboundProvider } from '../inbound.ts';
import { lockInbound } from '../turns.repository.ts';
import { noteStatus } from './note-status.ts';
import { takeMessage } from './take-message.ts';

/** Works off what a provider told, once: the event, what follows from it and that it is done are one transaction. */
export const processInboundJob =
  (services: Pick<Services, 'database' | 'clock'>): Task =>
  async (payload) => {
    const { workspaceId, id } = payload as { workspaceId: string; id: string };
    await services.database.inWorkspace(workspaceId).write(async (tx: Tx) => {
      const event = await lockInbound(tx, id);
      if (!event || event.processedAt) return;
      const inbound = {
        workspaceId,
        eventId: id,
        provider: event.provider as InboundProvider,
        payload: Buffer.from(event.payload),
        reference: event.reference,
        now: event.receivedAt,
        by: asMachine(services, workspaceId, { kind: 'provider', name: NAMES[event.provider as InboundProvider] }, id),
      };
      const outcome = event.kind === 'MESSAGE' ? await takeMessage(tx, inbound) : await noteStatus(tx, inbound);
      await tx.inboundEvent.updateMany({ where: { id }, data: { processedAt: services.clock(), outcome } });
    });
  };

const NAMES: Record<InboundProvider, string> = { TWILIO: 'Twilio', WHATSAPP_CLOUD: 'WhatsApp Cloud' };
