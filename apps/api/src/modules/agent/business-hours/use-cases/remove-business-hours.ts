import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { readOwnHours } from '../business-hours.repository.ts';
import { presentHours, requireNumber } from './business-hours.ts';

/** Removes the hours of a number or of the workspace. Removing absent hours changes nothing. */
export const removeBusinessHours = (ctx: WorkspaceContext, phoneConfigId: string | null) =>
  ctx.db.write(async (tx) => {
    const { id: workspaceId } = ctx.workspace;
    const id = phoneConfigId ?? workspaceId;
    authorize(ctx, 'update', 'BusinessHours', { workspaceId, id });
    await requireNumber(tx, phoneConfigId);
    const before = await readOwnHours(tx, phoneConfigId);
    if (before) {
      await tx.businessHoursRow.deleteMany({ where: { id } });
      const subject = { type: phoneConfigId ? 'PhoneConfig' : 'Workspace', id };
      await recordEvent(tx, ctx, {
        name: 'business_hours.removed',
        subject,
        before: JSON.parse(JSON.stringify(before)),
      });
    }
    return {
      type: 'BusinessHoursRemoved',
      hours: await presentHours(tx, phoneConfigId, ctx.services.clock()),
    } as const;
  });
