import { WEBHOOK_LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';

const BATCH_SIZE = 500;

/**
 * Runs every night and deletes webhook messages older than their retention, together with their deliveries and
 * attempts. If a workspace has a legal hold, nothing is deleted in it.
 */
export const sweepWebhooksJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const cutoff = new Date(services.clock().getTime() - WEBHOOK_LIMITS.retentionDays * 86_400_000);
  const { rows } = await services.database.system.pool.query<{ id: string }>(
    'select workspace_id as id from workspaces',
  );
  for (const { id } of rows) while ((await sweep(services, id, cutoff)) === BATCH_SIZE);
};

const sweep = ({ database }: Pick<Services, 'database'>, workspaceId: string, cutoff: Date): Promise<number> =>
  database.forWorkspace(workspaceId).write(async (tx) => {
    const deleted = await tx.sql`
      delete from webhook_messages using (
        select t.id from webhook_messages t where t.at < ${cutoff} and not exists (select from legal_holds h where h.open)
        limit ${BATCH_SIZE}
      ) old where webhook_messages.id = old.id returning 1`;
    return deleted.length;
  });
