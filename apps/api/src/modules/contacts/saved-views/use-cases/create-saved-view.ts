import { LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type SavedViewInput, validateView } from '../read-view.ts';

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
      return { type: 'SavedViewCreated', view: byId(id) } as const;
    }),
  );
