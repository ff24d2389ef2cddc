import type { Services } from '../../../../auth/context.ts';
import { isNotOnHoldSql, lockRetention } from '../../../platform/retention/index.ts';

/**
 * Runs every minute. Deletes files that were not transferred completely, and stored files of forms whose link ended
 * without a submission. A legal hold on the contact preserves stored files. A repeated run has no effect.
 */
export const deleteSurfaceFilesJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const { database } = services;
  const now = services.clock();
  const { rows } = await database.system.pool.query<{ id: string }>(
    'select distinct workspace_id as id from surface_files where delete_at <= $1::timestamptz',
    [now],
  );
  for (const { id } of rows)
    await database.forWorkspace(id).write(async (tx) => {
      // A legal hold that is created concurrently takes the same lock.
      await lockRetention(tx);
      await tx.run({ name: null, text: DELETE, values: [now] });
    });
};

const DELETE = `delete from surface_files f using surfaces s join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
  where s.workspace_id = f.workspace_id and s.id = f.surface_id and f.delete_at <= $1::timestamptz
    and (f.state = 'PENDING' or ${isNotOnHoldSql('c.phone')})`;
