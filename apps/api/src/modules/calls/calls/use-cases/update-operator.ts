import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockOperator } from '../calls.repository.ts';
import { OperatorUpdated } from '../graphql/operator.results.ts';

/** AM-38: sets whether an operator is notified of escalations. */
export const updateOperator = (
  ctx: WorkspaceContext,
  { id, receivesEscalations }: { id: string; receivesEscalations: boolean },
) =>
  ctx.db.write(async (tx) => {
    const operator = authorize(ctx, 'update', 'Operator', await lockOperator(tx, id));
    if (operator.receivesEscalations === receivesEscalations) return new OperatorUpdated(id);
    await tx.operator.updateMany({ where: { id }, data: { receivesEscalations } });
    const before = { receivesEscalations: operator.receivesEscalations };
    const fact = {
      name: 'operator.updated',
      subject: { type: 'Operator', id },
      before,
      after: { receivesEscalations },
    };
    await recordEvent(tx, ctx, { ...fact, name: 'operator.updated' });
    return new OperatorUpdated(id);
  });
