import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { versionContent } from '../../configuration/index.ts';
import { addTestRun } from '../use-cases/test-runs.ts';

/**
 * Starts the tests of a version after it was published. Does nothing if the version was already tested, the agent has
 * no test cases, or another test run is in progress.
 */
export const startTestsJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, id } = payload as { readonly workspaceId: string; readonly id: string };
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      const content = await versionContent(tx, id);
      if (!content || (await tx.testRun.findFirst({ where: { versionId: id }, select: { id: true } }))) return;
      const name = 'Tests';
      const by = asSystemActor(services, workspaceId, { kind: 'system', name }, id);
      await addTestRun(tx, by, { content, seed: 1, repetitions: 1, startedByName: name });
    });
  };
