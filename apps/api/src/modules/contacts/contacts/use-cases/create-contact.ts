import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type ContactInput, validateContact } from '../contact-validation.ts';
import { defaultCountry } from '../contacts.repository.ts';

export interface CreateContact extends ContactInput {
  readonly name: string;
  readonly phone: string;
  readonly consented?: boolean | null;
}

export const createContact = (ctx: WorkspaceContext, { consented, ...input }: CreateContact) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'phone'), () =>
    ctx.db.write(async (tx) => {
      const details = validateContact(input, await defaultCountry(tx));
      if ('refusal' in details) return refused(details.refusal, details.field);
      const { name = '', phone = '', ...rest } = details;
      const id = uuidv7();
      const now = ctx.services.clock();
      const times = { createdAt: now, updatedAt: now, consentAt: consented ? now : null };
      await tx.contact.create({ data: { workspaceId: ctx.workspace.id, id, name, phone, ...rest, ...times } });
      await recordEvent(tx, ctx, { name: 'contact.created', subject: { type: 'Contact', id } });
      return { type: 'ContactCreated', contact: byId(id) } as const;
    }),
  );
