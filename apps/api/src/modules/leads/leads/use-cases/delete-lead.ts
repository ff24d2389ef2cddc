import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { deleteLeadEvents } from '../../../world-model/entities/index.ts';
import { lockLead } from '../leads.repository.ts';

export const deleteLead = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const lead = authorize(ctx, 'delete', 'Lead', await lockLead(tx, id));
    if (await isPersonOnHold(tx, lead.phone)) return refused('LEGAL_HOLD', 'id');
    const workspaceId = ctx.workspace.id;
    await deleteLeadEvents(tx, ctx, [id]);
    await tx.lead.delete({ where: { workspaceId_id: { workspaceId, id } } });
    const fact = { name: 'lead.deleted', subject: { type: 'Lead', id }, before: { source: lead.source } } as const;
    await recordEvent(tx, ctx, fact, { topic: 'lead', workspaceId, id, kind: 'DELETED' });
    return { type: 'LeadDeleted', id } as const;
  });
