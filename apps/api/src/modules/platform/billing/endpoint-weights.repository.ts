import type { EndpointWeight } from '../../../db/generated/client.ts';
import type { Page } from '../../../db/page.ts';
import type { SystemDb } from '../../../db/system-db.ts';
import type { Tx } from '../../../db/transaction.ts';

const WITH_PLAN = { plan: { select: { id: true, name: true } } } as const;

export type EndpointWeightRow = EndpointWeight & {
  readonly plan: { readonly id: string; readonly name: string } | null;
};

export const weightById = (tx: Tx, id: string): Promise<EndpointWeightRow> =>
  tx.endpointWeight.findUniqueOrThrow({ where: { id }, include: WITH_PLAN });

/**
 * Returns the endpoint weights that apply to workspaces with a plan, by endpoint. A weight defined for the plan
 * overrides the general weight.
 */
export async function findWeights(tx: Tx, planId: string | null): Promise<Map<string, number>> {
  const rows = await tx.sql<{ endpoint: string; weight: number }>`
    select endpoint, weight from endpoint_weights where plan_id is null or plan_id = ${planId}::uuid
    order by plan_id nulls first`;
  return new Map(rows.map(({ endpoint, weight }) => [endpoint, weight]));
}

const NEWEST_CREATED = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export async function findWeightPage({ prisma }: SystemDb, { take, after }: Page) {
  const where = after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {};
  const [rows, totalCount] = await Promise.all([
    prisma.endpointWeight.findMany({ where, orderBy: NEWEST_CREATED, take, include: WITH_PLAN }),
    prisma.endpointWeight.count(),
  ]);
  return { rows, totalCount };
}

export interface WorkspaceTraffic {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly requests: number;
  /** Total cost of the requests before endpoint weights are applied. */
  readonly cost: number;
}

interface TrafficSearch {
  readonly endpoint: string;
  readonly since: Date;
  readonly now: Date;
  /** Plan to which the weight applies. Null if it applies to all plans. */
  readonly planId: string | null;
}

/**
 * Returns the requests to an endpoint by workspace, highest cost first. The plan of a workspace is that of its current
 * subscription.
 */
export const findTraffic = (tx: Tx, { endpoint, since, now, planId }: TrafficSearch): Promise<WorkspaceTraffic[]> =>
  tx.sql<WorkspaceTraffic>`
    select w.workspace_id as id, w.name, w.slug, sum(u.requests)::float8 as requests, sum(u.cost)::float8 as cost
    from endpoint_uses u join workspaces w using (workspace_id)
    where u.endpoint = ${endpoint} and u.hour >= ${since}::timestamptz
      and (${planId}::uuid is null or ${planId}::uuid = coalesce(
        (select v.plan_id from subscriptions s join plan_versions v on v.id = s.plan_version_id
          where s.workspace_id = w.workspace_id and s.ended_at is null and s.starts_at <= ${now}::timestamptz
            and (s.ends_at is null or s.ends_at + make_interval(days => v.grace_days) > ${now}::timestamptz)),
        (select id from plans where is_default)))
    group by w.workspace_id, w.name, w.slug order by sum(u.cost) desc, w.workspace_id`;
