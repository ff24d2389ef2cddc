import type { FieldValue } from '@frontdesk/domain';
import type { Tx } from '../db/tenant-db.ts';
import type { EventContext } from '../events/record-event.ts';
import { contactRef, ingestContacts, ingestEvents } from '../modules/world-model/entities/index.ts';
import type { ConversationRows } from './seed-conversations.ts';

export interface RecordTexts {
  /** System that reported the fields. */
  readonly source: string;
  readonly people: readonly Readonly<Record<string, FieldValue>>[];
}

interface RecordSeedInput {
  readonly rows: ConversationRows;
  readonly texts: RecordTexts;
  readonly by: EventContext;
}

/** Adds fields that an external system reported to the records of contacts, one for every second contact. */
export async function seedRecords(tx: Tx, { rows, texts, by }: RecordSeedInput): Promise<void> {
  const reported = rows.contacts.filter((_, nth) => nth % 2 === 0);
  const ids = reported.map(({ id }) => id as string);
  await ingestContacts(tx, by, await tx.contact.findMany({ where: { id: { in: ids } } }));
  const events = reported.map(({ id, createdAt }, nth) => ({
    idempotencyKey: `membership:${String(id)}:1`,
    entity: contactRef(id as string),
    eventType: 'membership.reported',
    fields: texts.people[nth % texts.people.length] ?? {},
    relations: [],
    confidence: 0.9,
    source: 'API' as const,
    sourceId: null,
    effectiveAt: new Date(createdAt as Date),
  }));
  await ingestEvents(tx, by, events);
}
