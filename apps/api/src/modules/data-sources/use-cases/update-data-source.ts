import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import type { Prisma } from '../../../db/generated/client.ts';
import { record } from '../../../events/record.ts';
import { Refused, refused } from '../../../graphql/refused.type.ts';
import { lockWorkspace } from '../../workspaces/index.ts';
import { at, isBusy, lockSource, type SourceRow } from '../data-sources.repository.ts';
import { DataSourceUpdated } from '../graphql/data-source.results.ts';
import { firstRunAt } from '../schedule.ts';
import { type KeptTerms, type SourceTerms, sourceTerms, toldTerms } from '../source-terms.ts';

/** Another address is another system: it is read from its beginning. */
export async function updateDataSource(ctx: WorkspaceContext, { id, ...input }: SourceTerms & { id: string }) {
  const terms = await sourceTerms(ctx, input);
  if (terms instanceof Refused) return terms;
  return ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if (await isBusy(tx, id)) return refused('DATA_SOURCE_BUSY');
    const namesake = await tx.dataSource.count({ where: { name: terms.name, id: { not: id } } });
    if (namesake > 0) return refused('DATA_SOURCE_NAME_TAKEN', 'name');
    const data = { ...terms, ...elsewhere(source, terms), nextRunAt: nextRunOf(source, terms, ctx.services.clock()) };
    await tx.dataSource.update({ where: at(source), data: { ...data, version: { increment: 1 } } });
    const change = { before: toldTerms(source as unknown as KeptTerms), after: toldTerms(terms) };
    await record(tx, ctx, { name: 'data_source.updated', subject: { type: 'DataSource', id }, ...change });
    return new DataSourceUpdated(id);
  });
}

function elsewhere({ baseUrl }: SourceRow, terms: KeptTerms): Prisma.DataSourceUpdateInput {
  if (baseUrl === terms.baseUrl) return {};
  return { readUntil: {}, health: 'UNKNOWN', failure: null, healthAt: null, systemName: null, failedRuns: 0 };
}

function nextRunOf(source: SourceRow, terms: KeptTerms, now: Date): Date | null {
  if (source.offReason !== null) return null;
  return source.everyMinutes === terms.everyMinutes ? source.nextRunAt : firstRunAt(terms, now);
}
