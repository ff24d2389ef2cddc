import type { RestRequest, SourceMapping } from '@frontdesk/domain';
import { type DataSource, Prisma, type SyncRun } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type SourceRow = DataSource;
export type RunRow = SyncRun;

/** Locks the data source. Code that changes a source or its runs must lock the source first. */
export const lockSource = (tx: Tx, id: string) => lockRow<SourceRow>(tx, 'DataSource', id);

export const sourceById = (tx: Tx, id: string): Promise<SourceRow | null> => tx.dataSource.findFirst({ where: { id } });

export const lockRun = (tx: Tx, id: string) => lockRow<RunRow>(tx, 'SyncRun', id);

export const runById = (tx: Tx, id: string): Promise<RunRow | null> => tx.syncRun.findFirst({ where: { id } });

/** Returns the given version of a source's mapping. */
export async function mappingOf(tx: Tx, dataSourceId: string, version: number): Promise<SourceMapping | null> {
  const row = await tx.sourceMapping.findFirst({ where: { dataSourceId, version } });
  return row && { ...row, fields: row.fields as unknown as SourceMapping['fields'] };
}

export const ACTIVE_STATES: readonly string[] = ['QUEUED', 'RUNNING'];

export const isBusy = async (tx: Tx, dataSourceId: string): Promise<boolean> =>
  (await tx.syncRun.count({ where: { dataSourceId, state: { in: [...ACTIVE_STATES] } } })) > 0;

export const primaryKeyOf = ({ workspaceId, id }: { workspaceId: string; id: string }) => ({
  workspaceId_id: { workspaceId, id },
});

/** Converts the request settings to the value of the column `request`. */
export const requestColumn = (request: RestRequest | null) => (request ? { ...request } : Prisma.DbNull);

/** Returns the values of the columns that are updated when a run ends. */
export const finishedRunData = (now: Date) => ({ cursor: Prisma.DbNull, lastError: null, finishedAt: now });
