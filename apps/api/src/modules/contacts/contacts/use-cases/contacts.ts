import { withEmpty } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { maskedField } from '../../../../auth/masked-input.ts';
import type { Contact } from '../../../../db/generated/client.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { contactChangesOf, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockRecipients, syncCallingCodes } from '../../../campaigns/recipients/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import { type ContactDetails, type ContactInput, validateContact } from '../contact-validation.ts';
import { defaultCountry, lockContact } from '../contacts.repository.ts';

interface CreateContact extends ContactInput {
  readonly name: string;
  readonly phone: string;
  readonly consented?: boolean | null;
}

export const createContact = (ctx: WorkspaceContext, { consented, ...input }: CreateContact) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'phone'), () =>
    ctx.db.write(async (tx) => {
      const details = validateContact(input, await defaultCountry(tx));
      if (isRefused(details)) return details;
      const { name = '', phone = '', ...rest } = details;
      const id = uuidv7();
      const now = ctx.services.clock();
      const times = { createdAt: now, updatedAt: now, consentAt: consented ? now : null };
      await tx.contact.create({ data: { workspaceId: ctx.workspace.id, id, name, phone, ...rest, ...times } });
      await recordEvent(tx, ctx, { name: 'contact.created', subject: { type: 'Contact', id } });
      return { contact: byId(id) } as const;
    }),
  );

interface UpdateContact extends ContactInput {
  readonly id: string;
  readonly consented?: boolean | null;
}

/**
 * Updates the given fields. An empty email address removes the stored email address. Refuses a masked text from a
 * member who may not view contact details, and a phone number that belongs to another contact.
 */
export const updateContact = (ctx: WorkspaceContext, { id, consented, ...given }: UpdateContact) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'phone'), () =>
    ctx.db.write(async (tx) => {
      const input = withEmpty(given, EMPTY_DETAILS);
      if (input.phone) await lockRecipients(tx, { from: id, to: id });
      const contact = authorize(ctx, 'update', 'Contact', await lockContact(tx, id));
      const hidden = maskedField({ ...given });
      if (hidden && !canOn(ctx.ability, 'readDetails', 'Contact', contact)) return refused('DETAILS_MASKED', hidden);
      const details = validateContact(input, await defaultCountry(tx));
      if (isRefused(details)) return details;
      const now = ctx.services.clock();
      const consentAt = consented == null ? contact.consentAt : consented ? (contact.consentAt ?? now) : null;
      const changed = changedFields(contact, { ...details, consentAt });
      if (changed.length === 0) return { contact: byId(id) } as const;
      const data = { ...details, consentAt, updatedAt: now };
      await tx.contact.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
      if (changed.includes('phone')) await syncCallingCodes(tx, [id]);
      // The audit log contains only the names of the changed fields, because their values are personal data that must
      // be deletable.
      const after = Object.fromEntries(changed.map((field) => [field, 'changed']));
      await recordEvent(tx, ctx, { name: 'contact.updated', subject: { type: 'Contact', id }, after });
      return { contact: byId(id) } as const;
    }),
  );

/** Values that null stands for. */
const EMPTY_DETAILS = { email: '', company: '', notes: '', tags: [] };

type ContactChanges = ContactDetails & Pick<Contact, 'consentAt'>;

const changedFields = (old: Contact, fresh: ContactChanges): string[] =>
  Object.entries(fresh).flatMap(([field, value]) =>
    JSON.stringify(old[field as keyof Contact]) === JSON.stringify(value) ? [] : [field],
  );

/**
 * Deletes a contact with its conversations. Its leads are kept until they are deleted or expire. An opt-out is also
 * kept, stored with the phone number. Refused under legal hold.
 */
export const deleteContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'delete', 'Contact', await lockContact(tx, id));
    if (await isPersonOnHold(tx, contact.phone)) return refused('LEGAL_HOLD', 'id');
    await tx.contact.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    await recordEvent(tx, ctx, { name: 'contact.deleted', subject: { type: 'Contact', id } });
    return { id } as const;
  });

/**
 * Blocks a contact, so that no messages are sent and no calls are placed to it. Refused if the contact is already
 * blocked.
 */
export const blockContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'block', 'Contact', await lockContact(tx, id));
    if (contact.blockedAt) return refused('CONTACT_BLOCKED_ALREADY', 'id');
    const now = ctx.services.clock();
    const data = { blockedAt: now, updatedAt: now };
    await tx.contact.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
    const notes = await contactChangesOf(tx, { workspaceId: ctx.workspace.id, contactId: id });
    await recordEvent(tx, ctx, { name: 'contact.blocked', subject: { type: 'Contact', id } }, ...notes);
    return { contact: byId(id) } as const;
  });

export const unblockContact = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const contact = authorize(ctx, 'block', 'Contact', await lockContact(tx, id));
    if (!contact.blockedAt) return refused('CONTACT_NOT_BLOCKED', 'id');
    const data = { blockedAt: null, updatedAt: ctx.services.clock() };
    await tx.contact.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data });
    const notes = await contactChangesOf(tx, { workspaceId: ctx.workspace.id, contactId: id });
    await recordEvent(tx, ctx, { name: 'contact.unblocked', subject: { type: 'Contact', id } }, ...notes);
    return { contact: byId(id) } as const;
  });
