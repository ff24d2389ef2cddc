import { EMBED_TEXTS, isProviderError } from '@frontdesk/providers';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { enqueueEmbeddings } from '../../../../events/outbox.ts';
import {
  type EmbeddingModel,
  embeddingModelOf,
  IntegrationError,
  reportFailure,
} from '../../../platform/integrations/index.ts';
import { areModelsStopped, recordModelCalls } from '../../model-usage/index.ts';
import { embedTexts } from '../embeddings/embed-questions.ts';
import {
  deleteOtherEmbeddings,
  type MissingPassage,
  passagesWithout,
  storeVectors,
} from '../embeddings/store-vectors.ts';

/** Number of requests after which the job ends and is enqueued again, so that jobs of other workspaces can run. */
const IN_A_ROW = 20;

/**
 * Time limit of a request in seconds. Longer than the time limit for a question, because a contact waits while a
 * question is processed.
 */
const BATCH_SECONDS = 60;

/**
 * Computes the vectors of the passages that have no vector of the current model. If the workspace has no model, deletes
 * all vectors. If the account is rejected or the cost limit of the workspace is reached, the remaining passages are
 * processed the next time the job is started.
 */
export const embedPassagesJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId } = payload as { readonly workspaceId: string };
    for (let taken = 0; taken < IN_A_ROW; taken += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each batch depends on what the last one stored.
      const isDone = await embedBatch(services, workspaceId);
      if (isDone) return;
    }
    await services.database.forWorkspace(workspaceId).write((tx) => enqueueEmbeddings(tx, workspaceId));
  };

interface Batch {
  readonly workspaceId: string;
  readonly model: EmbeddingModel;
  readonly passages: readonly MissingPassage[];
}

/** Computes and stores the vectors of one batch. Returns true if no more vectors can be computed for now. */
async function embedBatch(services: Services, workspaceId: string): Promise<boolean> {
  const db = services.database.forWorkspace(workspaceId);
  const batch = await db.write(async (tx): Promise<Batch | null> => {
    const model = await embeddingModelOf(services, tx);
    await deleteOtherEmbeddings(tx, model?.name ?? null);
    if (!model || (await areModelsStopped(tx, services.clock()))) return null;
    const passages = await passagesWithout(tx, EMBED_TEXTS);
    return passages.length === 0 ? null : { workspaceId, model, passages };
  });
  return batch === null || !(await embedPassages(services, batch));
}

/**
 * Computes and stores vectors. Returns false if the provider rejected the account. Throws an error if the request can
 * be retried.
 */
async function embedPassages(services: Services, { workspaceId, model, passages }: Batch): Promise<boolean> {
  try {
    const texts = passages.map(({ text }) => text);
    const { vectors, call } = await embedTexts({ ...model, timeoutSeconds: BATCH_SECONDS }, texts);
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      await storeVectors(tx, { workspaceId, model: model.name, passages, vectors });
      await recordModelCalls(tx, services, [{ purpose: 'EMBEDDING', call }], { workspaceId });
    });
    return true;
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause, 'REFUSED', 'CREDENTIALS')) throw error;
    services.log.warn({ workspaceId, kind: error.cause.kind }, 'the embedding model refused the passages');
    await reportFailure(services, error.used, error.cause);
    return false;
  }
}
