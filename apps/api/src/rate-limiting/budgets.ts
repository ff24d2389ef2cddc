import type { RequestContext, Services } from '../auth/context.ts';
import { spentBy } from '../query-compiler/index.ts';

/** Requests and cost per minute for one key, and for all keys of a workspace. Cost is counted in values. */
export const BUDGETS = {
  seconds: 60,
  key: { requests: 600, cost: 200_000 },
  workspace: { requests: 3_000, cost: 1_000_000 },
} as const;

/** Remaining budget of the narrower of the two, after this request. */
export interface Budget {
  readonly requests: number;
  readonly cost: number;
  readonly resetSeconds: number;
}

export interface Budgets {
  /** Takes one request of a key. Null for other callers, which have other limits. */
  take(ctx: RequestContext): Promise<Budget | null>;
  /** Takes the cost of the response and returns what remains. */
  settle(ctx: RequestContext, before: Budget): SettledBudget;
  /** Takes the cost of a subscription event without counting a request. */
  charge(ctx: RequestContext): Promise<Budget | null>;
}

export interface SettledBudget extends Budget {
  readonly requested: number;
}

/**
 * One statement per API key request: takes the request and checks the cost. The response cost is taken afterwards
 * without waiting, so concurrent requests can exceed the budget and pay within the same minute.
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

// Fixed lock order, so that two requests cannot deadlock.
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

/** The two IETF draft headers, and the cost of this response in our own header. */
export const budgetHeaders = ({ requests, cost, resetSeconds }: Budget): Record<string, string> => ({
  'ratelimit-policy': `"requests";q=${BUDGETS.key.requests};w=${BUDGETS.seconds}, "cost";q=${BUDGETS.key.cost};w=${BUDGETS.seconds}`,
  ratelimit: `"requests";r=${Math.max(0, requests)};t=${resetSeconds}, "cost";r=${Math.max(0, cost)};t=${resetSeconds}`,
});

/** Adds the cost to the response for callers that request it by header. Otherwise the text is unchanged. */
export function withCost(body: string, { requested, cost, resetSeconds }: SettledBudget, now: Date): string {
  const resetAt = new Date(now.getTime() + resetSeconds * 1000).toISOString();
  const extensions = JSON.stringify({ cost: { requested, remaining: cost, resetAt } });
  // Our responses contain data and errors, never their own extensions.
  return `${body.trimEnd().slice(0, -1)},"extensions":${extensions}}\n`;
}
