import {
  confidenceOf,
  displayNameOf,
  type FieldValue,
  fieldWeight,
  type KnownField,
  type WorldSource,
  type WorldState,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import { storeIdentifiers } from './identifiers.ts';

/** State of an entity, computed from its events. */
export interface EntityProjection {
  readonly entityId: string;
  readonly type: string;
  readonly state: WorldState;
  /** Fields to store: those that differ from the stored state, or all fields after a recomputation. */
  readonly changed: WorldState;
  readonly relations: readonly EntityRelationProjection[];
  readonly eventCount: number;
  readonly at: Date;
}

export interface EntityRelationProjection extends Omit<KnownField, 'value'> {
  readonly kind: string;
  readonly toId: string;
}

/** Loads the stored fields of the entities, by entity id. */
export async function loadStates(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, WorldState>> {
  const rows = await tx.sql<StoredField>`
    select f.entity_id as "entityId", f.name, f.kind, f.value, f.confidence, e.source, f.event_id as "eventId",
      f.effective_at as "effectiveAt", f.ingested_at as "ingestedAt"
      from entity_fields f join world_events e on e.workspace_id = f.workspace_id and e.id = f.event_id
     where f.entity_id = any (${ids}::uuid[])`;
  const states = new Map(ids.map((id) => [id, new Map<string, KnownField>()]));
  for (const row of rows) states.get(row.entityId)?.set(row.name, knownFieldOf(row));
  return states;
}

/** Stores the computed states of several entities with their identifiers, using a fixed number of SQL statements. */
export async function storeProjections(
  tx: Tx,
  workspaceId: string,
  projected: readonly EntityProjection[],
): Promise<void> {
  await Promise.all([storeStates(tx, workspaceId, projected), storeIdentifiers(tx, workspaceId, projected)]);
}

async function storeStates(tx: Tx, workspaceId: string, projected: readonly EntityProjection[]): Promise<void> {
  await tx.sql`
    with changed as (
      update entities e set display_name = p."displayName", confidence = p.confidence, updated_at = p.at,
        event_count = p."eventCount"
      from jsonb_to_recordset(${JSON.stringify(projected.map(entityRow))}::jsonb)
        p("entityId" uuid, "displayName" text, confidence float, at timestamptz, "eventCount" int)
      where e.id = p."entityId"
    ), known as (
      insert into entity_fields (workspace_id, id, entity_id, name, kind, value, confidence, event_id, effective_at, ingested_at)
      select ${workspaceId}::uuid, f.id, f."entityId", f.name, f.kind, f.value, f.confidence, f."eventId", f."effectiveAt", f."ingestedAt"
        from jsonb_to_recordset(${JSON.stringify(projected.flatMap(fieldRows))}::jsonb)
          f(id uuid, "entityId" uuid, name text, kind text, value text, confidence float, "eventId" uuid,
            "effectiveAt" timestamptz, "ingestedAt" timestamptz)
      on conflict (workspace_id, entity_id, name) do update set kind = excluded.kind, value = excluded.value,
        confidence = excluded.confidence, event_id = excluded.event_id, effective_at = excluded.effective_at,
        ingested_at = excluded.ingested_at
    )
    insert into entity_relationships as r (workspace_id, id, from_id, kind, to_id, confidence, event_id, effective_at, ingested_at)
    select ${workspaceId}::uuid, n.id, n."fromId", n.kind, n."toId", n.confidence, n."eventId", n."effectiveAt", n."ingestedAt"
      from jsonb_to_recordset(${JSON.stringify(projected.flatMap(relationRows))}::jsonb)
        n(id uuid, "fromId" uuid, kind text, "toId" uuid, confidence float, "eventId" uuid,
          "effectiveAt" timestamptz, "ingestedAt" timestamptz)
    on conflict (workspace_id, from_id, kind, to_id) do update set confidence = excluded.confidence,
      event_id = excluded.event_id, effective_at = excluded.effective_at, ingested_at = excluded.ingested_at
    where (excluded.confidence, excluded.ingested_at, excluded.effective_at, excluded.event_id)
      > (r.confidence, r.ingested_at, r.effective_at, r.event_id)`;
}

/** A stored field with the source of its event. */
export interface StoredField extends Omit<KnownField, 'value' | 'weight'> {
  readonly entityId: string;
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  readonly source: WorldSource;
}

const entityRow = ({ entityId, state, eventCount, at }: EntityProjection) => {
  return { entityId, displayName: displayNameOf(state), confidence: confidenceOf(state), at, eventCount };
};

const fieldRows = ({ entityId, changed }: EntityProjection) =>
  [...changed].map(([name, { value, ...origin }]) => {
    return {
      id: uuidv7(),
      entityId,
      name,
      kind: kindOf(value),
      value: value === null ? '' : String(value),
      ...origin,
    };
  });

const relationRows = ({ entityId: fromId, relations }: EntityProjection) =>
  relations.map((relation) => ({ id: uuidv7(), fromId, ...relation }));

function kindOf(value: FieldValue): string {
  if (value === null) return 'NONE';
  return typeof value === 'string' ? 'TEXT' : typeof value === 'number' ? 'NUMBER' : 'BOOLEAN';
}

/** Returns a stored field as a field of a state. */
export function knownFieldOf({ name, kind, value, confidence, source, ...times }: StoredField): KnownField {
  const { eventId, effectiveAt, ingestedAt } = times;
  const weight = fieldWeight(name, { confidence, source, effectiveAt });
  return { value: valueOf(kind, value), confidence, weight, eventId, effectiveAt, ingestedAt };
}

/** Converts a stored value to the type of its field. */
function valueOf(kind: string, value: string): FieldValue {
  if (kind === 'NONE') return null;
  if (kind === 'NUMBER') return Number(value);
  return kind === 'BOOLEAN' ? value === 'true' : value;
}
