import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';

interface NewOperator {
  readonly memberId: string;
  readonly receivesEscalations: boolean;
}

/** Makes a member an operator (AM-38). */
export const createOperator = (ctx: WorkspaceContext, { memberId, receivesEscalations }: NewOperator) =>
  orUniqueViolation(refused('OPERATOR_KNOWN', 'memberId'), () =>
    ctx.db.write(async (tx) => {
      const [member] = await tx.sql<{ id: string }>`select id from members where id = ${memberId}::uuid for key share`;
      if (!member) throw notFound();
      const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
      await tx.operator.create({
        data: { workspaceId, id, memberId, receivesEscalations, createdAt: ctx.services.clock() },
      });
      const after = { memberId, receivesEscalations };
      await recordEvent(tx, ctx, { name: 'operator.created', subject: { type: 'Operator', id }, after });
      return { type: 'OperatorCreated', operator: byId(id) } as const;
    }),
  );
