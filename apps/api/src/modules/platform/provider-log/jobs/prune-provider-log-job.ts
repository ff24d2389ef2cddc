import { PROVIDER_LOG_LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';

const BATCH_SIZE = 5_000;

/**
 * Runs every night and deletes entries that are older than 30 days, in batches. Can be repeated without further effect.
 */
export const pruneProviderLogJob =
  ({ database, clock }: Pick<Services, 'database' | 'clock'>) =>
  async (): Promise<void> => {
    const before = new Date(clock().getTime() - PROVIDER_LOG_LIMITS.retentionDays * 86_400_000);
    for (;;) {
      const { rowCount } = await database.system.pool.query(
        `delete from provider_log_entries where (workspace_id, id) in
           (select workspace_id, id from provider_log_entries where occurred_at < $1 limit $2)`,
        [before, BATCH_SIZE],
      );
      if ((rowCount ?? 0) < BATCH_SIZE) return;
    }
  };
