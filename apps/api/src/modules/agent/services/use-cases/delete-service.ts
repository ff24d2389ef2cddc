import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Service } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';

/** Services with calls are kept, because the calls reference them. */
export const deleteService = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { name } = authorize(ctx, 'delete', 'Service', await lockRow<Service>(tx, 'Service', id));
    const [called, routed] = [
      await tx.call.findFirst({ where: { serviceId: id }, select: { id: true } }),
      await tx.numberRoute.findFirst({ where: { serviceId: id }, select: { id: true } }),
    ];
    const named = { OR: [{ serviceId: id }, { fallbackServiceId: id }] };
    const ruled = await tx.numberRouteRule.findFirst({ where: named, select: { id: true } });
    if (called || routed || ruled) return refused('SERVICE_IN_USE');
    await tx.service.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, { name: 'service.deleted', subject: { type: 'Service', id }, before: { name } });
    return { type: 'ServiceDeleted', id } as const;
  });
