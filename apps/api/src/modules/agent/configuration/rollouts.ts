import { createHash } from 'node:crypto';
import type { RolloutStatus } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { enqueueRolloutCheck } from '../../../events/outbox.ts';
import { newestVersion, type VersionRow, versionById } from './agent.repository.ts';
import { limitsIn } from './agent-limits.ts';

/** Contact and open episode of a conversation, from which the agent version is determined. */
export interface EpisodeStart {
  readonly contactId: string;
  /** Open episode of the conversation. Null if the next message starts a new episode. */
  readonly open: OpenEpisode | null;
}

export interface OpenEpisode {
  readonly conversationId: string;
  /** Sequence number of the episode within the conversation. */
  readonly number: number;
  readonly openedAt: Date;
  /** Hours since the last message. If this number reaches the agent's limit, the next message starts a new episode. */
  readonly silentHours: number;
}

/** Rollout that was not rolled back. */
export interface CurrentRollout {
  readonly id: string;
  readonly versionId: string;
  readonly baseVersionId: string;
  readonly share: number;
  readonly status: Exclude<RolloutStatus, 'ROLLED_BACK'>;
  readonly startedAt: Date;
  /** Time the rollout ended. Null while the rollout is active. */
  readonly endedAt: Date | null;
}

/**
 * Returns the version of an agent, or of the default agent if `agentId` is null, to use for an episode. During a
 * rollout, a share of the contacts gets the newest version and the other contacts the previous version. An open episode
 * keeps the version with which it began, even after a promotion. Returns the newest version if `episode` is null, and
 * after a rollback or a later publication. Returns null if no version was published.
 */
export async function activeVersion(
  tx: Tx,
  agentId: string | null,
  episode: EpisodeStart | null,
): Promise<VersionRow | null> {
  if (episode === null) return newestVersion(tx, agentId);
  // The statements run together to save a round trip to the database.
  const [rollout, newest] = await Promise.all([currentRollout(tx, agentId, episode.open), newestVersion(tx, agentId)]);
  if (!newest || rollout?.versionId !== newest.id) return newest;
  const { episodeSilenceHours } = limitsIn(newest.limits);
  const open = episode.open && episode.open.silentHours < episodeSilenceHours ? episode.open : null;
  const choice = {
    contactId: episode.contactId,
    openedAt: open?.openedAt ?? null,
    versionId: open && rollout.openVersionId,
  };
  return getsCandidate(rollout, choice) ? newest : versionById(tx, rollout.baseVersionId);
}

/**
 * Returns the latest rollout of an agent that was not rolled back, with the version of the open episode. Returns null
 * if there is none.
 */
async function currentRollout(tx: Tx, agentId: string | null, open: OpenEpisode | null) {
  const [rollout] = await tx.sql<CurrentRollout & { readonly openVersionId: string | null }>`
    select r.id, r.version_id as "versionId", r.base_version_id as "baseVersionId", r.share, r.status,
      r.started_at as "startedAt", r.ended_at as "endedAt", (
        select e.agent_version_id from agent_episodes e where e.workspace_id = r.workspace_id
          and e.conversation_id = ${open?.conversationId ?? null} and e.number = ${open?.number ?? null}
      ) as "openVersionId"
    from agent_rollouts r
    where r.agent_id = coalesce(${agentId}::uuid, (select id from agents where is_default)) and r.status <> 'ROLLED_BACK'
    order by r.started_at desc, r.id desc limit 1`;
  return rollout ?? null;
}

interface VersionChoice {
  readonly contactId: string;
  /** Time at which the open episode began. Null if the next message starts an episode. */
  readonly openedAt: Date | null;
  /**
   * Version with which the open episode began. Null if no episode is open, or if none of its replies was stored yet.
   */
  readonly versionId: string | null;
}

/**
 * Returns whether a contact gets the newest version. A contact who has the newest version keeps it when the share
 * grows. After a promotion, only episodes that began before the promotion can still use the previous version.
 */
export function getsCandidate(rollout: CurrentRollout, { contactId, openedAt, versionId }: VersionChoice): boolean {
  if (versionId === rollout.versionId) return true;
  if (versionId === rollout.baseVersionId) return false;
  if (openedAt !== null && openedAt < rollout.startedAt) return false;
  if (rollout.endedAt !== null && (openedAt === null || openedAt >= rollout.endedAt)) return true;
  return isInShare(rollout, contactId);
}

function isInShare({ id, share }: Pick<CurrentRollout, 'id' | 'share'>, contactId: string): boolean {
  const digest = createHash('sha256').update(`${id} ${contactId}`).digest();
  return digest.readUInt32BE(0) % 100 < share;
}

/** Enqueues a check of the active rollout of a version or an agent. Does nothing if no rollout is active. */
export async function checkRolloutOf(
  tx: Tx,
  workspaceId: string,
  of: { readonly versionId: string } | { readonly agentId: string },
): Promise<void> {
  const rollout = await tx.agentRollout.findFirst({ where: { ...of, status: 'ACTIVE' }, select: { id: true } });
  if (rollout) await enqueueRolloutCheck(tx, { workspaceId, id: rollout.id });
}
