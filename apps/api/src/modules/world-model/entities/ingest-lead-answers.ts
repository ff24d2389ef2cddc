import {
  CONFIDENCE,
  CONTACT_SYSTEM,
  type FieldValue,
  isFieldName,
  normalizeFieldValue,
  type SurfaceAnswerOrigin,
  WORLD_LIMITS,
} from '@frontdesk/domain';
import type { Contact } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { EntityRef, WorldEventInput } from './event-input.ts';
import { ingestEvents } from './ingest-events.ts';

interface LeadAnswersInput {
  readonly lead: { readonly id: string; readonly phone: string };
  /** Idempotency key of the event that contains the answers. */
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

/** Creates the entities of contacts from the contact details. Contacts whose details are already stored are skipped. */
export async function ingestContacts(tx: Tx, by: EventContext, contacts: readonly Contact[]): Promise<void> {
  await ingestEvents(tx, by, contacts.map(contactRecordEvent));
}

/** Answer to a form question that is assigned to a field of the contact's record. */
export interface SurfaceFact {
  readonly field: string;
  readonly value: FieldValue;
  readonly origin: SurfaceAnswerOrigin;
  readonly confidence: number;
}

interface SurfaceAnswersInput {
  readonly surfaceId: string;
  readonly contactId: string;
  readonly facts: readonly SurfaceFact[];
}

/**
 * Stores the answers of a submitted form as world events about the contact: one event for new answers, one for
 * confirmed values, and one for each corrected value. Invalid values are omitted. Must be called in the transaction
 * that stores the answers.
 */
export async function ingestSurfaceAnswers(
  tx: Tx,
  by: EventContext,
  { surfaceId, contactId, facts: given }: SurfaceAnswersInput,
): Promise<void> {
  const contact = await tx.contact.findFirstOrThrow({ where: { id: contactId } });
  const facts = given.flatMap(({ value: answer, ...fact }) => {
    const value = normalizeFieldValue(answer);
    return isFieldName(fact.field) && value !== undefined ? [{ ...fact, value }] : [];
  });
  if (facts.length === 0) return;
  const event = (eventType: string, key: string, values: readonly SurfaceFact[]): WorldEventInput => ({
    ...contactEventBase(contact, by.services.clock()),
    source: 'SURFACE',
    idempotencyKey: `surface:${surfaceId}${key}`,
    eventType,
    fields: Object.fromEntries(values.map(({ field, value }) => [field, value])),
    confidence: Math.max(...values.map(({ confidence }) => confidence)),
  });
  const of = (origin: SurfaceAnswerOrigin) => facts.filter((fact) => fact.origin === origin);
  const events = [
    event('surface.submitted', '', of('NEW')),
    event('surface.confirmed', ':confirmed', of('CONFIRMED')),
    ...of('CORRECTED').map((fact) => event('surface.corrected', `:corrected:${fact.field}`, [fact])),
  ];
  const stated = events.filter(({ fields }) => Object.keys(fields).length > 0);
  await ingestEvents(tx, by, [contactRecordEvent(contact), ...stated]);
}

/**
 * Returns an event with the contact's name, phone number and email address. The idempotency key of the event changes
 * whenever the contact changes.
 */
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
