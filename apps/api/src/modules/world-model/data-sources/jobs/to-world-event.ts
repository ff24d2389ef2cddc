import {
  type EntityType,
  isWorldTime,
  SOURCE_CONFIDENCE,
  type SourceMapping,
  systemOfSource,
  WORLD_LIMITS,
} from '@frontdesk/domain';
import type { FhirResource, RejectedRecord, SourcePage, SourceRecord, SourceRecordType } from '@frontdesk/providers';
import type { EntityRef, WorldEventInput } from '../../entities/index.ts';

const ENTITIES: Record<FhirResource, EntityType> = {
  Organization: 'ORGANIZATION',
  Location: 'LOCATION',
  Practitioner: 'PRACTITIONER',
  Patient: 'PERSON',
  Appointment: 'APPOINTMENT',
};

export interface ConvertedPage {
  readonly events: readonly WorldEventInput[];
  readonly rejected: readonly RejectedRecord[];
}

export interface Conversion {
  readonly sourceId: string;
  readonly runId: string;
  /** Mapping of the source. Null for a source whose records already have a record type. */
  readonly mapping: SourceMapping | null;
  readonly now: Date;
}

/** Converts the records of a page to world events. Records with an impossible change time are rejected. */
export function toWorldEvents(page: SourcePage, conversion: Conversion): ConvertedPage {
  const { now } = conversion;
  const astray = page.records.filter(({ updatedAt }) => !isWorldTime(updatedAt, now));
  const events = page.records
    .filter((record) => !astray.includes(record))
    .map((record) => toWorldEvent(record, conversion));
  const rejected = astray.map(({ type, id }) => ({
    type,
    id,
    reason: 'The change date of the record is in the future or before 1900.',
  }));
  return { events, rejected: [...page.rejected, ...rejected] };
}

function toWorldEvent(record: SourceRecord, { sourceId, runId, mapping }: Conversion): WorldEventInput {
  const { type, id, version, updatedAt, fields, relations } = record;
  const ref = (of: SourceRecordType, externalId: string): EntityRef => ({
    type: of === 'RECORD' ? (mapping?.entityType as EntityType) : ENTITIES[of],
    system: systemOfSource(sourceId),
    externalId,
  });
  return {
    // Records of a REST API have no version, so the run id is part of the key. Otherwise content that returns to an
    // earlier state would be ignored.
    idempotencyKey: version === null ? `${contentKey(sourceId, record)}${runId}` : `${sourceId}:${id}:${version}`,
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

/** Returns the prefix of the idempotency key of a REST API record. It is the same for records with the same content. */
export const contentKey = (sourceId: string, { id, contentHash }: SourceRecord): string =>
  `${sourceId}:${id}:${contentHash}:`;
