import type { RequestContext, Services } from '../auth/context.ts';
import { spentBy } from '../query-compiler/index.ts';

/**
 * Limits of requests and cost per minute, for one API key and for all keys of a workspace. Cost is the number of values
 * in responses.
 */
export const BUDGETS = {
  seconds: 60,
  key: { requests: 600, cost: 200_000 },
  workspace: { requests: 3_000, cost: 1_000_000 },
} as const;

/** What remains for the key or for the workspace, whichever is less. */
export interface Budget {
  readonly requests: number;
  readonly cost: number;
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
    return { ...before, cost: Math.max(0, before.cost - requested), requested };
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
  const taken = names.map((name) => rows.find(({ key }) => key === name));
  const left = taken.map((row, index) => (limits[index] ?? 0) - (row?.points ?? 0));
  const ends = Math.max(...taken.map((row) => Number(row?.expire ?? now)));
  const [ofKey = 0, ofWorkspace = 0, costOfKey = 0, costOfWorkspace = 0] = left;
  return {
    requests: Math.min(ofKey, ofWorkspace),
    cost: Math.min(costOfKey, costOfWorkspace),
    resetSeconds: Math.max(1, Math.ceil((ends - now) / 1000)),
  };
}

export const isSpent = ({ requests, cost }: Budget): boolean => requests < 0 || cost <= 0;

/** Returns the two RateLimit headers of the IETF draft. */
export const budgetHeaders = ({ requests, cost, resetSeconds }: Budget): Record<string, string> => ({
  'ratelimit-policy': `"requests";q=${BUDGETS.key.requests};w=${BUDGETS.seconds}, "cost";q=${BUDGETS.key.cost};w=${BUDGETS.seconds}`,
  ratelimit: `"requests";r=${Math.max(0, requests)};t=${resetSeconds}, "cost";r=${Math.max(0, cost)};t=${resetSeconds}`,
});

/** Adds the cost to the JSON response. Used only for callers who request it with a header. */
export function withCost(body: string, { requested, cost, resetSeconds }: SettledBudget, now: Date): string {
  const resetAt = new Date(now.getTime() + resetSeconds * 1000).toISOString();
  const extensions = JSON.stringify({ cost: { requested, remaining: cost, resetAt } });
  // A response contains data and errors and never other extensions.
  return `${body.trimEnd().slice(0, -1)},"extensions":${extensions}}\n`;
}
