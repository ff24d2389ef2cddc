import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../../auth/context.ts';
import { applyCreated, bookOnce, createPendingBooking, failBooking } from '../../../leads/bookings/index.ts';
import { calendarOf, withAccount } from '../../../platform/integrations/index.ts';
import type { ToolCallInput, ToolOutcome } from '../tool-context.ts';
import { NOT_CONNECTED } from './list-slots.ts';

/** Books one of the offered slots. A booking whose response was lost is looked up first. */
export async function bookConsult(services: Services, { desk, call }: ToolCallInput): Promise<ToolOutcome> {
  const calendar = await calendarOf(services, desk.workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return NOT_CONNECTED;
  const startsAt = new Date(String(call.arguments['start']));
  const intent = await desk.within(async (tx) => {
    const lead = await desk.leadOf(tx);
    return lead && createPendingBooking(tx, services, { lead, startsAt });
  });
  if (!intent) return FAILED;
  const { by } = desk;
  try {
    const booking = await withAccount(calendar, (port) => bookOnce(port, intent));
    return {
      result: { ok: true, booked: booking.startsAt },
      told: { ok: true, booked: booking.startsAt },
      change: (tx) => applyCreated(tx, by, intent.id, booking),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!isProviderError(cause, 'SLOT_TAKEN', 'REFUSED')) throw error;
    const { kind, words } = cause;
    return {
      ...(kind === 'SLOT_TAKEN' ? TAKEN : FAILED),
      change: (tx) => failBooking(tx, by, intent.id, words),
    };
  }
}

const TAKEN: ToolOutcome = {
  result: { ok: false, problem: 'SLOT_TAKEN' },
  told: { ok: false, error: 'This slot was just taken. Offer another.' },
};
const FAILED: ToolOutcome = {
  result: { ok: false, problem: 'FAILED' },
  told: { ok: false, error: 'The calendar did not accept this booking.' },
};
