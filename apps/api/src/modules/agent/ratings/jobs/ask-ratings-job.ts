import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { contactWindows } from '../../../campaigns/outreach-limits/index.ts';
import { askContact } from '../ask-for-rating.ts';
import { findDueRatings } from '../due-ratings.ts';

type JobServices = Pick<Services, 'database' | 'clock' | 'contactWindow'>;

/** Runs every minute and enqueues one job for each workspace with an agent that asks for ratings. */
export const startRatingsJob =
  ({ database }: Pick<Services, 'database'>): Task =>
  async (_payload, { addJob }) => {
    const { rows } = await database.system.pool.query<{ id: string }>(
      `select distinct workspace_id as id from agents where (limits ->> 'ratingDelayMinutes')::int > 0`,
    );
    for (const { id: workspaceId } of rows)
      await addJob('ask_ratings', { workspaceId }, { jobKey: `ratings ${workspaceId}` });
  };

/** Maximum number of rating requests per run. The next run, a minute later, continues. */
const BATCH = 200;

/** Sends the rating requests that are due in a workspace, each in a separate transaction. */
export const askRatingsJob =
  (services: JobServices): Task =>
  async (payload) => {
    const { workspaceId } = payload as { readonly workspaceId: string };
    const { database, clock } = services;
    const { due, window } = await database.forWorkspace(workspaceId).read(async (tx) => ({
      due: await findDueRatings(tx, { now: clock(), take: BATCH }),
      window: (await contactWindows(tx, services)).GREETING,
    }));
    for (const one of due)
      await database.forWorkspace(workspaceId).write((tx) => {
        const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Ratings' });
        return askContact(tx, by, { due: one, window });
      });
  };
