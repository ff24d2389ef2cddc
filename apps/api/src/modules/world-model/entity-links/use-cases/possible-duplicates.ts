import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockEntityLinks } from '../entity-links.repository.ts';

/** Records that two entities are not the same, so that they are not suggested as duplicates again. */
export const dismissPossibleDuplicate = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    await lockEntityLinks(tx, ctx.workspace.id);
    const pair = await tx.possibleDuplicate.findFirst({ where: { id }, include: { entity: true } });
    authorize(ctx, 'read', 'Entity', pair?.entity ?? null);
    if (!pair) throw new Error('An authorized pair does not exist.');
    if (pair.dismissedAt) return refused('POSSIBLE_DUPLICATE_DISMISSED', 'id');
    const { workspaceId, entityId, otherEntityId } = pair;
    const dismissedAt = ctx.services.clock();
    await tx.possibleDuplicate.update({ where: { workspaceId_id: { workspaceId, id } }, data: { dismissedAt } });
    const subject = { type: 'PossibleDuplicate', id };
    await recordEvent(tx, ctx, { name: 'possible_duplicate.dismissed', subject, after: { entityId, otherEntityId } });
    return { possibleDuplicate: byId(id) } as const;
  });
