import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockSource } from '../data-sources.repository.ts';
import { beginRun } from '../jobs/begin-run.ts';

/** Reads changes since the last complete run. */
export const startSync = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'sync', 'DataSource', await lockSource(tx, id));
    if (source.disabledReason !== null) return refused('DATA_SOURCE_OFF');
    const now = ctx.services.clock();
    const runId = await beginRun(tx, source, { trigger: 'MEMBER', byName: ctx.actor.name, now });
    if (runId === null) return refused('DATA_SOURCE_BUSY');
    const after = { dataSource: source.name };
    await recordEvent(tx, ctx, { name: 'sync_run.started', subject: { type: 'SyncRun', id: runId }, after });
    return { type: 'SyncStarted', run: byId(runId) } as const;
  });
