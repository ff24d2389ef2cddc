import type { Services } from '../../../../auth/context.ts';
import { processCallEvent } from '../jobs/process-call-event-job.ts';

const MOST = 100;

/**
 * Applies stored events of a call that no worker has processed, oldest first. This makes the latest transcript
 * available.
 */
export async function applyWaitingEvents(services: Services, workspaceId: string, providerId: string): Promise<void> {
  const waiting = await services.database.forWorkspace(workspaceId).read((tx) =>
    tx.inboundEvent.findMany({
      where: { provider: 'VAPI', reference: providerId, processedAt: null },
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      take: MOST,
      select: { id: true },
    }),
  );
  for (const { id } of waiting) await processCallEvent(services, { workspaceId, id });
}
