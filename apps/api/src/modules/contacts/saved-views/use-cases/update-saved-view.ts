import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { SavedView } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type SavedViewInput, validateView } from '../read-view.ts';

export const updateSavedView = (ctx: WorkspaceContext, { id, ...input }: SavedViewInput & { id: string }) =>
  orUniqueViolation(refused('VIEW_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const old = authorize(ctx, 'update', 'SavedView', await lockRow<SavedView>(tx, 'SavedView', id));
      const view = validateView(input);
      if ('code' in view) return view;
      await tx.savedView.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: view });
      const [before, after] = [{ visibility: old.visibility }, { visibility: view.visibility }];
      await recordEvent(tx, ctx, { name: 'saved_view.updated', subject: { type: 'SavedView', id }, before, after });
      return { type: 'SavedViewUpdated', view: byId(id) } as const;
    }),
  );
