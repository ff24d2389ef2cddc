import {
  allConditions,
  raw,
  readableRows,
  resolveValues,
  type Sql,
  sql,
  toStatement,
} from '../../../../query-compiler/index.ts';
import type { JobBatch } from '../../../platform/long-jobs/index.ts';
import { type ContactFilter, contactsWhere } from '../contacts.reads.ts';

export interface Selection {
  readonly ids: readonly string[] | null;
  readonly filter: ContactFilter | null;
}

/** SQL condition that is true if the contact `t` is selected and the requesting member can currently read it. */
export function selectedContactsSql({ ctx }: Pick<JobBatch, 'ctx'>, { ids, filter }: Selection): Sql {
  const where = allConditions(
    ids ? sql`id = any(${ids}::uuid[])` : null,
    contactsWhere(ctx, filter),
    readableRows(ctx.ability, 'Contact', 't'),
  );
  return where ?? raw('true');
}

export async function countSelected({ tx, ctx }: Pick<JobBatch, 'tx' | 'ctx'>, selection: Selection): Promise<number> {
  const query = sql`select count(*)::int as count from contacts t where ${selectedContactsSql({ ctx }, selection)}`;
  const [row] = await tx.run<{ count: number }>(toJobStatement(query, ctx));
  return row?.count ?? 0;
}

/** Builds an SQL statement whose parameters are resolved for the requesting member. */
export const toJobStatement = (query: Sql, ctx: JobBatch['ctx']): ReturnType<typeof toStatement> =>
  resolveValues(query, { ctx, now: ctx.services.clock(), bound: [], constants: [] });
