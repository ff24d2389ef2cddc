import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { reopenClosed } from '../reopen-conversation.ts';

/**
 * Runs every minute and reopens the conversations whose snooze has ended. They become unread for the member who took
 * over or, if there is none, for the assignee. A repeated run has no effect, because the conversations are already
 * open.
 */
export const endSnoozesJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock();
  for (const workspaceId of await workspacesWithEndedSnoozes(services, now)) {
    const by = asSystemActor(services, workspaceId, FRONTDESK);
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      for (const { id } of await lockEndedSnoozes(tx, now)) {
        await markUnread(tx, id);
        await reopenClosed(tx, by, { id, status: 'SNOOZED', reason: 'SNOOZE_ENDED' });
      }
    });
  }
};

async function workspacesWithEndedSnoozes({ database }: Pick<Services, 'database'>, now: Date): Promise<string[]> {
  const { rows } = await database.system.pool.query<{ id: string }>(
    'select distinct workspace_id as id from conversations where snoozed_until <= $1::timestamptz',
    [now],
  );
  return rows.map(({ id }) => id);
}

/** Maximum number of conversations that one transaction reopens. */
const BATCH = 100;

/** Locks a batch of conversations whose snooze has ended. Locked conversations are skipped until the next run. */
const lockEndedSnoozes = (tx: Tx, now: Date) => tx.sql<{ id: string }>`
  select id from conversations where snoozed_until <= ${now}::timestamptz
  order by snoozed_until limit ${BATCH}::int for update skip locked`;

/** Makes the contact's last message unread for the member who is responsible for the conversation. */
const markUnread = (tx: Tx, id: string) => tx.sql`
  update read_marks r set read_at = c.last_inbound_at - interval '1 millisecond'
  from conversations c
  where c.id = ${id}::uuid and r.workspace_id = c.workspace_id and r.conversation_id = c.id
    and r.member_id = coalesce(c.held_by_id, c.assignee_id) and r.read_at >= c.last_inbound_at`;

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;
