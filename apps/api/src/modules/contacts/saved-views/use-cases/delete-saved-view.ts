import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { SavedView } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { recordEvent } from '../../../../events/record-event.ts';
export const deleteSavedView = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'delete', 'SavedView', await lockRow<SavedView>(tx, 'SavedView', id));
    await tx.savedView.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    await recordEvent(tx, ctx, { name: 'saved_view.deleted', subject: { type: 'SavedView', id } });
    return { type: 'SavedViewDeleted', id } as const;
  });
