import type { AutomaticRollbackReason } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import type { AgentRollout } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { notifyRollback } from '../notify-rollback.ts';
import { type RolloutSide, statsOf } from '../rollout-stats.ts';
import { contentHash, versionContent } from '../test-content.ts';
import { endWithRollBack } from '../use-cases/rollouts.ts';

/**
 * Rolls back a rollout if a limit is exceeded or a test run of the new version failed. Does nothing if the rollout has
 * ended.
 */
export const checkRolloutJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, id } = payload as { readonly workspaceId: string; readonly id: string };
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const found = await tx.agentRollout.findFirst({ where: { id }, select: { agentId: true } });
      if (!found) return;
      await lockRow(tx, 'Agent', found.agentId);
      const rollout = await lockRow<AgentRollout>(tx, 'AgentRollout', id);
      if (rollout?.status !== 'ACTIVE') return;
      const reason = (await hasFailedTests(tx, rollout)) ? 'TESTS' : exceededLimit(rollout, await statsOf(tx, rollout));
      if (reason === null) return;
      const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Rollout' }, id);
      await endWithRollBack(tx, by, rollout, reason);
      await notifyRollback(tx, services, by, { rollout, reason });
    });
  };

/**
 * Returns whether a test run of the content of the new version failed during the rollout. Earlier runs are ignored:
 * they were evaluated at publication, where a member can give a reason to ignore failures.
 */
async function hasFailedTests(tx: Tx, { agentId, versionId, startedAt }: AgentRollout): Promise<boolean> {
  const content = await versionContent(tx, versionId);
  const failed = { agentId, status: 'FAILED', finishedAt: { gt: startedAt } };
  const where = { ...failed, contentHash: content ? contentHash(content) : '' };
  return (await tx.testRun.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Returns the limit that the episodes of the new version exceed. Returns null if no limit is exceeded, or if fewer than
 * `minEpisodes` episodes have ended.
 */
export function exceededLimit(
  { minEpisodes, maxHandoffPercent, maxFailurePercent }: AgentRollout,
  { endedCount, handoffCount, failureCount }: Omit<RolloutSide, 'versionNumber'>,
): AutomaticRollbackReason | null {
  if (endedCount < minEpisodes) return null;
  if (maxFailurePercent !== null && failureCount * 100 > maxFailurePercent * endedCount) return 'FAILURES';
  return maxHandoffPercent !== null && handoffCount * 100 > maxHandoffPercent * endedCount ? 'HANDOFFS' : null;
}
