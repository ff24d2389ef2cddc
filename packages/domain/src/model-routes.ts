import type { ModelProvider } from './integrations.ts';

/**
 * Purposes for which a workspace chooses models. EMBEDDING: the search by meaning, which is disabled if no model is
 * chosen.
 */
export const MODEL_PURPOSES = ['UNDERSTANDING', 'WORDING', 'REVIEW', 'EMBEDDING'] as const;
export type ModelPurpose = (typeof MODEL_PURPOSES)[number];

/** Purposes for which a language model is used. */
export type LanguageModelPurpose = Exclude<ModelPurpose, 'EMBEDDING'>;

export interface ModelChoice {
  readonly provider: ModelProvider;
  /** Name of the model. Null if the model set in the integration is used. */
  readonly model: string | null;
}

/** Models for a purpose, in the order in which they are tried. If one fails, the next one is used. */
export interface ModelRoute {
  readonly purpose: ModelPurpose;
  readonly choices: readonly ModelChoice[];
  /** Seconds after which the next model is tried. Null if the default is used. */
  readonly timeoutSeconds: number | null;
  /**
   * Minimum similarity in percent at which a passage answers a question. Null if the default is used, and for purposes
   * other than EMBEDDING.
   */
  readonly minSimilarity: number | null;
}

/**
 * Limits of a model route. The timeouts of all models together must fit into the lease of an agent run, which is 90
 * seconds.
 */
export const MODEL_ROUTE_LIMITS = {
  choices: 3,
  timeoutSeconds: { min: 3, max: 25, default: 20 },
  minSimilarity: { min: 1, max: 99 },
} as const;

/**
 * Returns how many models a route can have. Vectors of different models cannot be compared, so a route for embeddings
 * has only one.
 */
export const mostChoices = (purpose: ModelPurpose): number =>
  purpose === 'EMBEDDING' ? 1 : MODEL_ROUTE_LIMITS.choices;

/**
 * Default `minSimilarity` per provider. Similarity scores of unrelated texts differ between embedding models. The
 * values are starting points that a workspace can adjust after testing its own questions.
 */
export const DEFAULT_MIN_SIMILARITY: Readonly<Record<EmbeddingProvider, number>> = {
  OPENAI: 40,
  AZURE_OPENAI: 40,
  GOOGLE: 70,
  OPENAI_COMPATIBLE: 65,
};

/** Providers that can have an embedding model. */
export type EmbeddingProvider = Exclude<ModelProvider, 'ANTHROPIC'>;

/** Providers for which an embedding model must be specified, because they have no default. */
export const UNNAMED_EMBEDDINGS: readonly ModelProvider[] = ['AZURE_OPENAI', 'OPENAI_COMPATIBLE'];
