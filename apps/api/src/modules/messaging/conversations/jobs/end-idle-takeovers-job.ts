import type { Services } from '../../../../auth/context.ts';
import { enqueueAgentRun } from '../../../../events/outbox.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { endIdleTakeovers } from '../takeovers.repository.ts';

/** Runs every minute and ends takeovers in which the member was inactive for the configured time. */
export const endIdleTakeoversJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock();
  for (const workspaceId of await workspacesWithIdleTakeovers(services, now)) {
    const by = asSystemActor(services, workspaceId, FRONTDESK);
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      for (const { conversationId: id, memberId } of await endIdleTakeovers(tx, now)) {
        await enqueueAgentRun(tx, { workspaceId, conversationId: id, trigger: 'HAND_BACK' });
        const fact = {
          name: 'conversation.returned',
          subject: { type: 'Conversation', id },
          before: { heldById: memberId },
          after: { endReason: 'IDLE' },
        } as const;
        await recordEvent(tx, by, fact, { topic: 'conversation', workspaceId, id, kind: 'UPDATED' });
      }
    });
  }
};

async function workspacesWithIdleTakeovers({ database }: Pick<Services, 'database'>, now: Date): Promise<string[]> {
  const { rows } = await database.system.pool.query<{ id: string }>(
    `select distinct t.workspace_id as id from takeovers t join workspaces w on w.workspace_id = t.workspace_id
     where t.open_conversation_id is not null
       and t.active_at <= $1::timestamptz - make_interval(mins => w.takeover_idle_minutes)`,
    [now],
  );
  return rows.map(({ id }) => id);
}

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;
