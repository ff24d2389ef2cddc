import { API_KEY_NOTICE_DAYS, NOTIFICATION_DAYS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';

/**
 * Runs every night and notifies the creator of each API key that expires within a week, once per key. Revoked and
 * rotated keys are excluded.
 */
export const notifyExpiringKeysJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock();
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const workspace of workspaces) {
    const by = { services, workspace, transport: { requestId: uuidv7(), ipAddress: '' }, actor: FRONTDESK };
    await services.database.forWorkspace(workspace.id).write(async (tx) => {
      for (const { id, name, to } of await unannouncedKeys(tx, now))
        await notify(tx, by, { kind: 'API_KEY_EXPIRING', to, detail: name, subjectId: id });
    });
  }
};

/** Returns the expiring keys for which no notification was sent, and the members to notify. */
const unannouncedKeys = (tx: Tx, now: Date) =>
  tx.sql<{ id: string; name: string; to: string[] }>`
    select k.id, k.name, array_agg(m.id) as to
    from api_keys k join members m on m.user_id = k.created_by_id
    where k.revoked_at is null and k.replaced_by_id is null
      and k.expires_at > ${now} and k.expires_at <= ${new Date(now.getTime() + API_KEY_NOTICE_DAYS * 86_400_000)}
      and not exists (select from notifications n where n.kind = 'API_KEY_EXPIRING' and n.subject_id = k.id)
    group by k.workspace_id, k.id, k.name`;

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;

/** Runs every night and deletes old notifications. Can be repeated without further effect. */
export const pruneNotificationsJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const cutoff = new Date(services.clock().getTime() - NOTIFICATION_DAYS * 86_400_000);
  const workspaces = await services.database.system.prisma.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces)
    await services.database
      .forWorkspace(id)
      .write((tx) => tx.notification.deleteMany({ where: { createdAt: { lt: cutoff } } }));
};
