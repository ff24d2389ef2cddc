import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockOperator } from '../calls.repository.ts';

/** Changes whether an operator is notified of escalations (AM-38). */
export const updateOperator = (
  ctx: WorkspaceContext,
  { id, receivesEscalations }: { id: string; receivesEscalations: boolean },
) =>
  ctx.db.write(async (tx) => {
    const operator = authorize(ctx, 'update', 'Operator', await lockOperator(tx, id));
    if (operator.receivesEscalations === receivesEscalations)
      return { type: 'OperatorUpdated', operator: byId(id) } as const;
    await tx.operator.updateMany({ where: { id }, data: { receivesEscalations } });
    const before = { receivesEscalations: operator.receivesEscalations };
    const fact = {
      name: 'operator.updated',
      subject: { type: 'Operator', id },
      before,
      after: { receivesEscalations },
    };
    await recordEvent(tx, ctx, { ...fact, name: 'operator.updated' });
    return { type: 'OperatorUpdated', operator: byId(id) } as const;
  });
