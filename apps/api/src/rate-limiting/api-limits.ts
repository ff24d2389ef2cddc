import type { Throughput } from '@frontdesk/domain';

/** Limits for the API keys of a workspace, configured by global admins. */
export interface ApiLimit {
  /** Throughput of the plan. Null if the default budgets apply. */
  readonly throughput: Throughput | null;
  /** Weights by endpoint, which is a root field or a REST route. All other endpoints have the weight 1. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Reads the limits of workspaces. A change takes effect after at most `API_LIMIT_SECONDS`. */
export interface ApiLimits {
  of(workspaceId: string): Promise<ApiLimit>;
}

export const API_LIMIT_SECONDS = 5;

/** REST routes that can have a weight. */
export const REST_ENDPOINTS = ['GET /api/leads/:id', 'POST /api/leads'] as const;
export type RestEndpoint = (typeof REST_ENDPOINTS)[number];

/** Counts the requests of API keys and their cost by endpoint, before weights are applied. */
export interface EndpointUses {
  note(workspaceId: string, endpoint: string, cost: number): void;
}
