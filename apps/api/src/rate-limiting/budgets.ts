import type { RequestContext, Services } from '../auth/context.ts';
import { rateLimited } from '../errors/denials.ts';
import { spentBy, spentByRoot } from '../query-compiler/index.ts';
import type { ApiLimit, ApiLimits, EndpointUses, RestEndpoint } from './api-limits.ts';
import { type Quota, type Taken, takeFromWindows } from './sliding-window.ts';

/**
 * Limits on the number of requests and the cost per minute, for one API key and for all keys of a workspace. A plan can
 * replace them. Cost is the maximum number of values that the requested lists can return, multiplied by the weight of
 * the endpoint.
 */
export const BUDGETS = {
  seconds: 60,
  key: { requests: 600, cost: 200_000 },
  workspace: { requests: 3_000, cost: 1_000_000 },
} as const;

/** Remaining quota of the key or of the workspace, whichever is smaller. */
export interface Budget {
  readonly isPermitted: boolean;
  readonly requests: Quota;
  readonly cost: Quota;
  /** Quotas of the key, which are returned in headers. */
  readonly ofKey: Quotas;
  readonly limit: ApiLimit;
}

interface Quotas {
  readonly requests: number;
  readonly cost: number;
}

/** Endpoints of a request: its root fields by their key in the response, or a REST route. */
export type Endpoints = ReadonlyMap<string, string> | RestEndpoint;

export interface Budgets {
  /**
   * Counts a request made with an API key, and returns the remaining budget. A request that exceeds a limit is not
   * counted. Returns null for other API callers, and if counting failed.
   */
  take(ctx: RequestContext): Promise<Budget | null>;
  /**
   * Subtracts the cost of a response and returns the remaining budget. The result is stored in the background.
   * `endpoints` is null if the document does not contain the requested operation.
   */
  settle(ctx: RequestContext, before: Budget, endpoints: Endpoints | null): SettledBudget;
  /**
   * Subtracts the cost of a subscription event, which is not counted as a request. Returns null for API callers without
   * a budget.
   */
  charge(ctx: RequestContext): Promise<Budget | null>;
}

export interface SettledBudget extends Budget {
  readonly requested: number;
}

interface Parts {
  readonly limits: ApiLimits;
  readonly uses: EndpointUses;
}

/**
 * Creates the budgets of API keys. A single SQL statement per request counts the request and checks the cost. The cost
 * of the response is recorded afterwards without waiting, so concurrent requests can exceed the budget.
 */
export function budgets(services: Services, { limits, uses }: Parts): Budgets {
  const spend = async (ctx: RequestContext, points: Quotas, always = false): Promise<Budget | null> => {
    const caller = callerOf(ctx);
    if (!caller) return null;
    const limit = await limits.of(caller.workspaceId);
    const taken = await takeFromWindows(services.database.system.pool, {
      limits: windowLimits(caller, limit, points),
      now: services.clock().getTime(),
      windowMs: BUDGETS.seconds * 1000,
      always,
    });
    return toBudget(taken, limit);
  };
  const failed = (err: unknown) => services.log.error({ err }, 'the budget of an API key could not be counted');
  return {
    take: (ctx) =>
      spend(ctx, { requests: 1, cost: 0 }).catch((error) => {
        failed(error);
        return null;
      }),
    settle: (ctx, before, endpoints) => {
      const caller = callerOf(ctx);
      const costs = endpoints && costsOf(ctx, endpoints);
      for (const { endpoint, cost } of costs ?? []) if (caller) uses.note(caller.workspaceId, endpoint, cost);
      const weightOf = (endpoint: string) => before.limit.weights.get(endpoint) ?? 1;
      const requested = costs?.reduce((sum, { endpoint, cost }) => sum + cost * weightOf(endpoint), 0) ?? 1;
      spend(ctx, { requests: 0, cost: requested }, true).catch(failed);
      return { ...before, cost: { ...before.cost, left: Math.max(0, before.cost.left - requested) }, requested };
    },
    charge: (ctx) => spend(ctx, { requests: 0, cost: Math.max(1, spentIn(ctx)) }),
  };
}

interface Caller {
  readonly apiKeyId: string;
  readonly workspaceId: string;
}

const callerOf = ({ actor, workspaceAccess: entrance }: RequestContext): Caller | null =>
  actor.kind === 'api_key' && entrance.kind === 'entered'
    ? { apiKeyId: actor.apiKeyId, workspaceId: entrance.context.workspace.id }
    : null;

