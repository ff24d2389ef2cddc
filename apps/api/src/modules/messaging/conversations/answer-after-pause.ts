import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueRunsAfterPause } from '../../../events/outbox.ts';

/**
 * Enqueues a run for each conversation of the agent whose contact wrote, or whose run was suppressed, since the pause
 * began. Skips contacts who are blocked or have opted out. Each run replies, or hands off if the reply window has
 * closed. A run does nothing if the message was already answered.
 */
export async function answerAfterPause(tx: Tx, workspaceId: string, pausedAt: Date): Promise<void> {
  const rows = await tx.sql<{ id: string }>`
    select c.id from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
    where c.channel = 'WHATSAPP' and c.mode = 'AGENT' and c.status <> 'RESOLVED' and c.last_inbound_at is not null and p.blocked_at is null
      and not exists (select from opt_outs o where o.workspace_id = p.workspace_id and o.contact_id = p.id)
      and (c.last_inbound_at >= ${pausedAt} or exists (
        select from agent_runs r where r.workspace_id = c.workspace_id and r.conversation_id = c.id
          and r.outcome = 'SUPPRESSED' and r.finished_at >= ${pausedAt}))`;
  if (rows.length > 0)
    await enqueueRunsAfterPause(
      tx,
      workspaceId,
      rows.map(({ id }) => id),
    );
}
