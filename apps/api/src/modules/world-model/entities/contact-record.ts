import { CONFIDENCE, type FieldValue } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { ingestEvents } from './ingest-events.ts';
import { contactRef } from './ingest-lead-answers.ts';

interface KnownValue {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
}

/** Returns the known values of fields of the record that represents the contact. No other record is read. */
export async function readContactRecord(
  tx: Tx,
  contactId: string,
  names: readonly string[],
): Promise<Record<string, FieldValue>> {
  const rows = await tx.sql<KnownValue>`
    select f.name, f.kind, f.value from entities e
      join entity_fields f on f.workspace_id = e.workspace_id and f.entity_id = e.id
     where e.contact_id = ${contactId}::uuid and f.name = any (${names}::text[]) and f.kind <> 'NONE'`;
  return Object.fromEntries(rows.map(({ name, kind, value }) => [name, valueOf(kind, value)]));
}

function valueOf(kind: string, value: string): FieldValue {
  if (kind === 'NUMBER') return Number(value);
  return kind === 'BOOLEAN' ? value === 'true' : value;
}

interface ContactRecordChange {
  readonly contactId: string;
  readonly field: string;
  readonly value: FieldValue;
  /** A change whose key exists is ignored. */
  readonly idempotencyKey: string;
}

/**
 * Changes a field of the record that represents the contact, after the contact confirmed the new value. The change has
 * full confidence, so that it also replaces a value that a member corrected before.
 */
export async function changeContactRecord(
  tx: Tx,
  by: EventContext,
  { contactId, field, value, idempotencyKey }: ContactRecordChange,
): Promise<void> {
  const [ingested] = await ingestEvents(tx, by, [
    {
      idempotencyKey,
      entity: contactRef(contactId),
      eventType: 'field.changed',
      fields: { [field]: value },
      relations: [],
      confidence: CONFIDENCE.corrected,
      source: 'AGENT',
      sourceId: null,
      effectiveAt: by.services.clock(),
    },
  ]);
  if (!ingested?.isNew) return;
  // The audit log contains the field's name without its value, because it must not keep personal data after deletion.
  const subject = { type: 'Entity', id: ingested.entityId };
  await recordEvent(tx, by, { name: 'entity.corrected', subject, after: { field } });
}
