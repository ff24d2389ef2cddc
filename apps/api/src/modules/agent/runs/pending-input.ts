import type { AgentRun, Takeover } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type CompletedForm, toUnreadForm, type UnreadForm } from '../../messaging/surfaces/index.ts';

export type HandBack = Pick<Takeover, 'id' | 'note'>;

/** Events other than messages that the agent must handle in a conversation. */
export interface PendingInput {
  /**
   * Latest ended takeover that no run has processed, with the notes of all unprocessed takeovers. Null if there is none
   * or if a takeover is active.
   */
  readonly takeover: HandBack | null;
  /** Completed forms that no run has received, oldest first. */
  readonly forms: readonly UnreadForm[];
}

interface Row {
  readonly takeovers: readonly (HandBack & { readonly isOver: boolean })[];
  readonly forms: readonly CompletedForm[];
}

/** Reads takeovers and forms with a single SQL statement, because every run needs both. */
export async function findPendingInput(
  tx: Tx,
  conversationId: string,
  last: Pick<AgentRun, 'startedAt'> | null,
): Promise<PendingInput> {
  const [row] = await tx.sql<Row>`
    select
      (select coalesce(jsonb_agg(
          jsonb_build_object('id', k.id, 'note', k.note, 'isOver', k.ended_at is not null) order by k.started_at, k.id), '[]')
        from takeovers k
        where k.conversation_id = ${conversationId}::uuid
          and coalesce(k.ended_at >= ${last?.startedAt ?? null}::timestamptz, true)
          and not exists (select from agent_runs t
            where t.workspace_id = k.workspace_id and t.conversation_id = k.conversation_id and t.takeover_id = k.id)
      ) as takeovers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'content', v.content, 'answers',
          (select coalesce(jsonb_agg(jsonb_build_object('key', a.key, 'values', a.given) order by a.position), '[]')
            from surface_answers a where a.workspace_id = s.workspace_id and a.surface_id = s.id)
          ) order by s.submitted_at, s.id), '[]')
        from surfaces s join surface_versions v on (v.workspace_id, v.id) = (s.workspace_id, s.version_id)
        where s.conversation_id = ${conversationId}::uuid and s.agent_run_id is null and s.status in ('SUBMITTED', 'ACCEPTED')
      ) as forms`;
  const takeovers = row?.takeovers ?? [];
  return { takeover: handBackOf(takeovers), forms: (row?.forms ?? []).map(toUnreadForm) };
}

function handBackOf(unheard: Row['takeovers']): HandBack | null {
  const latest = unheard.at(-1);
  if (!latest?.isOver) return null;
  return { id: latest.id, note: unheard.flatMap(({ note }) => note ?? []).join('\n') || null };
}
