import { LIMITS, normalizeName, type ViewVisibility } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { SavedView } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';

export const createSavedView = (ctx: WorkspaceContext, input: SavedViewInput) =>
  orUniqueViolation(refused('VIEW_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const view = validateView(input);
      if ('code' in view) return view;
      const { memberId } = ctx.membership;
      if ((await tx.savedView.count({ where: { memberId } })) >= LIMITS.savedViews) return refused('VIEWS_TOO_MANY');
      const id = uuidv7();
      const whose = { workspaceId: ctx.workspace.id, id, memberId, createdAt: ctx.services.clock() };
      await tx.savedView.create({ data: { ...whose, ...view } });
      const { visibility } = view;
      await recordEvent(tx, ctx, {
        name: 'saved_view.created',
        subject: { type: 'SavedView', id },
        after: { visibility },
      });
      return { view: byId(id) } as const;
    }),
  );

export const updateSavedView = (ctx: WorkspaceContext, { id, ...input }: SavedViewInput & { id: string }) =>
  orUniqueViolation(refused('VIEW_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const old = authorize(ctx, 'update', 'SavedView', await lockRow<SavedView>(tx, 'SavedView', id));
      const view = validateView(input);
      if ('code' in view) return view;
      await tx.savedView.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: view });
      const [before, after] = [{ visibility: old.visibility }, { visibility: view.visibility }];
      await recordEvent(tx, ctx, { name: 'saved_view.updated', subject: { type: 'SavedView', id }, before, after });
      return { view: byId(id) } as const;
    }),
  );

export const deleteSavedView = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'delete', 'SavedView', await lockRow<SavedView>(tx, 'SavedView', id));
    await tx.savedView.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    await recordEvent(tx, ctx, { name: 'saved_view.deleted', subject: { type: 'SavedView', id } });
    return { id } as const;
  });

interface SavedViewInput {
  readonly name: string;
  readonly query: string;
  readonly visibility: ViewVisibility;
}

// Allows the characters that `URLSearchParams` produces, and `~`. Without `:`, `/` and `\`, a query cannot contain a
// scheme, host or path.
const QUERY = /^[\w.*+%&=~-]*$/;

function validateView({ name, query, visibility }: SavedViewInput): SavedViewInput | Refused {
  const isQuery = query.length <= LIMITS.viewAddressLength && QUERY.test(query);
  return validFields({
    name: normalizeName(name) ?? refused('NAME_INVALID', 'name'),
    query: isQuery ? query : refused('VIEW_INVALID', 'query'),
    visibility,
  });
}
