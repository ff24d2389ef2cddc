import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockEscalation, lockOperator } from '../calls.repository.ts';

interface NewOperator {
  readonly memberId: string;
  readonly receivesEscalations: boolean;
}

/** Adds a member to the operators. Refused if the member is already an operator (AM-38). */
export const createOperator = (ctx: WorkspaceContext, { memberId, receivesEscalations }: NewOperator) =>
  orUniqueViolation(refused('OPERATOR_ALREADY_EXISTS', 'memberId'), () =>
    ctx.db.write(async (tx) => {
      const [member] = await tx.sql<{ id: string }>`select id from members where id = ${memberId}::uuid for key share`;
      if (!member) throw notFound();
      const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
      await tx.operator.create({
        data: { workspaceId, id, memberId, receivesEscalations, createdAt: ctx.services.clock() },
      });
      const after = { memberId, receivesEscalations };
      await recordEvent(tx, ctx, { name: 'operator.created', subject: { type: 'Operator', id }, after });
      return { operator: byId(id) } as const;
    }),
  );

/** Changes whether an operator is notified of escalations (AM-38). */
export const updateOperator = (
  ctx: WorkspaceContext,
  { id, receivesEscalations }: { id: string; receivesEscalations: boolean },
) =>
  ctx.db.write(async (tx) => {
    const operator = authorize(ctx, 'update', 'Operator', await lockOperator(tx, id));
    if (operator.receivesEscalations === receivesEscalations) return { operator: byId(id) } as const;
    await tx.operator.updateMany({ where: { id }, data: { receivesEscalations } });
    const before = { receivesEscalations: operator.receivesEscalations };
    const fact = {
      name: 'operator.updated',
      subject: { type: 'Operator', id },
      before,
      after: { receivesEscalations },
    };
    await recordEvent(tx, ctx, { ...fact, name: 'operator.updated' });
    return { operator: byId(id) } as const;
  });

/** Removes an operator. An operator who is in a call can stay in it (AM-38). */
export const deleteOperator = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { memberId } = authorize(ctx, 'remove', 'Operator', await lockOperator(tx, id));
    await tx.operator.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, { name: 'operator.removed', subject: { type: 'Operator', id }, before: { memberId } });
    return { id } as const;
  });

/**
 * Marks an escalation as resolved, for example after a member has called back. Refused if the escalation is already
 * resolved (AM-38).
 */
export const resolveEscalation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const escalation = authorize(ctx, 'resolve', 'Escalation', await lockEscalation(tx, id));
    if (escalation.state === 'RESOLVED') return refused('ESCALATION_RESOLVED');
    const resolvedAt = ctx.services.clock();
    await tx.escalation.updateMany({ where: { id }, data: { state: 'RESOLVED', openCallId: null, resolvedAt } });
    const fact = { name: 'escalation.resolved', subject: { type: 'Escalation', id } } as const;
    const note = { topic: 'call', workspaceId: ctx.workspace.id, id: escalation.callId, kind: 'UPDATED' } as const;
    await recordEvent(tx, ctx, fact, note);
    return { escalation: byId(id) } as const;
  });
