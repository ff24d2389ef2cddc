import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { LegalHoldLifted } from '../graphql/retention.results.ts';
import { lockHold } from '../retention.repository.ts';

export const liftLegalHold = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const hold = authorize(ctx, 'lift', 'LegalHold', await lockHold(tx, id));
    if (!hold.open) return refused('HOLD_LIFTED', 'id');
    const lifted = { open: null, liftedAt: ctx.services.clock(), liftedByName: ctx.actor.name };
    await tx.legalHold.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: lifted });
    const before = { scope: hold.scope, subjectId: hold.subjectId, reason: hold.reason };
    await recordEvent(tx, ctx, { name: 'legal_hold.lifted', subject: { type: 'LegalHold', id }, before });
    return new LegalHoldLifted(id);
  });
