import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockSource, primaryKeyOf } from '../data-sources.repository.ts';
/** Deletes the source with its credentials and runs, including an active one. World events from it stay. */
export const deleteDataSource = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const source = authorize(ctx, 'delete', 'DataSource', await lockSource(tx, id));
    await tx.dataSource.delete({ where: primaryKeyOf(source) });
    const before = { name: source.name, baseUrl: source.baseUrl };
    await recordEvent(tx, ctx, { name: 'data_source.deleted', subject: { type: 'DataSource', id }, before });
    return { type: 'DataSourceDeleted', id } as const;
  });
