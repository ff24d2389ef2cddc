import type { EngineState } from '@frontdesk/agent/engine';
import type { HandoffCode } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { meter } from '../../platform/usage/index.ts';
import { checkRolloutOf } from '../configuration/index.ts';
import { queueSample } from '../reviews/index.ts';
import type { RunState } from './active-run.ts';
import type { RunRow } from './agent-runs.repository.ts';

interface EpisodeRecord {
  readonly run: Pick<RunRow, 'workspaceId' | 'id' | 'conversationId' | 'agentVersionId' | 'startedAt'>;
  readonly plan: RunState;
  /**
   * Result of the run. REPLIED: the run stores a reply. QUIET: the run ends without a reply. FAILED: the run hands the
   * conversation off.
   */
  readonly result: 'REPLIED' | 'QUIET' | 'FAILED';
  /** Reason for the handoff. Null if the run does not hand off. */
  readonly code: HandoffCode | null;
  readonly now: Date;
}

/**
 * Adds the result of a run to the episode of its conversation, for rollouts and metrics. Call it in the transaction
 * that stores the result of the run. Recording the same run again changes nothing. Earlier episodes without an outcome
 * are marked as abandoned.
 */
export async function recordEpisode(tx: Tx, { run, plan, result, code, now }: EpisodeRecord): Promise<void> {
  const { workspaceId, conversationId, agentVersionId } = run;
  const isReply = result === 'REPLIED';
  const { no, openedAt, outcome, costUsd } = isNewMatter(plan, result) ? matterAfter(plan, run) : matterOf(plan);
  const [answered, unanswered] = isReply ? [plan.sources?.length ? 1 : 0, plan.unanswered?.length ?? 0] : [0, 0];
  const endedAt = outcome === null ? null : now;
  // The agent and its version may have been deleted since the run started.
  const [changed] = await tx.sql<ChangedEpisode>`
    with abandoned as (
      update agent_episodes set outcome = 'ABANDONED', ended_at = ${openedAt}
      where conversation_id = ${conversationId} and number < ${no} and outcome is null returning id
    )
    insert into agent_episodes (workspace_id, id, conversation_id, number, agent_version_id, last_run_id, language,
      started_at, last_at, ended_at, outcome, handoff_code, reply_count, answered_count, unanswered_count, response_ms,
      cost_usd)
    values (${workspaceId}, ${uuidv7()}, ${conversationId}, ${no}, (select v.id from agent_versions v where v.id = ${agentVersionId}), ${run.id}, ${plan.memory.language},
      ${openedAt}, ${now}, ${endedAt}, ${outcome}, ${code}, ${isReply ? 1 : 0}, ${answered}, ${unanswered},
      ${isReply ? [now.getTime() - run.startedAt.getTime()] : []}::int[], ${costUsd})
    on conflict (workspace_id, conversation_id, number) do update set last_at = excluded.last_at,
      last_run_id = excluded.last_run_id, language = excluded.language,
      agent_version_id = coalesce(agent_episodes.agent_version_id, excluded.agent_version_id),
      outcome = coalesce(excluded.outcome, agent_episodes.outcome),
      ended_at = coalesce(agent_episodes.ended_at, excluded.ended_at),
      handoff_code = coalesce(agent_episodes.handoff_code, excluded.handoff_code),
      reply_count = agent_episodes.reply_count + excluded.reply_count,
      answered_count = agent_episodes.answered_count + excluded.answered_count,
      unanswered_count = agent_episodes.unanswered_count + excluded.unanswered_count,
      response_ms = agent_episodes.response_ms || excluded.response_ms,
      cost_usd = greatest(agent_episodes.cost_usd, excluded.cost_usd)
    where agent_episodes.last_run_id is distinct from excluded.last_run_id
    returning id, agent_version_id as "versionId", started_at as "startedAt", reply_count as "replyCount", array(select id from abandoned)
      || array(select agent_episodes.id where agent_episodes.ended_at = ${endedAt}) as "endedIds"`;
  await Promise.all([
    queueSample(tx, { workspaceId, conversationId, episodeIds: changed?.endedIds ?? [], now }),
    // A handoff because the plan limit is reached does not count as a conversation of the agent.
    isReply && code !== 'PLAN_LIMIT_REACHED' && changed?.replyCount === 1 && meterConversation(tx, changed),
  ]);
  if ((outcome !== null || code !== null) && changed?.versionId)
    await checkRolloutOf(tx, workspaceId, { versionId: changed.versionId });
}

const meterConversation = (tx: Tx, { id, startedAt: at }: ChangedEpisode): Promise<void> =>
  meter(tx, { meter: 'ai_conversations', quantity: 1, key: id, at, subjectId: id });

interface ChangedEpisode {
  readonly id: string;
  readonly startedAt: Date;
  readonly replyCount: number;
  readonly versionId: string | null;
  /** Ids of the episodes that ended with the run. */
  readonly endedIds: readonly string[];
}

interface Matter extends Pick<EngineState['episode'], 'no' | 'outcome'> {
  readonly openedAt: Date;
  readonly costUsd: number;
}

/**
 * Returns whether the run failed before the engine opened an episode for the new message. In that case, the episode in
 * the run's state is the previous episode.
 */
const isNewMatter = ({ memory: { episode }, outcome }: RunState, result: EpisodeRecord['result']): boolean =>
  result === 'FAILED' && episode.outcome !== null && (outcome === null || episode.outcome === 'ABANDONED');

const matterAfter = ({ memory }: RunState, { startedAt }: EpisodeRecord['run']): Matter => ({
  no: memory.episode.no + 1,
  openedAt: startedAt,
  outcome: null,
  costUsd: 0,
});

const matterOf = ({ memory: { episode, counters } }: RunState): Matter => ({
  no: episode.no,
  openedAt: new Date(episode.openedAt),
  outcome: episode.outcome,
  costUsd: counters.costUsd,
});

interface EpisodeHandoff {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly code: HandoffCode;
  readonly now: Date;
}

/**
 * Records a handoff in the latest episode of a conversation. If that episode has ended and the contact has written
 * since, records the handoff in a new episode, which has no version until a run replies in that episode.
 */
export async function recordEpisodeHandoff(
  tx: Tx,
  { workspaceId, conversationId, code, now }: EpisodeHandoff,
): Promise<void> {
  const [changed] = await tx.sql<{ versionId: string | null }>`
    with latest as (
      select e.number, e.outcome is not null and c.last_inbound_at > e.last_at as is_over
      from agent_episodes e join conversations c on c.workspace_id = e.workspace_id and c.id = e.conversation_id
      where e.conversation_id = ${conversationId} order by e.number desc limit 1
    ), place as (
      select coalesce(max(case when is_over then number + 1 else number end), 1) as number from latest
    )
    insert into agent_episodes (workspace_id, id, conversation_id, number, language, started_at, last_at, handoff_code)
    select ${workspaceId}::uuid, ${uuidv7()}::uuid, ${conversationId}::uuid, number, '', ${now}::timestamptz,
      ${now}::timestamptz, ${code}::text from place
    on conflict (workspace_id, conversation_id, number) do update set handoff_code = excluded.handoff_code
    where agent_episodes.handoff_code is null
    returning agent_version_id as "versionId"`;
  if (changed?.versionId) await checkRolloutOf(tx, workspaceId, { versionId: changed.versionId });
}
