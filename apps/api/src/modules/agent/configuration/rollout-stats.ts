import { FAILURE_CODES, RESOLVED_OUTCOMES, type RolloutEndReason, type RolloutStatus } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Statistics of the episodes of one version that started during a rollout. */
export interface RolloutSide {
  readonly versionNumber: number;
  /** Number of episodes that started during the rollout. */
  readonly episodeCount: number;
  /** Number of episodes that started during the rollout and have ended or were handed off. */
  readonly endedCount: number;
  readonly resolvedCount: number;
  readonly bookedCount: number;
  readonly handoffCount: number;
  readonly failureCount: number;
  /**
   * Cost of the language model in US dollars. Null if the cost is 0, for example because the agent's limits contain no
   * price.
   */
  readonly costUsd: number | null;
  /** Number of episodes that started during the rollout and were rated by the contact. */
  readonly ratingCount: number;
  /** Average rating of the episodes, from 1 to 5. Null if no episode was rated. */
  readonly averageRating: number | null;
}

/** Returns the latest rollout of an agent, with the statistics of both versions. Returns null if there is none. */
export async function latestRollout(tx: Tx, agentId: string) {
  const rollout = await tx.agentRollout.findFirst({
    where: { agentId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    include: { version: { select: { number: true } }, baseVersion: { select: { number: true } } },
  });
  if (!rollout) return null;
  const { versionId, baseVersionId, version, baseVersion, startedAt, endedAt, status, endReason, ...settings } =
    rollout;
  const range = { startedAt, endedAt };
  return {
    ...settings,
    startedAt,
    endedAt,
    status: status as RolloutStatus,
    endReason: endReason as RolloutEndReason | null,
    candidate: { versionNumber: version.number, ...(await statsOf(tx, { ...range, versionId })) },
    base: { versionNumber: baseVersion.number, ...(await statsOf(tx, { ...range, versionId: baseVersionId })) },
  };
}

interface StatsQuery {
  readonly versionId: string;
  readonly startedAt: Date;
  /** Time the rollout ended. Null while the rollout is active. */
  readonly endedAt: Date | null;
}

/** Computes the statistics of the episodes of a version that started during a rollout. */
export async function statsOf(
  tx: Tx,
  { versionId, startedAt, endedAt }: StatsQuery,
): Promise<Omit<RolloutSide, 'versionNumber'>> {
  const [counts] = await tx.sql<Omit<RolloutSide, 'versionNumber'>>`
    select count(*)::int as "episodeCount",
      count(*) filter (where e.outcome is not null or e.handoff_code is not null)::int as "endedCount",
      count(*) filter (where e.handoff_code is null and e.outcome = any (${[...RESOLVED_OUTCOMES]}::text[])
        and not exists (select from takeovers t where t.workspace_id = e.workspace_id
          and t.conversation_id = e.conversation_id and t.started_at >= e.started_at and t.started_at < e.ended_at)
      )::int as "resolvedCount",
      count(*) filter (where e.outcome = 'BOOKED')::int as "bookedCount",
      count(*) filter (where e.handoff_code is not null)::int as "handoffCount",
      count(*) filter (where e.handoff_code = any (${[...FAILURE_CODES]}::text[]))::int as "failureCount",
      nullif(sum(e.cost_usd), 0) as "costUsd", count(q.score)::int as "ratingCount", avg(q.score)::float as "averageRating"
    from agent_episodes e left join ratings q on q.workspace_id = e.workspace_id and q.episode_id = e.id where e.agent_version_id = ${versionId} and e.started_at >= ${startedAt}
      and e.started_at < coalesce(${endedAt}::timestamptz, 'infinity')`;
  if (!counts) throw new Error('An aggregate returned no row.');
  return counts;
}
