import { textOf } from '@frontdesk/agent/engine';
import { normalizeEmail } from '@frontdesk/domain';
import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { applyCreated, bookOnce, createPendingBooking, failBooking } from '../../../leads/bookings/index.ts';
import { calendarOf, withAccount } from '../../../platform/integrations/index.ts';
import { type EffectInput, type EffectOutcome, failed } from './effect.ts';

/**
 * Books a slot. If the response to an earlier request was lost, looks for the booking at the provider before booking
 * again.
 */
export async function bookSlot(services: Services, input: EffectInput): Promise<EffectOutcome> {
  const calendar = await calendarOf(services, input.workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return failed('NOT_CONNECTED');
  const startsAt = new Date(textOf(input.args['start']));
  if (Number.isNaN(startsAt.getTime())) return failed('INVALID');
  const email = typeof input.args['email'] === 'string' ? normalizeEmail(input.args['email']) : null;
  const intent = await input.within(async (tx) => {
    const lead = await input.leadOf(tx);
    if (!lead) return null;
    if (email && email !== lead.email) await tx.lead.updateMany({ where: { id: lead.id }, data: { email } });
    return createPendingBooking(tx, services, { lead: { ...lead, email: email ?? lead.email }, startsAt });
  });
  if (!intent) return failed('FAILED');
  try {
    const booking = await withAccount(calendar, (port) => bookOnce(port, intent));
    return {
      result: { ok: true, data: { booking: { id: intent.id, start: booking.startsAt } } },
      change: (tx) => applyCreated(tx, input.by, intent.id, booking),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!isProviderError(cause, 'SLOT_TAKEN', 'REFUSED')) throw error;
    const { kind, words } = cause;
    return {
      ...failed(kind === 'SLOT_TAKEN' ? 'SLOT_TAKEN' : 'FAILED'),
      change: (tx) => failBooking(tx, input.by, intent.id, words),
    };
  }
}
