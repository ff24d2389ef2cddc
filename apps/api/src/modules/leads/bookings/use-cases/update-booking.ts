import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { maskedField } from '../../../../auth/masked-input.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  changedExternalData,
  claimExternalIds,
  type ExternalDataValues,
  storeExternalIds,
  validateExternalData,
} from '../../../contacts/external-data/index.ts';
import { recordBooking } from '../apply-calendar-result.ts';
import { lockBooking } from '../bookings.repository.ts';

interface UpdateBooking extends ExternalDataValues {
  readonly id: string;
}

/** Updates the external ids and the metadata of a booking. */
export const updateBooking = (ctx: WorkspaceContext, { id, ...given }: UpdateBooking) =>
  ctx.db.write(async (tx) => {
    const change = validateExternalData(given);
    const owners = isRefused(change) ? [] : await claimExternalIds(tx, ctx.workspace.id, 'Booking', change);
    const booking = authorize(ctx, 'update', 'Booking', await lockBooking(tx, id));
    const hidden = maskedField({ ...given });
    if (hidden && !ctx.ability.can('readDetails', 'Contact')) return refused('DETAILS_MASKED', hidden);
    if (isRefused(change)) return change;
    if (owners.some((owner) => owner !== id)) return refused('EXTERNAL_ID_TAKEN', 'externalIds');
    const data = await changedExternalData(tx, { type: 'Booking', ...booking }, change);
    if (isRefused(data)) return data;
    if (data.changed.length === 0) return { booking: byId(id) } as const;
    const fields = { metadata: data.metadata, updatedAt: ctx.services.clock() };
    await tx.booking.updateMany({ where: { id }, data: fields });
    await storeExternalIds(tx, { workspaceId: booking.workspaceId, type: 'Booking', id }, data);
    const after = Object.fromEntries(data.changed.map((field) => [field, 'changed']));
    await recordBooking(tx, ctx, 'booking.updated', { id, after });
    return { booking: byId(id) } as const;
  });
