import { withEmpty } from '@frontdesk/domain';
import { canOn } from '@frontdesk/policies';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { maskedField } from '../../../../auth/masked-input.ts';
import type { Contact } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { contactChangesOf, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockRecipients, syncCallingCodes } from '../../../campaigns/recipients/index.ts';
import { isPersonOnHold } from '../../../platform/retention/index.ts';
import {
  changedExternalData,
  claimExternalIds,
  type ExternalDataChange,
  type ExternalDataValues,
  newExternalData,
  storeExternalIds,
  validateExternalData,
} from '../../external-data/index.ts';
import { type ContactDetails, type ContactInput, validateContact } from '../contact-validation.ts';
import { defaultCountry, lockContact } from '../contacts.repository.ts';

export interface CreateContact extends ContactInput, ExternalDataValues {
  readonly name: string;
  readonly phone: string;
  readonly consented?: boolean | null;
}

export const createContact = (ctx: WorkspaceContext, input: CreateContact) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'phone'), () =>
    ctx.db.write(async (tx) => {
      const valid = validFields({
        details: validateContact(input, await defaultCountry(tx)),
        external: validateExternalData(input),
      });
      if (isRefused(valid)) return valid;
      const owners = await claimExternalIds(tx, ctx.workspace.id, 'Contact', valid.external);
      if (owners.length > 0) return refused('EXTERNAL_ID_TAKEN', 'externalIds');
      const id = await insertContact(tx, ctx, { ...valid, consented: input.consented });
      return { contact: byId(id) } as const;
    }),
  );

interface NewContact {
  readonly details: ContactDetails;
  readonly external: ExternalDataChange;
  readonly consented?: boolean | null;
}

/** Stores a contact, whose external ids the caller has claimed, and records the event. Returns the id. */
export async function insertContact(tx: Tx, ctx: WorkspaceContext, { details, external, consented }: NewContact) {
  const [id, workspaceId, now] = [uuidv7(), ctx.workspace.id, ctx.services.clock()];
  const { name = '', phone = '', ...rest } = details;
  const data = newExternalData(external);
  const more = { metadata: data.metadata, createdAt: now, updatedAt: now, consentAt: consented ? now : null };
  await tx.contact.create({ data: { workspaceId, id, name, phone, ...rest, ...more } });
  await storeExternalIds(tx, { workspaceId, type: 'Contact', id }, data);
  await recordEvent(tx, ctx, { name: 'contact.created', subject: { type: 'Contact', id } });
  return id;
}

interface UpdateContact extends ContactInput, ExternalDataValues {
  readonly id: string;
  readonly consented?: boolean | null;
}

/**
 * Updates the given fields. An empty email address removes the stored email address. Refuses a masked text from a
 * member who may not view contact details, and a phone number or an external id that belongs to another contact.
 */
export const updateContact = (ctx: WorkspaceContext, input: UpdateContact) =>
  orUniqueViolation(refused('PHONE_TAKEN', 'phone'), () =>
    ctx.db.write(async (tx) => {
      const external = validateExternalData(input);
      const owners = isRefused(external) ? [] : await claimExternalIds(tx, ctx.workspace.id, 'Contact', external);
      return changeContact(tx, ctx, { input, external, owners });
    }),
  );

interface ContactUpdate {
  readonly input: UpdateContact;
  readonly external: ExternalDataChange | Refused;
  /** Contacts that have one of the external ids. */
  readonly owners: readonly string[];
}

/** Updates the given fields of a contact. The caller has claimed the external ids. */
export async function changeContact(tx: Tx, ctx: WorkspaceContext, { input: all, external, owners }: ContactUpdate) {
  const { id, consented, ...given } = all;
  const input = withEmpty(given, EMPTY_DETAILS);
  if (input.phone) await lockRecipients(tx, { from: id, to: id });
  const contact = authorize(ctx, 'update', 'Contact', await lockContact(tx, id));
  const hidden = maskedField({ ...given });
  if (hidden && !canOn(ctx.ability, 'readDetails', 'Contact', contact)) return refused('DETAILS_MASKED', hidden);
  const valid = validFields({ details: validateContact(input, await defaultCountry(tx)), external });
  if (isRefused(valid)) return valid;
  if (owners.some((owner) => owner !== id)) return refused('EXTERNAL_ID_TAKEN', 'externalIds');
  const data = await changedExternalData(tx, { type: 'Contact', ...contact }, valid.external);
  if (isRefused(data)) return data;
  const now = ctx.services.clock();
  const consentAt = consented == null ? contact.consentAt : consented ? (contact.consentAt ?? now) : null;
  const changed = [...changedFields(contact, { ...valid.details, consentAt }), ...data.changed];
  if (changed.length === 0) return { contact: byId(id) } as const;
  const { workspaceId } = contact;
  const fields = { ...valid.details, metadata: data.metadata, consentAt, updatedAt: now };
  await tx.contact.update({ where: { workspaceId_id: { workspaceId, id } }, data: fields });
  await storeExternalIds(tx, { workspaceId, type: 'Contact', id }, data);
  if (changed.includes('phone')) await syncCallingCodes(tx, [id]);
  // The audit log contains only the names of the changed fields, because their values are personal data that must
  // be deletable.
  const after = Object.fromEntries(changed.map((field) => [field, 'changed']));
  await recordEvent(tx, ctx, { name: 'contact.updated', subject: { type: 'Contact', id }, after });
  return { contact: byId(id) } as const;
}

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
