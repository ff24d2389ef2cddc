import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueueCampaignRun } from '../../../../events/outbox.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { sendMessageJob } from '../../../messaging/messages/index.ts';
import { beginBatch, type CampaignOrderField } from './begin-batch.ts';
import { enqueueNextRecipient } from './enqueue-next-recipients.ts';

/** Maximum number of concurrent sends in one run of a campaign. */
const CONCURRENT_SENDS = 5;

/**
 * Sends one batch and enqueues the next batch after the jobs of other workspaces, so that campaigns of several
 * workspaces take turns.
 */
export const runCampaignJob = (services: Services): Task => {
  const send = sendMessageJob(services);
  return async (payload, helpers) => {
    const order = payload as CampaignOrderField;
    const { workspaceId, id } = order;
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Campaign' }, id);
    const batch = await beginBatch(services, by, order);
    if (!batch) return;
    if ('take' in batch) {
      let left = batch.take;
      const queue = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const taken = await enqueueNextRecipient(services, by, { ...order, codes: batch.codes });
          if (taken === null) return;
          if (taken === 'SKIPPED') left += 1;
          else await send({ workspaceId, ...taken }, helpers);
        }
      };
      // Waits for all sends, because none may continue after the job has ended.
      const ends = await Promise.allSettled(Array.from({ length: CONCURRENT_SENDS }, queue));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    }
    const again = 'again' in batch ? batch.again : services.clock();
    await services.database.forWorkspace(workspaceId).write((tx) => enqueueCampaignRun(tx, { workspaceId, id }, again));
  };
};
