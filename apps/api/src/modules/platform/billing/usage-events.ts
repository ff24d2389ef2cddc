import type { MeterKey } from '@frontdesk/domain';
import type { SignedInContext } from '../../../auth/context.ts';
import type { Page } from '../../../db/page.ts';
import type { Tx } from '../../../db/transaction.ts';
import { badInput, notFound } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { connectionFrom } from '../../../graphql/connection-from.ts';
import { isDay } from '../analytics/index.ts';
import { findWorkspaceId } from './subscriptions.repository.ts';
import { toUsageEvent } from './to-usage-event.ts';
import { correctionsOf } from './usage-corrections.ts';

interface EventSearch {
  /** Slug of the workspace. */
  readonly workspace: string;
  readonly meter: MeterKey;
  /** Day in the workspace's time zone, as `YYYY-MM-DD`. */
  readonly day: string;
}

/**
 * Returns the usage events of a workspace, of one meter and day, newest first, with what their corrections have left.
 * Throws NOT_FOUND if there is no such workspace.
 */
export async function listUsageEvents(
  { services }: SignedInContext,
  { workspace, meter, day }: EventSearch,
  request: PageRequest,
) {
  if (!isDay(day)) throw badInput('day must be a date such as 2026-11-01.', 'day');
  const page = pageOf(request, (key) => key.length > 0);
  const workspaceId = await findWorkspaceId(services.database.system, workspace);
  if (!workspaceId) throw notFound();
  return services.database.forWorkspace(workspaceId).read(async (tx) => {
    const { rows, totalCount } = await findEvents(tx, { meter, day, page });
    const keys = rows.map(({ key }) => key);
    const corrections = await correctionsOf(tx, meter, keys);
    const nodes = rows.map((row) => ({ id: row.key, ...toUsageEvent(row, corrections) }));
    return connectionFrom(nodes, { page, totalCount, at: ({ occurredAt }) => occurredAt });
  });
}

async function findEvents(tx: Tx, { meter, day, page }: Omit<EventSearch, 'workspace'> & { readonly page: Page }) {
  const [bounds] = await tx.sql<{ gte: Date; lt: Date }>`
    select ${day}::date::timestamp at time zone z.tz as gte, (${day}::date + 1)::timestamp at time zone z.tz as lt
      from (select app.known_timezone(timezone) as tz from workspaces) z`;
  if (!bounds) throw notFound();
  const where = { meter, correctsKey: null, occurredAt: { gte: bounds.gte, lt: bounds.lt } };
  const { after } = page;
  const rest = after ? { OR: [{ occurredAt: { lt: after.at } }, { occurredAt: after.at, key: { lt: after.id } }] } : {};
  const rows = await tx.usageEvent.findMany({
    where: { ...where, ...rest },
    orderBy: [{ occurredAt: 'desc' }, { key: 'desc' }],
    take: page.take,
  });
  return { rows, totalCount: await tx.usageEvent.count({ where }) };
}
