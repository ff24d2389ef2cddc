import {
  DEFAULT_MIN_SIMILARITY,
  type EmbeddingProvider,
  type ModelChoice,
  type ModelProvider,
  UNNAMED_EMBEDDINGS,
} from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { modelConfigOf, providersFor } from './account.ts';
import { type CountedModel, countedModel } from './counted-models.ts';
import { openCredentials } from './credentials.ts';
import { type IntegrationRow, modelIntegrations } from './integrations.repository.ts';
import { modelRouteOf } from './model-routes.ts';
import type { ReadyPort } from './ports.ts';

/** Embedding model of a workspace. */
export interface EmbeddingModel {
  readonly ready: ReadyPort<CountedModel>;
  /** Provider and name of the model. Vectors of different models cannot be compared. */
  readonly name: string;
  /** Number of dimensions to request. Undefined for the default of the model. */
  readonly dimensions: number | undefined;
  /** Minimum similarity, from 0 to 1, at which a passage answers a question. */
  readonly minSimilarity: number;
  /** Timeout in seconds, after which the search continues without the vector of a question. */
  readonly timeoutSeconds: number;
}

/** Default timeout in seconds. It is short, because a contact is waiting for the answer. */
const DEFAULT_TIMEOUT_SECONDS = 5;

/**
 * Reduced number of dimensions, supported by the models of OpenAI and Google. The reduction has little effect on
 * accuracy and makes comparisons faster.
 */
const DIMENSIONS = 512;
const HAS_DIMENSIONS = /^(?:text-embedding-3-|gemini-embedding-)/;

/**
 * Returns the embedding model of the workspace. Returns null if semantic search is disabled, or if its account is not
 * connected.
 */
export async function embeddingModelOf(services: Services, tx: Tx): Promise<EmbeddingModel | null> {
  const { modelRoutes } = await tx.workspace.findFirstOrThrow({ select: { modelRoutes: true } });
  const { choices, timeoutSeconds, minSimilarity } = modelRouteOf(modelRoutes, 'EMBEDDING');
  const [choice] = choices;
  const row = choice && (await modelIntegrations(tx)).find(({ provider }) => provider === choice.provider);
  if (!choice || !row || !hasEmbeddings(row, choice)) return null;
  const model = choice.model ?? row.embeddingModel;
  const account = { row: { ...row, embeddingModel: model }, credentials: await openCredentials(services, tx, row) };
  const providers = providersFor(services, account);
  if (!providers) return null;
  const port = countedModel(services, account, providers.model(row.workspaceId, modelConfigOf(account)));
  const provider = choice.provider as EmbeddingProvider;
  return {
    ready: { kind: 'READY', port, integration: account.row },
    name: `${provider} ${model ?? 'default'}`,
    dimensions: isShortened(provider, model) ? DIMENSIONS : undefined,
    minSimilarity: (minSimilarity ?? DEFAULT_MIN_SIMILARITY[provider]) / 100,
    timeoutSeconds: timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
  };
}

const isShortened = (provider: ModelProvider, model: string | null): boolean =>
  model === null ? !UNNAMED_EMBEDDINGS.includes(provider) : HAS_DIMENSIONS.test(model);

/** Returns whether a provider has an embedding model with the name specified in the route or the integration. */
export const hasEmbeddings = (
  { provider, embeddingModel }: Pick<IntegrationRow, 'provider' | 'embeddingModel'>,
  { model }: Pick<ModelChoice, 'model'>,
): boolean =>
  provider !== 'ANTHROPIC' &&
  ((model ?? embeddingModel) !== null || !UNNAMED_EMBEDDINGS.some((unnamed) => unnamed === provider));
