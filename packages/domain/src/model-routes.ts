import type { ModelProvider } from './integrations.ts';

/** What a language model is used for. */
export const MODEL_PURPOSES = ['UNDERSTANDING', 'WORDING', 'REVIEW'] as const;
export type ModelPurpose = (typeof MODEL_PURPOSES)[number];

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
}

/** All choices together must fit into the lease of an agent run, which is 90 seconds. */
export const MODEL_ROUTE_LIMITS = {
  choices: 3,
  timeoutSeconds: { min: 3, max: 25, default: 20 },
} as const;
