import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockHold } from '../retention.repository.ts';

export const releaseLegalHold = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const hold = authorize(ctx, 'release', 'LegalHold', await lockHold(tx, id));
    if (!hold.open) return refused('HOLD_RELEASED', 'id');
    const released = { open: null, releasedAt: ctx.services.clock(), releasedByName: ctx.actor.name };
    await tx.legalHold.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: released });
    const before = { scope: hold.scope, subjectId: hold.subjectId, reason: hold.reason };
    await recordEvent(tx, ctx, { name: 'legal_hold.released', subject: { type: 'LegalHold', id }, before });
    return { type: 'LegalHoldReleased', hold: byId(id) } as const;
  });
