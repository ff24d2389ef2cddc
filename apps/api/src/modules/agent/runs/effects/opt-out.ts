import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import type { EffectInput, EffectOutcome } from './effect.ts';

/** Opts out a contact who asked for the opt-out without using a keyword. */
export async function optOut(
  services: Services,
  { by, workspaceId, contactIdOf }: EffectInput,
): Promise<EffectOutcome> {
  return {
    result: { ok: true, data: null },
    change: async (tx) => {
      const contactId = await contactIdOf(tx);
      // Callers who withheld their phone number cannot opt out a number that they only stated.
      if (contactId === null) return;
      if (await tx.optOut.findFirst({ where: { contactId }, select: { id: true } })) return;
      const keyword = '';
      await tx.optOut.create({ data: { workspaceId, id: uuidv7(), contactId, at: services.clock(), keyword } });
      const subject = { type: 'Contact', id: contactId };
      await recordEvent(tx, by, { name: 'contact.opted_out', subject, after: { keyword } });
    },
  };
}
