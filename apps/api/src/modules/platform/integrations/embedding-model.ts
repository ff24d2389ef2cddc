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

/** The embedding model of a workspace. */
export interface EmbeddingModel {
  readonly ready: ReadyPort<CountedModel>;
  /** Provider and name of the model. Vectors with different names cannot be compared. */
  readonly name: string;
  /** Length of the vectors to ask for. Undefined for that of the model. */
  readonly dimensions: number | undefined;
  /** Lowest similarity at which a passage answers a question, from 0 to 1. */
  readonly minSimilarity: number;
  /** Seconds after which the search continues without the vector of a question. */
  readonly timeoutSeconds: number;
}

/** Short, because a contact waits. */
const DEFAULT_TIMEOUT_SECONDS = 5;

/** Shorter vectors that the models of OpenAI and Google offer. They lose little and are compared faster. */
const DIMENSIONS = 512;
const HAS_DIMENSIONS = /^(?:text-embedding-3-|gemini-embedding-)/;

/** Returns the embedding model of the workspace. Null if the search by meaning is off, or its account is not connected. */
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

/** Whether a provider has an embedding model with the name that the choice or the integration states. */
export const hasEmbeddings = (
  { provider, embeddingModel }: Pick<IntegrationRow, 'provider' | 'embeddingModel'>,
  { model }: Pick<ModelChoice, 'model'>,
): boolean =>
  provider !== 'ANTHROPIC' &&
  ((model ?? embeddingModel) !== null || !UNNAMED_EMBEDDINGS.some((unnamed) => unnamed === provider));