const spentIn = ({ workspaceAccess: entrance }: RequestContext): number =>
  entrance.kind === 'entered' ? spentBy(entrance.context) : 0;

/** Returns the cost of each endpoint of the request before weights are applied, which is at least 1. */
function costsOf(ctx: RequestContext, endpoints: Endpoints): { endpoint: string; cost: number }[] {
  if (typeof endpoints === 'string') return [{ endpoint: endpoints, cost: Math.max(1, spentIn(ctx)) }];
  const { workspaceAccess: entrance } = ctx;
  const spent = entrance.kind === 'entered' ? spentByRoot(entrance.context) : new Map<string, number>();
  return [...endpoints].map(([key, endpoint]) => ({ endpoint, cost: Math.max(1, spent.get(key) ?? 0) }));
}

const quotasOfWorkspace = ({ throughput }: ApiLimit): Quotas =>
  throughput ? { requests: throughput.requestsPerMinute, cost: throughput.costPerMinute } : BUDGETS.workspace;

/**
 * Returns the quotas of one key: a fifth of the plan's throughput or the default budget, whichever is larger, but at
 * most the whole throughput.
 */
function quotasOfKey(limit: ApiLimit): Quotas {
  if (!limit.throughput) return BUDGETS.key;
  const { requests, cost } = quotasOfWorkspace(limit);
  const part = (whole: number, least: number) => Math.min(whole, Math.max(least, Math.ceil(whole / 5)));
  return { requests: part(requests, BUDGETS.key.requests), cost: part(cost, BUDGETS.key.cost) };
}

const windowLimits = ({ apiKeyId, workspaceId }: Caller, limit: ApiLimit, { requests, cost }: Quotas) => {
  const [key, workspace] = [quotasOfKey(limit), quotasOfWorkspace(limit)];
  return [
    { key: `budget:requests:${apiKeyId}`, quota: key.requests, points: requests },
    { key: `budget:requests:${workspaceId}`, quota: workspace.requests, points: requests },
    { key: `budget:cost:${apiKeyId}`, quota: key.cost, points: cost },
    { key: `budget:cost:${workspaceId}`, quota: workspace.cost, points: cost },
  ];
};

function toBudget({ permitted: isPermitted, quotas }: Taken, limit: ApiLimit): Budget {
  const [requestsOfKey, requestsOfWorkspace, costOfKey, costOfWorkspace] = quotas as [Quota, Quota, Quota, Quota];
  return {
    isPermitted,
    requests: bindingOf(requestsOfKey, requestsOfWorkspace),
    cost: bindingOf(costOfKey, costOfWorkspace),
    ofKey: quotasOfKey(limit),
    limit,
  };
}

/**
 * Returns the quota that limits the next request: the one with less remaining or, if both are used up, the one that
 * resets later.
 */
function bindingOf(one: Quota, other: Quota): Quota {
  if (one.left === 0 && other.left === 0) return one.resetSeconds > other.resetSeconds ? one : other;
  return one.left <= other.left ? one : other;
}

/** Throws RATE_LIMITED if a quota is used up. The error contains the seconds until the next request is allowed. */
export function assertNotSpent(budget: Budget | null): void {
  if (!budget || budget.isPermitted) return;
  const { requests, cost, limit } = budget;
  const waits = [requests, cost].filter(({ left }) => left === 0).map(({ resetSeconds }) => resetSeconds);
  throw rateLimited(Math.max(1, ...waits), limit.throughput ? 'PLAN_THROUGHPUT' : null);
}

/** Returns the two RateLimit headers defined in the IETF draft. */
export const budgetHeaders = ({
  requests,
  cost,
  ofKey: most,
}: Pick<Budget, 'requests' | 'cost' | 'ofKey'>): Record<string, string> => ({
  'ratelimit-policy': `"requests";q=${most.requests};w=${BUDGETS.seconds}, "cost";q=${most.cost};w=${BUDGETS.seconds}`,
  ratelimit: `"requests";r=${requests.left};t=${requests.resetSeconds}, "cost";r=${cost.left};t=${cost.resetSeconds}`,
});

/** Adds the cost of the request to the JSON response. Called only for clients that request the cost with a header. */
export function withCost(body: string, { requested, cost }: SettledBudget, now: Date): string {
  const resetAt = new Date(now.getTime() + cost.resetSeconds * 1000).toISOString();
  const extensions = JSON.stringify({ cost: { requested, remaining: cost.left, resetAt } });
  // A response contains only data and errors, but no other extensions.
  return `${body.trimEnd().slice(0, -1)},"extensions":${extensions}}\n`;
}
