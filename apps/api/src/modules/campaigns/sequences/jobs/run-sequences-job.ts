import { SEQUENCE_LIMITS } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { type DueStep, findDueSteps } from '../due-steps.ts';
import { sendStep } from '../send-step.ts';
import { readSendingFacts } from '../step-blockers.ts';

type JobServices = Pick<Services, 'database' | 'clock' | 'contactWindow' | 'publicBaseUrl'>;

/** Runs every minute and enqueues one job for each workspace that has an enabled sequence or a waiting message. */
export const startSequencesJob =
  ({ database }: Pick<Services, 'database'>): Task =>
  async (_payload, { addJob }) => {
    const { rows } = await database.system.pool.query<{ id: string }>(
      `select workspace_id as id from sequences where enabled_at is not null
       union select workspace_id from sequence_messages where status = 'WAITING'`,
    );
    for (const { id: workspaceId } of rows)
      await addJob('run_sequences', { workspaceId }, { jobKey: `sequences ${workspaceId}` });
  };

/** Maximum number of steps per run. The next run, a minute later, continues. */
const BATCH = 200;
const WAIT_MS = SEQUENCE_LIMITS.waitHours * 3_600_000;

/**
 * Sends the due steps of a workspace, each in a separate transaction. After a crash, the next run continues, because
 * steps that were sent or skipped are no longer due. Waiting messages that no longer apply are skipped.
 */
export const runSequencesJob =
  (services: JobServices): Task =>
  async (payload) => {
    const { workspaceId } = payload as { readonly workspaceId: string };
    for (const due of await takeDue(services, workspaceId)) await sendOne(services, workspaceId, due);
    await skipWaiting(services, workspaceId);
  };

const takeDue = ({ database, clock }: JobServices, workspaceId: string): Promise<DueStep[]> =>
  database.forWorkspace(workspaceId).read((tx) => {
    const now = clock();
    return findDueSteps(tx, { from: new Date(now.getTime() - WAIT_MS), until: now, now, take: BATCH });
  });

const sendOne = (services: JobServices, workspaceId: string, due: DueStep): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Sequences' });
    await sendStep(tx, by, { facts: await readSendingFacts(tx, services), due });
  });

/** Skips messages that waited too long, whose sequence is disabled, or that no longer apply. */
async function skipWaiting({ database, clock }: JobServices, workspaceId: string): Promise<void> {
  const now = clock();
  await database.forWorkspace(workspaceId).write(async (tx) => {
    await tx.sql`
      update sequence_messages set status = 'SKIPPED', retry_at = null where status = 'WAITING' and expires_at <= ${now}`;
    const due = await tx.sequenceMessage.findMany({ where: { status: 'WAITING' }, take: BATCH });
    if (due.length === 0) return;
    const range = { from: new Date(now.getTime() - WAIT_MS), until: now, now, take: 10 * BATCH, includesWaiting: true };
    const needed = new Set((await findDueSteps(tx, range)).map(keyOf));
    const obsolete = due.filter((one) => !needed.has(keyOf(one))).map(({ id }) => id);
    const skipped = { status: 'SKIPPED', blocker: 'NOT_NEEDED', retryAt: null };
    await tx.sequenceMessage.updateMany({ where: { id: { in: obsolete }, status: 'WAITING' }, data: skipped });
  });
}

type StepKey = Pick<DueStep, 'sequenceId' | 'step' | 'occasion'>;

const keyOf = ({ sequenceId, step, occasion }: StepKey): string => JSON.stringify([sequenceId, step, occasion]);
