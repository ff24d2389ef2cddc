import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { isWaiting, lockEscalationRun, subjectOf } from '../escalation.repository.ts';
import { advanceRun, fallBack } from '../use-cases/escalation-runs.ts';

/**
 * Advances an escalation run when the time limit of its current step has passed, or ends the run if a member claimed
 * the handoff. A repeated job does nothing, because the first run of the job set a later due time or ended the run.
 */
export const advanceEscalationJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, id } = payload as { readonly workspaceId: string; readonly id: string };
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const run = await lockEscalationRun(tx, id);
      const now = services.clock();
      if (!run || run.endedAt !== null || run.dueAt === null || run.dueAt > now) return;
      if (await isWaiting(tx, subjectOf(run))) {
        const by = asSystemActor(services, workspaceId, FRONTDESK, id);
        if (!(await advanceRun(tx, by, run))) await fallBack(tx, services, by, run);
        return;
      }
      const claimed = { openSubjectId: null, dueAt: null, endedAt: now, endReason: 'CLAIMED' };
      await tx.escalationRun.updateMany({ where: { id }, data: claimed });
    });
  };

const FRONTDESK = { kind: 'system', name: 'Frontdesk' } as const;
