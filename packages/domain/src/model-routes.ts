import type { ModelProvider } from './integrations.ts';

/** What a model is used for. EMBEDDING: the search by meaning, which is off without a choice. */
export const MODEL_PURPOSES = ['UNDERSTANDING', 'WORDING', 'REVIEW', 'EMBEDDING'] as const;
export type ModelPurpose = (typeof MODEL_PURPOSES)[number];

/** What a language model is used for. */
export type LanguageModelPurpose = Exclude<ModelPurpose, 'EMBEDDING'>;

export interface ModelChoice {
  readonly provider: ModelProvider;
  /** Name of the model. Null for the model of the integration. */
  readonly model: string | null;
}

/** Models for a purpose. The next choice is used if one fails. */
export interface ModelRoute {
  readonly purpose: ModelPurpose;
  readonly choices: readonly ModelChoice[];
  /** Seconds until the next choice is tried. Null for the default. */
  readonly timeoutSeconds: number | null;
  /** Lowest similarity in percent at which a passage answers a question. Null for the default and other purposes. */
  readonly minSimilarity: number | null;
}

/** All choices together must fit into the lease of an agent run, which is 90 seconds. */
export const MODEL_ROUTE_LIMITS = {
  choices: 3,
  timeoutSeconds: { min: 3, max: 25, default: 20 },
  minSimilarity: { min: 1, max: 99 },
} as const;

/** Returns how many models a route can have. Vectors of different models cannot be compared, so embeddings have one. */
export const mostChoices = (purpose: ModelPurpose): number =>
  purpose === 'EMBEDDING' ? 1 : MODEL_ROUTE_LIMITS.choices;

/**
 * Default of `minSimilarity`. Models of different providers rate unrelated texts differently. The values are starting
 * points, which a workspace checks with its own questions.
 */
export const DEFAULT_MIN_SIMILARITY: Readonly<Record<EmbeddingProvider, number>> = {
  OPENAI: 40,
  AZURE_OPENAI: 40,
  GOOGLE: 70,
  OPENAI_COMPATIBLE: 65,
};

/** Providers that can have an embedding model. */
export type EmbeddingProvider = Exclude<ModelProvider, 'ANTHROPIC'>;

/** Providers whose embedding model must be named, because they have no default. */
export const UNNAMED_EMBEDDINGS: readonly ModelProvider[] = ['AZURE_OPENAI', 'OPENAI_COMPATIBLE'];
