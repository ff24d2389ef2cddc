import {
  CONFIDENCE,
  type EntityType,
  type FieldValue,
  isFieldName,
  isOwnSystem,
  isWorldEventType,
  isWorldTime,
  normalizeFieldValue,
  normalizeReference,
  WORLD_LIMITS,
} from '@frontdesk/domain';
import { refused } from '../../../../errors/refused.ts';
import type { EntityRef } from '../event-input.ts';

export interface EventFieldInput {
  readonly name: string;
  readonly string?: string | null;
  readonly number?: number | null;
  readonly boolean?: boolean | null;
}

export interface EventInput {
  readonly idempotencyKey: string;
  readonly entity: { readonly type: EntityType; readonly system: string; readonly externalId: string };
  readonly type: string;
  readonly fields: readonly EventFieldInput[];
  readonly relations?: readonly { readonly kind: string; readonly to: EventInput['entity'] }[] | null;
  readonly confidencePercent: number;
  readonly effectiveAt?: Date | null;
}

/** Validates and normalizes an event. Returns a refusal for the first invalid field. */
export function validateEvent(input: EventInput, now: Date) {
  const idempotencyKey = normalizeReference(input.idempotencyKey, WORLD_LIMITS.keyLength);
  if (idempotencyKey === null) return refused('EVENT_IDEMPOTENCY_KEY_INVALID', 'idempotencyKey');
  const entity = entityRef(input.entity);
  if (!entity) return refused('ENTITY_REF_INVALID', 'entity');
  if (!isWorldEventType(input.type)) return refused('EVENT_TYPE_INVALID', 'type');
  const fields = fieldsOf(input.fields);
  if (!fields) return refused('FIELDS_INVALID', 'fields');
  const relations = relationsOf(input.relations ?? [], entity);
  if (!relations) return refused('RELATIONS_INVALID', 'relations');
  if (Object.keys(fields).length + relations.length === 0) return refused('EVENT_EMPTY', 'fields');
  const { confidencePercent, effectiveAt } = input;
  const confidence = confidencePercent / 100;
  if (!(confidence >= 0 && confidence <= CONFIDENCE.reviewed))
    return refused('CONFIDENCE_INVALID', 'confidencePercent');
  const at = effectiveAt ?? now;
  if (!isWorldTime(at, now)) return refused('EVENT_TIME_INVALID', 'effectiveAt');
  return { idempotencyKey, entity, eventType: input.type, fields, relations, confidence, effectiveAt: at };
}

/** Returns the fields by name. Returns null if there are too many fields, or if a field is invalid or occurs twice. */
export function fieldsOf(inputs: readonly EventFieldInput[]): Record<string, FieldValue> | null {
  if (inputs.length > WORLD_LIMITS.fieldsInEvent) return null;
  const fields = new Map<string, FieldValue>();
  for (const field of inputs) {
    const value = valueOf(field);
    if (!isFieldName(field.name) || fields.has(field.name) || value === undefined) return null;
    fields.set(field.name, value);
  }
  return Object.fromEntries(fields);
}

function valueOf({ string, number, boolean }: EventFieldInput): FieldValue | undefined {
  const given = [string, number, boolean].filter((value) => value != null);
  if (given.length > 1) return undefined;
  return normalizeFieldValue(given[0] ?? null);
}

function relationsOf(inputs: NonNullable<EventInput['relations']>, from: EntityRef) {
  if (inputs.length > WORLD_LIMITS.relationsInEvent) return null;
  const relations = inputs.flatMap(({ kind, to }) => {
    const ref = entityRef(to);
    return ref && isFieldName(kind) && JSON.stringify(ref) !== JSON.stringify(from) ? [{ kind, to: ref }] : [];
  });
  return relations.length === inputs.length ? relations : null;
}

/** Normalizes a reference to an entity. Returns null if it is invalid or its system is reserved. */
export function entityRef({ type, ...reference }: EventInput['entity']): EntityRef | null {
  const system = normalizeReference(reference.system, WORLD_LIMITS.systemLength);
  const externalId = normalizeReference(reference.externalId, WORLD_LIMITS.externalIdLength);
  return system === null || externalId === null || isOwnSystem(system) ? null : { type, system, externalId };
}
