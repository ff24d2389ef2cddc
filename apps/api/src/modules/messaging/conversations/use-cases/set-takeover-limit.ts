import { LIMITS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';

/** Sets the idle time after which takeovers end automatically. Null: never. */
export async function setTakeoverLimit(ctx: WorkspaceContext, idleMinutes: number | null) {
  const { takeoverIdleMinutesMin, takeoverIdleMinutesMax } = LIMITS;
  const fits = idleMinutes === null || (idleMinutes >= takeoverIdleMinutesMin && idleMinutes <= takeoverIdleMinutesMax);
  if (!fits) return refused('TAKEOVER_LIMIT_INVALID', 'idleMinutes');

  return ctx.db.write(async (tx) => {
    await tx.sql`select 1 from workspaces for no key update`;
    const workspace = authorize(ctx, 'update', 'Workspace', await tx.workspace.findFirst());
    await tx.workspace.update({ where: { id: workspace.id }, data: { takeoverIdleMinutes: idleMinutes } });
    await recordEvent(tx, ctx, {
      name: 'workspace.updated',
      subject: { type: 'Workspace', id: workspace.id },
      before: { takeoverIdleMinutes: workspace.takeoverIdleMinutes },
      after: { takeoverIdleMinutes: idleMinutes },
    });
    return { type: 'TakeoverLimitSet', idleMinutes } as const;
  });
}
