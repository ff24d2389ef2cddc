import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockConcept } from '../safety.repository.ts';

/** Matches stay, with the concept's name. */
export const deleteMonitorConcept = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { name } = authorize(ctx, 'delete', 'MonitorConcept', await lockConcept(tx, id));
    await tx.monitorConcept.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, {
      name: 'monitor_concept.deleted',
      subject: { type: 'MonitorConcept', id },
      before: { name },
    });
    return { type: 'MonitorConceptDeleted', id } as const;
  });
