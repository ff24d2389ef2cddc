import type { BuiltinTool } from '@frontdesk/agent/engine';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { bookSlot, changeBooking, findSlots, listBookings } from './bookings.ts';
import { type EffectInput, type EffectOutcome, type EffectTool, failed } from './effect.ts';
import { findPassages } from './knowledge.ts';
import { readRecord, updateRecord } from './records.ts';

/** Effects that are identical in conversations and calls. */
export const SHARED_EFFECTS: Readonly<Partial<Record<BuiltinTool, EffectTool>>> = {
  list_slots: findSlots,
  list_bookings: listBookings,
  book: bookSlot,
  reschedule: changeBooking('RESCHEDULE'),
  cancel: changeBooking('CANCEL'),
  opt_out: optOut,
  read_record: readRecord,
  update_record: updateRecord,
  search_knowledge: findPassages,
};

/**
 * Effect of tools that are not implemented. Because of the result NOT_CONNECTED, the agent hands off with this reason.
 */
export const notConnected: EffectTool = async () => failed('NOT_CONNECTED');

/** Opts out a contact who requested it without using a keyword. */
async function optOut(services: Services, { by, workspaceId, contactIdOf }: EffectInput): Promise<EffectOutcome> {
  return {
    result: { ok: true, data: null },
    change: async (tx) => {
      const contactId = await contactIdOf(tx);
      // A phone caller with a withheld number cannot opt out a number that the person only stated.
      if (contactId === null) return;
      if (await tx.optOut.findFirst({ where: { contactId }, select: { id: true } })) return;
      const keyword = '';
      await tx.optOut.create({ data: { workspaceId, id: uuidv7(), contactId, at: services.clock(), keyword } });
      const subject = { type: 'Contact', id: contactId };
      await recordEvent(tx, by, { name: 'contact.opted_out', subject, after: { keyword } });
    },
  };
}
