import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockEscalation } from '../calls.repository.ts';

/** Resolves an escalation, for example after a member has called back (AM-38). */
export const resolveEscalation = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const escalation = authorize(ctx, 'resolve', 'Escalation', await lockEscalation(tx, id));
    if (escalation.state === 'RESOLVED') return refused('ESCALATION_RESOLVED');
    const resolvedAt = ctx.services.clock();
    await tx.escalation.updateMany({ where: { id }, data: { state: 'RESOLVED', openCallId: null, resolvedAt } });
    const fact = { name: 'escalation.resolved', subject: { type: 'Escalation', id } } as const;
    const note = { topic: 'call', workspaceId: ctx.workspace.id, id: escalation.callId, kind: 'UPDATED' } as const;
    await recordEvent(tx, ctx, fact, note);
    return { type: 'EscalationResolved', escalation: byId(id) } as const;
  });
