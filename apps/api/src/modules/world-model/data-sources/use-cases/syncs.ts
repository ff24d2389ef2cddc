import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  ACTIVE_STATES,
  finishedRunData,
  lockRun,
  lockSource,
  primaryKeyOf,
  runById,
} from '../data-sources.repository.ts';
import { beginRun } from '../jobs/sync-runs.ts';

/**
 * Starts a run that reads, for each record type, the changes since that type was last read completely. Refused while
 * the source is disabled or another run is active.
 */
export const startSync = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'sync', 'DataSource', await lockSource(tx, id));
    if (source.disabledReason !== null) return refused('DATA_SOURCE_OFF');
    if (source.kind === 'REST' && source.mappingVersion === null) return refused('SOURCE_MAPPING_MISSING');
    const now = ctx.services.clock();
    const runId = await beginRun(tx, source, { trigger: 'MEMBER', byName: ctx.actor.name, now });
    if (runId === null) return refused('DATA_SOURCE_BUSY');
    const after = { dataSource: source.name };
    await recordEvent(tx, ctx, { name: 'sync_run.started', subject: { type: 'SyncRun', id: runId }, after });
    return { run: byId(runId) } as const;
  });

/**
 * Cancels a run before its next page. Data from pages that were already read is kept. The next run reads, for each
 * record type, the changes since that type was last read completely. Refused if the run has already ended.
 */
export const cancelSync = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const known = await runById(tx, id);
    // The source must be locked before its run.
    const source = known && (await lockSource(tx, known.dataSourceId));
    const { name } = authorize(ctx, 'sync', 'DataSource', source);
    const run = authorize(ctx, 'read', 'SyncRun', await lockRun(tx, id));
    if (!ACTIVE_STATES.includes(run.state)) return refused('SYNC_RUN_ENDED');
    await tx.syncRun.update({
      where: primaryKeyOf(run),
      data: { state: 'CANCELLED', ...finishedRunData(ctx.services.clock()) },
    });
    const after = { dataSource: name };
    await recordEvent(tx, ctx, { name: 'sync_run.cancelled', subject: { type: 'SyncRun', id }, after });
    return { run: byId(id) } as const;
  });
