import { SURFACE_LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { scheduleFileDeletion } from '../surface-files.repository.ts';

/** Runs every minute and marks forms whose link has expired as EXPIRED. A repeated run has no effect. */
export const expireSurfacesJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  // Submissions are still accepted for some seconds after the link expires.
  const before = new Date(services.clock().getTime() - SURFACE_LIMITS.toleranceSeconds * 1000);
  for (const workspaceId of await workspacesWithExpired(services, before)) {
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Frontdesk' });
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      for (const { id } of await lockExpired(tx, before)) {
        await tx.surface.updateMany({ where: { id }, data: { status: 'EXPIRED' } });
        await scheduleFileDeletion(tx, id, services.clock());
        await recordEvent(tx, by, { name: 'surface.expired', subject: { type: 'Surface', id } });
      }
    });
  }
};

async function workspacesWithExpired({ database }: Pick<Services, 'database'>, before: Date): Promise<string[]> {
  const { rows } = await database.system.pool.query<{ id: string }>(
    `select distinct workspace_id as id from surfaces
      where status in ('SENT', 'OPENED', 'IN_PROGRESS', 'RETURNED') and expires_at < $1::timestamptz`,
    [before],
  );
  return rows.map(({ id }) => id);
}

/** Maximum number of forms that one transaction marks as EXPIRED. */
const BATCH = 100;

/** Locks a batch of forms whose link has expired. Forms that are already locked are skipped until the next run. */
const lockExpired = (tx: Tx, before: Date) => tx.sql<{ id: string }>`
  select id from surfaces where status in ('SENT', 'OPENED', 'IN_PROGRESS', 'RETURNED') and expires_at < ${before}::timestamptz
  order by expires_at limit ${BATCH}::int for update skip locked`;
