import {
  CONFIDENCE,
  CONTACT_SYSTEM,
  type FieldValue,
  isFieldName,
  normalizeFieldValue,
  WORLD_LIMITS,
} from '@frontdesk/domain';
import type { Contact } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { EntityRef, WorldEventInput } from './event-input.ts';
import { ingestEvents } from './ingest-events.ts';

interface LeadAnswersInput {
  readonly lead: { readonly id: string; readonly phone: string };
  /** Idempotency key of the answers. */
  readonly key: string;
  readonly answers: Readonly<Record<string, string>>;
}

/**
 * Stores a lead's answers and the contact's details as world events. Does nothing if no contact has the lead's phone
 * number. Must be called in the transaction that stores the answers.
 */
export async function ingestLeadAnswers(
  tx: Tx,
  by: EventContext,
  { lead, key, answers }: LeadAnswersInput,
): Promise<void> {
  const contact = await tx.contact.findFirst({ where: { phone: lead.phone } });
  if (!contact) return;
  const fields = Object.entries(answers).flatMap(([name, answer]) => {
    const value = normalizeFieldValue(answer);
    return isFieldName(name) && value !== undefined ? [[name, value] as const] : [];
  });
  const answer: WorldEventInput = {
    ...contactEventBase(contact, by.services.clock()),
    idempotencyKey: `answer:${lead.id}:${key}`.slice(0, WORLD_LIMITS.keyLength),
    eventType: 'answer.given',
    fields: Object.fromEntries(fields.slice(0, WORLD_LIMITS.fieldsInEvent)),
    // The contact stated the answers, so they have the confidence of confirmed values.
    confidence: CONFIDENCE.confirmed,
    leadId: lead.id,
  };
  await ingestEvents(tx, by, [contactRecordEvent(contact), ...(fields.length > 0 ? [answer] : [])]);
}

/** Creates the entities of contacts from the contacts' details. Contacts whose details are known are skipped. */
export async function ingestContacts(tx: Tx, by: EventContext, contacts: readonly Contact[]): Promise<void> {
  await ingestEvents(tx, by, contacts.map(contactRecordEvent));
}

interface SurfaceAnswersInput {
  readonly surfaceId: string;
  readonly contactId: string;
  /** Values by field name. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/**
 * Stores the answers of a submitted form as one world event about the contact. Invalid values are omitted. Must be
 * called in the transaction that stores the answers.
 */
export async function ingestSurfaceAnswers(
  tx: Tx,
  by: EventContext,
  { surfaceId, contactId, fields: given }: SurfaceAnswersInput,
): Promise<void> {
  const contact = await tx.contact.findFirstOrThrow({ where: { id: contactId } });
  const fields = Object.entries(given).flatMap(([name, answer]) => {
    const value = normalizeFieldValue(answer);
    return isFieldName(name) && value !== undefined ? [[name, value] as const] : [];
  });
  if (fields.length === 0) return;
  const answers: WorldEventInput = {
    ...contactEventBase(contact, by.services.clock()),
    source: 'SURFACE',
    idempotencyKey: `surface:${surfaceId}`,
    eventType: 'surface.submitted',
    fields: Object.fromEntries(fields),
    confidence: CONFIDENCE.confirmed,
  };
  await ingestEvents(tx, by, [contactRecordEvent(contact), answers]);
}

/** Event with the contact's name, phone number and email address. Its key changes when the contact changes. */
function contactRecordEvent(contact: Contact): WorldEventInput {
  const { name, phone, email, updatedAt } = contact;
  return {
    ...contactEventBase(contact, updatedAt),
    idempotencyKey: `contact:${contact.id}:${updatedAt.getTime()}`,
    eventType: 'contact.known',
    fields: { name, phone, ...(email !== null && { email }) },
    confidence: CONFIDENCE.mentioned,
  };
}

const contactEventBase = ({ id }: Contact, effectiveAt: Date) => {
  return { entity: contactRef(id), relations: [], source: 'AGENT', sourceId: null, effectiveAt } as const;
};

export const contactRef = (externalId: string): EntityRef => ({ type: 'PERSON', system: CONTACT_SYSTEM, externalId });
