import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { publishChange } from '../../../../events/record-event.ts';
import { hasAnyHold } from '../../../platform/retention/index.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

/** Owners only (CB-29). Every tenant table references the workspace row and is deleted with it (CB-30, WC-06). */
export const deleteWorkspace = (ctx: WorkspaceContext, { confirmSlug }: { confirmSlug: string }) =>
  ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'delete', 'Workspace', await lockWorkspace(tx));
    if (confirmSlug !== workspace.slug) return refused('CONFIRMATION_MISMATCH', 'confirmSlug');
    if (await hasAnyHold(tx)) return refused('LEGAL_HOLD');
    await tx.workspace.delete({ where: { id: workspace.id } });
    // createMany reads nothing back: the role may insert tombstones but not read them.
    await tx.workspaceTombstone.createMany({ data: { id: workspace.id, deletedById: ctx.membership.userId } });
    await publishChange(tx, { topic: 'access', workspaceId: workspace.id });
    return { type: 'WorkspaceDeleted', id: workspace.id, slug: workspace.slug } as const;
  });
