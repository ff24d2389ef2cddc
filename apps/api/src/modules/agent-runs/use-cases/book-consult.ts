import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { booked, giveUpBooking, intendBooking, keepBooking } from '../../bookings/index.ts';
import { calendarOf, through } from '../../integrations/index.ts';
import type { Calling, ToolDone } from '../tool-context.ts';
import { NOT_CONNECTED } from './list-slots.ts';

/** Books one of the slots that were offered. A booking whose answer was lost is looked up before anything else. */
export async function bookConsult(services: Services, { desk, call }: Calling): Promise<ToolDone> {
  const calendar = await calendarOf(services, desk.workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return NOT_CONNECTED;
  const startsAt = new Date(String(call.arguments['start']));
  const intent = await desk.within(async (tx) => {
    const lead = await desk.leadOf(tx);
    return lead && intendBooking(tx, services, { lead, startsAt });
  });
  if (!intent) return FAILED;
  const { by } = desk;
  try {
    const booking = await through(calendar, (port) => booked(port, intent));
    return {
      result: { ok: true, booked: booking.startsAt },
      told: { ok: true, booked: booking.startsAt },
      change: (tx) => keepBooking(tx, by, intent.id, booking),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!isProviderError(cause, 'SLOT_TAKEN', 'REFUSED')) throw error;
    const { kind, words } = cause;
    return {
      ...(kind === 'SLOT_TAKEN' ? TAKEN : FAILED),
      change: (tx) => giveUpBooking(tx, by, intent.id, words),
    };
  }
}

const TAKEN: ToolDone = {
  result: { ok: false, problem: 'SLOT_TAKEN' },
  told: { ok: false, error: 'Somebody else has just taken this appointment. Offer another.' },
};
const FAILED: ToolDone = {
  result: { ok: false, problem: 'FAILED' },
  told: { ok: false, error: 'The calendar did not accept this booking.' },
};
