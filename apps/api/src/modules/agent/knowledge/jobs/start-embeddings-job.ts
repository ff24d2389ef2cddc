import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueueEmbeddings } from '../../../../events/outbox.ts';

interface Workspace {
  readonly workspace_id: string;
}

/**
 * Starts the computation of missing vectors in each workspace that uses an embedding model, for example after its
 * account works again. In other workspaces, starts the deletion of stored vectors.
 */
export const startEmbeddingsJob =
  ({ database }: Services): Task =>
  async () => {
    const { rows } = await database.system.pool.query<Workspace>(
      `select workspace_id from workspaces w
        where w.model_routes @? '$.EMBEDDING.choices[0]'
           or exists (select from knowledge_embeddings e where e.workspace_id = w.workspace_id)`,
    );
    // oxlint-disable-next-line no-await-in-loop -- one connection is enough for a background job.
    for (const { workspace_id: workspaceId } of rows)
      await database.forWorkspace(workspaceId).write((tx) => enqueueEmbeddings(tx, workspaceId));
  };
