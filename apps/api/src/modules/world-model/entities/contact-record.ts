import { CONFIDENCE, type FieldValue, type KnownField, projectGroup } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { ingestEvents } from './ingest-events.ts';
import { contactRef } from './ingest-lead-answers.ts';
import { knownFieldOf, type StoredField } from './projection.ts';

/** Returns the same known values as `readContactFields`, without their confidence. */
export async function readContactRecord(
  tx: Tx,
  contactId: string,
  names: readonly string[],
): Promise<Record<string, FieldValue>> {
  const known = await readContactFields(tx, contactId, names);
  return Object.fromEntries([...known].map(([name, { value }]) => [name, value]));
}

/**
 * Returns the known fields of the record that represents the contact and of the records that are linked to it. For each
 * field, the value with the highest precedence is returned. No other records are read.
 */
export async function readContactFields(
  tx: Tx,
  contactId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, KnownField>> {
  if (names.length === 0) return new Map();
  const rows = await tx.sql<StoredField>`
    select f.entity_id as "entityId", f.name, f.kind, f.value, f.confidence, w.source, f.event_id as "eventId",
      f.effective_at as "effectiveAt", f.ingested_at as "ingestedAt"
      from entities e cross join lateral app.entity_group(e.id) g(id)
      join entity_fields f on f.workspace_id = e.workspace_id and f.entity_id = g.id
      join world_events w on w.workspace_id = f.workspace_id and w.id = f.event_id
     where e.contact_id = ${contactId}::uuid and f.name = any (${names}::text[])`;
  const states = new Map<string, Map<string, KnownField>>();
  for (const row of rows)
    states.set(row.entityId, (states.get(row.entityId) ?? new Map()).set(row.name, knownFieldOf(row)));
  const known = [...projectGroup(states)].filter(([, { current }]) => current.value !== null);
  return new Map(known.map(([name, { current }]) => [name, current]));
}

interface ContactRecordChange {
  readonly contactId: string;
  readonly field: string;
  readonly value: FieldValue;
  /** Idempotency key of the change. A change whose key already exists is ignored. */
  readonly idempotencyKey: string;
}

/**
 * Changes a field of the record that represents the contact, after the contact confirmed the new value. The change has
 * full confidence, so that it replaces even a value that was corrected by a member.
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
  // The audit log contains only the name of the field, because its value is personal data that must be deletable.
  const subject = { type: 'Entity', id: ingested.entityId };
  await recordEvent(tx, by, { name: 'entity.corrected', subject, after: { field } });
}
