import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockSource, primaryKeyOf } from '../data-sources.repository.ts';
import { firstRunAt } from '../schedule.ts';

export interface SetDataSourceEnabled {
  readonly id: string;
  readonly on: boolean;
}

/** Enabling resets the failures and starts the schedule. Disabling starts no further runs; an active one finishes. */
export const setDataSourceEnabled = (ctx: WorkspaceContext, { id, on }: SetDataSourceEnabled) =>
  ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'update', 'DataSource', await lockSource(tx, id));
    if ((source.disabledReason === null) === on) return { type: 'DataSourceEnabledSet', dataSource: byId(id) } as const;
    const data = on
      ? { disabledReason: null, failedRuns: 0, nextRunAt: firstRunAt(source, ctx.services.clock()) }
      : { disabledReason: 'MEMBER', nextRunAt: null };
    await tx.dataSource.update({ where: primaryKeyOf(source), data });
    const subject = { type: 'DataSource', id };
    if (on)
      await recordEvent(tx, ctx, { name: 'data_source.enabled', subject, before: { reason: source.disabledReason } });
    else await recordEvent(tx, ctx, { name: 'data_source.disabled', subject, after: { reason: 'MEMBER' } });
    return { type: 'DataSourceEnabledSet', dataSource: byId(id) } as const;
  });
