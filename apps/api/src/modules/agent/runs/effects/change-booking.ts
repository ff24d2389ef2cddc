import { textOf } from '@frontdesk/agent/engine';
import type { BookingChangeKind } from '@frontdesk/domain';
import { type CalendarBooking, isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import {
  applyBookingChange,
  cancelOnce,
  claimBookingChange,
  failBooking,
  rescheduleOnce,
} from '../../../leads/bookings/index.ts';
import { calendarOf, withAccount } from '../../../platform/integrations/index.ts';
import { type EffectInput, type EffectOutcome, type EffectTool, failed } from './effect.ts';

/**
 * Reschedules or cancels an appointment of the contact. If the response to an earlier request was lost, checks the
 * appointment at the provider before changing it again.
 */
export const changeBooking =
  (pendingChange: BookingChangeKind): EffectTool =>
  async (services: Services, input: EffectInput): Promise<EffectOutcome> => {
    const calendar = await calendarOf(services, input.workspaceId);
    if (calendar.kind === 'NOT_SET_UP') return failed('NOT_CONNECTED');
    const startsAt = pendingChange === 'RESCHEDULE' ? new Date(textOf(input.args['start'])) : null;
    const id = textOf(input.args['booking']);
    const claim = await input.within(async (tx) => {
      const lead = await input.leadOf(tx);
      return lead && claimBookingChange(tx, services, { id, phone: lead.phone, pendingChange, startsAt });
    });
    if (!claim) return failed('NOT_FOUND');
    const { bookingId, askedBefore } = claim;
    const change = { bookingId, askedBefore, reason: '' };
    try {
      const booking: CalendarBooking = await withAccount(calendar, (port) =>
        startsAt ? rescheduleOnce(port, { ...change, startsAt }) : cancelOnce(port, change),
      );
      return {
        result: { ok: true, data: { booking: { id, start: booking.startsAt } } },
        change: (tx) => applyBookingChange(tx, input.by, { id, pendingChange, booking }),
      };
    } catch (error) {
      const cause = error instanceof Error ? error.cause : null;
      if (!isProviderError(cause, 'SLOT_TAKEN', 'REFUSED')) throw error;
      const { kind, words } = cause;
      return {
        ...failed(kind === 'SLOT_TAKEN' ? 'SLOT_TAKEN' : 'OUT_OF_RULES'),
        change: (tx) => failBooking(tx, input.by, id, words),
      };
    }
  };
