import type { RequestContext, Services } from '../auth/context.ts';
import { rateLimited } from '../errors/denials.ts';
import { spentBy } from '../query-compiler/index.ts';

/**
 * Limits of requests and cost per minute, for one API key and for all keys of a workspace. Cost is the maximum number
 * of values that the requested lists can return.
 */
export const BUDGETS = {
  seconds: 60,
  key: { requests: 600, cost: 200_000 },
  workspace: { requests: 3_000, cost: 1_000_000 },
} as const;

/** What remains for the key or for the workspace, whichever is less. */
export interface Budget {
  readonly requests: Quota;
  readonly cost: Quota;
}

interface Quota {
  /** Negative if more was taken than the limit. */
  readonly left: number;
  /** Time in seconds until the whole quota is available again. */
  readonly resetSeconds: number;
}

export interface Budgets {
  /**
   * Counts a request of an API key and returns the remaining budget, which is negative if the limit is exceeded.
   * Returns null for other callers.
   */
  take(ctx: RequestContext): Promise<Budget | null>;
  /** Subtracts the cost of a response and returns the remaining budget. The result is stored in the background. */
  settle(ctx: RequestContext, before: Budget): SettledBudget;
  /**
   * Subtracts the cost of a subscription event, which is not counted as a request. Returns null for callers without a
   * budget.
   */
  charge(ctx: RequestContext): Promise<Budget | null>;
}

export interface SettledBudget extends Budget {
  readonly requested: number;
}

/**
 * Creates the budgets of API keys. One statement per request counts the request and checks the cost. The cost of the
 * response is recorded afterwards without waiting, so concurrent requests can exceed the budget until the minute ends.
 */
export function budgets(services: Services): Budgets {
  const { pool } = services.database.system;
  const spend = async (ctx: RequestContext, points: readonly number[]): Promise<Budget | null> => {
    const names = namesOf(ctx);
    if (!names) return null;
    const now = services.clock().getTime();
    const { rows } = await pool.query<Row>({
      name: 'budget-take',
      text: TAKE_SQL,
      values: [names, points, now, now + WINDOW_MS],
    });
    return leftOf(names, rows, now);
  };
  const costOf = ({ workspaceAccess: entrance }: RequestContext) =>
    Math.max(1, entrance.kind === 'entered' ? spentBy(entrance.context) : 0);
  const settle = (ctx: RequestContext, before: Budget): SettledBudget => {
    const requested = costOf(ctx);
    spend(ctx, [0, 0, requested, requested]).catch((err: unknown) =>
      services.log.error({ err }, 'the cost of an answer could not be recorded'),
    );
    const { left, resetSeconds } = before.cost;
    return { ...before, cost: { left: Math.max(0, left - requested), resetSeconds }, requested };
  };
  return {
    take: (ctx) => spend(ctx, [1, 1, 0, 0]),
    settle,
    charge: (ctx) => spend(ctx, [0, 0, costOf(ctx), costOf(ctx)]),
  };
}

const WINDOW_MS = BUDGETS.seconds * 1000;

interface Row {
  readonly key: string;
  readonly points: number;
  readonly expire: string;
}

// Rows are locked in a fixed order, so that two requests cannot deadlock.
const TAKE_SQL = `
  insert into rate_limits as kept (key, points, expire)
  select key, points, $4 from unnest($1::text[], $2::int[]) as t (key, points) order by key
  on conflict (key) do update set
    points = case when kept.expire <= $3 then excluded.points else kept.points + excluded.points end,
    expire = case when kept.expire <= $3 then excluded.expire else kept.expire end
  returning key, points, expire`;

function namesOf({ actor, workspaceAccess: entrance }: RequestContext): [string, string, string, string] | null {
  if (actor.kind !== 'api_key' || entrance.kind !== 'entered') return null;
  const [key, workspace] = [actor.apiKeyId, entrance.context.workspace.id];
  return [`budget:requests:${key}`, `budget:requests:${workspace}`, `budget:cost:${key}`, `budget:cost:${workspace}`];
}

function leftOf(names: readonly string[], rows: readonly Row[], now: number): Budget {
  const limits = [BUDGETS.key.requests, BUDGETS.workspace.requests, BUDGETS.key.cost, BUDGETS.workspace.cost];
  const quotas = names.map((name, index): Quota => {
    const row = rows.find(({ key }) => key === name);
    const resetSeconds = Math.max(1, Math.ceil((Number(row?.expire ?? now) - now) / 1000));
    return { left: (limits[index] ?? 0) - (row?.points ?? 0), resetSeconds };
  });
  const [ofKey, ofWorkspace, costOfKey, costOfWorkspace] = quotas as [Quota, Quota, Quota, Quota];
  return {
    requests: bindingOf(ofKey, ofWorkspace, areRequestsSpent),
    cost: bindingOf(costOfKey, costOfWorkspace, isCostSpent),
  };
}

/** Returns whether the limit is exceeded. The current request is already counted, so a remainder of zero allows it. */
const areRequestsSpent = ({ left }: Quota): boolean => left < 0;
const isCostSpent = ({ left }: Quota): boolean => left <= 0;

/**
 * Returns the quota that limits the next request: the one with less left, or if both are used up the one that resets
 * later.
 */
function bindingOf(one: Quota, other: Quota, isSpent: (quota: Quota) => boolean): Quota {
  if (isSpent(one) && isSpent(other)) return one.resetSeconds > other.resetSeconds ? one : other;
  return one.left <= other.left ? one : other;
}

/** Throws RATE_LIMITED, with the seconds until the caller's next request can run, if a quota is used up. */
export function assertNotSpent(budget: Budget | null): void {
  if (!budget) return;
  const { requests, cost } = budget;
  const spent = [...(areRequestsSpent(requests) ? [requests] : []), ...(isCostSpent(cost) ? [cost] : [])];
  if (spent.length > 0) throw rateLimited(Math.max(...spent.map(({ resetSeconds }) => resetSeconds)));
}

/** Returns the two RateLimit headers of the IETF draft. */
export const budgetHeaders = ({ requests, cost }: Budget): Record<string, string> => ({
  'ratelimit-policy': `"requests";q=${BUDGETS.key.requests};w=${BUDGETS.seconds}, "cost";q=${BUDGETS.key.cost};w=${BUDGETS.seconds}`,
  ratelimit: `"requests";r=${Math.max(0, requests.left)};t=${requests.resetSeconds}, "cost";r=${Math.max(0, cost.left)};t=${cost.resetSeconds}`,
});

/** Adds the cost to the JSON response. Used only for callers who request it with a header. */
export function withCost(body: string, { requested, cost }: SettledBudget, now: Date): string {
  const resetAt = new Date(now.getTime() + cost.resetSeconds * 1000).toISOString();
  const extensions = JSON.stringify({ cost: { requested, remaining: cost.left, resetAt } });
  // A response contains data and errors and never other extensions.
  return `${body.trimEnd().slice(0, -1)},"extensions":${extensions}}\n`;
}
