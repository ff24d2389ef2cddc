import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockOperator } from '../calls.repository.ts';
import { OperatorUpdated } from '../graphql/operator.results.ts';

/** AM-38: sets whether an operator is notified of escalations. */
export const updateOperator = (
  ctx: WorkspaceContext,
  { id, takesEscalations }: { id: string; takesEscalations: boolean },
) =>
  ctx.db.write(async (tx) => {
    const operator = authorize(ctx, 'update', 'Operator', await lockOperator(tx, id));
    if (operator.takesEscalations === takesEscalations) return new OperatorUpdated(id);
    await tx.operator.updateMany({ where: { id }, data: { takesEscalations } });
    const before = { takesEscalations: operator.takesEscalations };
    const fact = { name: 'operator.updated', subject: { type: 'Operator', id }, before, after: { takesEscalations } };
    await recordEvent(tx, ctx, { ...fact, name: 'operator.updated' });
    return new OperatorUpdated(id);
  });
