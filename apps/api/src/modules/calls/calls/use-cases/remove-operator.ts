import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockOperator } from '../calls.repository.ts';
/** Removes an operator. An operator who is in a call remains in it until leaving (AM-38). */
export const removeOperator = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { memberId } = authorize(ctx, 'remove', 'Operator', await lockOperator(tx, id));
    await tx.operator.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, { name: 'operator.removed', subject: { type: 'Operator', id }, before: { memberId } });
    return { type: 'OperatorRemoved', id } as const;
  });
