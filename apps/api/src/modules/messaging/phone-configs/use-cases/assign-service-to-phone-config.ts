import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Service } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { serviceOf } from '../../../agent/services/index.ts';
import { lockPhoneConfig } from '../phone-configs.repository.ts';

export interface AssignServiceToPhoneConfig {
  readonly id: string;
  readonly serviceId: string | null;
}

/** Assigns a service of the workspace to the phone number, or removes the assignment (AM-33). */
export const assignServiceToPhoneConfig = (ctx: WorkspaceContext, { id, serviceId }: AssignServiceToPhoneConfig) =>
  ctx.db.write(async (tx) => {
    const { number } = authorize(ctx, 'update', 'PhoneConfig', await lockPhoneConfig(tx, id));
    const before = await serviceOf(tx, id);
    if ((before?.id ?? null) === serviceId) return { type: 'PhoneConfigUpdated', phoneConfig: byId(id) } as const;
    const after = await assignService(tx, ctx, { id, serviceId });
    await recordEvent(tx, ctx, {
      name: 'phone_config.service_changed',
      subject: { type: 'PhoneConfig', id },
      before: { number, service: before?.name ?? null },
      after: { number, service: after },
    });
    return { type: 'PhoneConfigUpdated', phoneConfig: byId(id) } as const;
  });

/** Replaces the assignment and returns the name of the service. Null if the phone number has no service. */
async function assignService(
  tx: Tx,
  ctx: WorkspaceContext,
  { id, serviceId }: AssignServiceToPhoneConfig,
): Promise<string | null> {
  await tx.numberRoute.deleteMany({ where: { id } });
  if (serviceId === null) return null;
  const service = authorize(ctx, 'read', 'Service', await lockRow<Service>(tx, 'Service', serviceId));
  await tx.numberRoute.create({
    data: { workspaceId: ctx.workspace.id, id, serviceId, routedAt: ctx.services.clock() },
  });
  return service.name;
}
