import { type EntityType, type FhirResource, isWorldTime, SOURCE_CONFIDENCE, WORLD_LIMITS } from '@frontdesk/domain';
import type { RejectedRecord, SourcePage, SourceRecord } from '@frontdesk/providers';
import type { EntityRef, WorldEventInput } from '../../entities/index.ts';

const ENTITIES: Record<FhirResource, EntityType> = {
  Organization: 'ORGANIZATION',
  Location: 'LOCATION',
  Practitioner: 'PRACTITIONER',
  Patient: 'PERSON',
  Appointment: 'APPOINTMENT',
};

/** System name of the source in external ids, because an id such as Patient/17 is unique within one system only. */
export const systemOf = (sourceId: string): string => `data_source.${sourceId}`;

interface ConvertedPage {
  readonly events: readonly WorldEventInput[];
  readonly rejected: readonly RejectedRecord[];
}

/** Converts the records of a page. Records with an impossible change time are rejected. */
export function toWorldEvents(sourceId: string, page: SourcePage, now: Date): ConvertedPage {
  const astray = page.records.filter(({ updatedAt }) => !isWorldTime(updatedAt, now));
  const events = page.records
    .filter((record) => !astray.includes(record))
    .map((record) => toWorldEvent(sourceId, record));
  const rejected = astray.map(({ type, id }) => ({
    type,
    id,
    reason: 'The change date of the record is in the future or before 1900.',
  }));
  return { events, rejected: [...page.rejected, ...rejected] };
}

function toWorldEvent(
  sourceId: string,
  { type, id, version, updatedAt, fields, relations }: SourceRecord,
): WorldEventInput {
  const ref = (of: FhirResource, externalId: string): EntityRef => ({
    type: ENTITIES[of],
    system: systemOf(sourceId),
    externalId,
  });
  return {
    idempotencyKey: `${sourceId}:${id}:${version}`,
    entity: ref(type, id),
    eventType: `${type.toLowerCase()}.synced`,
    fields,
    relations: relations
      .slice(0, WORLD_LIMITS.relationsInEvent)
      .map((relation) => ({ kind: relation.kind, to: ref(relation.type, relation.id) })),
    confidence: SOURCE_CONFIDENCE,
    source: 'DATA_SOURCE',
    sourceId,
    effectiveAt: updatedAt,
  };
}
