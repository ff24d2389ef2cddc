import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { operationById } from '../persisted-operations.repository.ts';

/** Retires an operation. */
export const deletePersistedOperation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const operation = authorize(ctx, 'delete', 'PersistedOperation', await operationById(tx, id));
    await tx.persistedOperation.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const subject = { type: 'PersistedOperation', id };
    await recordEvent(tx, ctx, { name: 'persisted_operation.deleted', subject, before: { name: operation.name } });
    return { type: 'PersistedOperationDeleted', id } as const;
  });
