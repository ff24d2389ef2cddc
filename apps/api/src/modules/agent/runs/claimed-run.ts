import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { type LockedConversation, lockConversation, lockRun, type RunRow } from './agent-runs.repository.ts';
import { finishRun } from './finish-run.ts';
import type { RunState } from './run-state.ts';
import { findRunBlocker } from './send-blockers.ts';

/**
 * A run claimed by this process. `claim` is the run's claim counter: if the stored counter differs, another process has
 * claimed the run.
 */
export interface ClaimedRun {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly id: string;
  readonly claim: number;
}

export interface OpenRun {
  readonly row: RunRow;
  readonly conversation: LockedConversation;
  readonly plan: RunState;
}

export const agentActor = (
  services: Pick<Services, 'clock'>,
  { workspaceId, id }: Pick<ClaimedRun, 'workspaceId' | 'id'>,
) => asSystemActor(services, workspaceId, { kind: 'system', name: 'Agent' }, id);

/**
 * Runs `todo` with the conversation locked. Returns null without calling `todo` if another process has claimed the run,
 * or if the agent can no longer reply, in which case the run ends.
 */
export const inClaimedRun = <T>(
  services: Services,
  work: ClaimedRun,
  todo: (tx: Tx, turn: OpenRun) => Promise<T>,
): Promise<T | null> =>
  withClaimedRun(services, work, async (tx, turn) => {
    const blocker = await findRunBlocker(tx, turn.conversation, { since: turn.row.startedAt });
    if (!blocker) return todo(tx, turn);
    await finishRun(tx, agentActor(services, work), turn.row, { ...blocker, plan: turn.plan });
    return null;
  });

/**
 * Runs `todo` with the conversation locked, even if the agent can no longer reply, so that results are always stored.
 * Returns null if another process has claimed the run.
 */
export const withClaimedRun = <T>(
  services: Services,
  { workspaceId, conversationId, id, claim }: ClaimedRun,
  todo: (tx: Tx, turn: OpenRun) => Promise<T | null>,
): Promise<T | null> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    const row = await lockRun(tx, id);
    if (!conversation || !row || row.claim !== claim || row.step !== 'GENERATE') return null;
    return todo(tx, {
      row,
      conversation,
      plan: row.state as unknown as RunState,
    });
  });
