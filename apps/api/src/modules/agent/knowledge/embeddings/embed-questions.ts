import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import {
  type EmbeddingModel,
  IntegrationError,
  reportFailure,
  withAccount,
} from '../../../platform/integrations/index.ts';
import { recordModelCalls } from '../../model-usage/index.ts';
import { type UnitVector, unitVector } from './vectors.ts';

interface Questions {
  readonly workspaceId: string;
  readonly model: EmbeddingModel;
  readonly questions: readonly string[];
}

interface EmbeddedQuestions {
  /**
   * Vectors of the questions, in the order in which the questions are passed. Null for a question that has no vector,
   * such as an empty question.
   */
  readonly vectors: readonly (UnitVector | null)[];
  /** Records the usage of the embedding model. */
  record(tx: Tx): Promise<void>;
}

/**
 * Returns the vectors of questions. Returns null if there are no questions or the model failed; failures are logged.
 */
export async function embedQuestions(
  services: Services,
  { workspaceId, model, questions }: Questions,
): Promise<EmbeddedQuestions | null> {
  // The APIs of the models do not accept empty texts.
  const texts = questions.map((question) => question.slice(0, KNOWLEDGE_LIMITS.questionLength).trim() || '?');
  if (texts.length === 0) return null;
  try {
    const { vectors, call } = await embedTexts(model, texts);
    return {
      vectors: vectors.map(unitVector),
      record: async (tx) => {
        await recordModelCalls(tx, services, [{ purpose: 'EMBEDDING', call }], { workspaceId });
      },
    };
  } catch (error) {
    if (!(error instanceof IntegrationError) || !isProviderError(error.cause)) throw error;
    services.log.warn({ workspaceId, kind: error.cause.kind }, 'the embedding model failed; searching by words only');
    await reportFailure(services, error.used, error.cause);
    return null;
  }
}

/** Calls the embedding model. Throws an IntegrationError if the call fails. */
export const embedTexts = ({ ready, dimensions, timeoutSeconds }: EmbeddingModel, texts: readonly string[]) =>
  withAccount(ready, (port) =>
    port.embed({ texts, deadlineMs: timeoutSeconds * 1000, ...(dimensions === undefined ? {} : { dimensions }) }),
  );
