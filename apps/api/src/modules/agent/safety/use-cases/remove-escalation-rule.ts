import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockRule } from '../safety.repository.ts';

/** Matches of the concept are only recorded from now on. */
export const removeEscalationRule = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { conceptId, outcome } = authorize(ctx, 'remove', 'EscalationRule', await lockRule(tx, id));
    await tx.escalationRule.deleteMany({ where: { id } });
    const before = { conceptId, outcome };
    await recordEvent(tx, ctx, { name: 'escalation_rule.removed', subject: { type: 'EscalationRule', id }, before });
    return { type: 'EscalationRuleRemoved', id } as const;
  });
