import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { leadManagers } from '../../leads/index.ts';
import { findBacklogRefusal } from '../backlog-refusal.ts';
import { hasUnreportedLeads, markBacklogNotified, UNSCHEDULED } from '../waiting-leads.repository.ts';

type JobServices = Pick<Services, 'database' | 'clock'>;

/**
 * Runs every five minutes. Notifies the members who manage leads when waiting leads can be greeted, for example because
 * a greeting template was approved. All leads of a workspace are reported in one notification, and each lead is
 * reported only once.
 */
export const notifyWaitingLeadsJob = (services: JobServices) => async (): Promise<void> => {
  for (const workspaceId of await workspacesWithUnreportedLeads(services)) {
    const by = asSystemActor(services, workspaceId, FRONTDESK);
    await services.database.forWorkspace(workspaceId).write((tx) => reportBacklog(tx, by));
  }
};

async function workspacesWithUnreportedLeads({ database }: JobServices): Promise<string[]> {
  const { rows } = await database.system.pool.query<{ id: string }>(
    `select distinct workspace_id as id from leads
     where waiting_since is not null and contact_at is null and status = 'NEW' and backlog_notified_at is null`,
  );
  return rows.map(({ id }) => id);
}

async function reportBacklog(tx: Tx, by: EventContext): Promise<void> {
  if (!(await hasUnreportedLeads(tx)) || (await findBacklogRefusal(tx))) return;
  const count = await tx.lead.count({ where: UNSCHEDULED });
  await notify(tx, by, { kind: 'LEADS_GREETABLE', to: await leadManagers(tx, by), detail: String(count) });
  await markBacklogNotified(tx, by.services.clock());
}

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;
