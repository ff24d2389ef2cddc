import {
  confidenceOf,
  displayNameOf,
  type FieldValue,
  projectEntity,
  type WorldState,
  withoutUnstorable,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { IngestResult, WorldEventInput } from './event-input.ts';
import { type RelationalEvent, relationsOf, timestampAfter } from './events.ts';
import { type EntityProjection, loadStates, storeProjections } from './projection.ts';
import { publishEntityUpdates } from './publish-entity-update.ts';
import { recompute } from './recompute.ts';
import { type LockedEntity, type ResolvedEntities, resolveEntities } from './resolve-entities.ts';

/**
 * Appends events, updates their entities in the given transaction, and returns a result for each event. Locks the
 * entities, which serializes concurrent calls. Events whose key already exists are ignored.
 */
export async function ingestEvents(
  tx: Tx,
  by: EventContext,
  inputs: readonly WorldEventInput[],
): Promise<IngestResult[]> {
  if (inputs.length === 0) return [];
  const distinct = [...new Map(inputs.map((one) => [one.idempotencyKey, one])).values()].sort(byEffectiveTime);
  const resolved = await resolveEntities(tx, by, distinct);
  const now = by.services.clock();
  const events = distinct.map((one) => eventOf(one, resolved, now));
  const fresh = await appendEvents(tx, by, events);
  if (fresh.length > 0) await projectEntities(tx, by, resolved.held, fresh);
  const isNew = new Set(fresh.map(({ idempotencyKey }) => idempotencyKey));
  return inputs.map(({ idempotencyKey, entity }) => ({
    entityId: resolved.idOf(entity),
    isNew: isNew.delete(idempotencyKey),
  }));
}

/** Sorts events by effective time, so that their order within a batch has no effect. */
const byEffectiveTime = (one: WorldEventInput, other: WorldEventInput): number =>
  one.effectiveAt.getTime() - other.effectiveAt.getTime() || (one.idempotencyKey < other.idempotencyKey ? -1 : 1);

interface NewEvent extends RelationalEvent {
  readonly entityId: string;
  readonly idempotencyKey: string;
  readonly type: string;
  readonly leadId: string | null;
}

function eventOf(input: WorldEventInput, { held, idOf }: ResolvedEntities, now: Date): NewEvent {
  const { idempotencyKey, eventType: type, confidence, source, sourceId, effectiveAt, leadId = null } = input;
  const fields = Object.fromEntries(Object.entries(input.fields).map(([name, value]) => [name, toStoredValue(value)]));
  const entityId = idOf(input.entity);
  const ingestedAt = timestampAfter(lockedEntityOf(held, entityId), now);
  const relations = input.relations.map(({ kind, to }) => ({ kind, toId: idOf(to) }));
  const columns = {
    idempotencyKey,
    type,
    fields,
    confidence,
    source,
    sourceId,
    effectiveAt,
    leadId,
    supersedesId: null,
  };
  return { id: uuidv7(), entityId, ingestedAt, relations, ...columns };
}

const toStoredValue = (value: FieldValue): FieldValue => (typeof value === 'string' ? withoutUnstorable(value) : value);

/** Inserts the events, and returns those whose key did not exist yet. */
async function appendEvents(tx: Tx, by: EventContext, events: readonly NewEvent[]): Promise<NewEvent[]> {
  const written = await tx.sql<{ id: string }>`
    insert into world_events (workspace_id, id, entity_id, idempotency_key, type, fields, relations, confidence, source, source_id,
      lead_id, effective_at, ingested_at)
    select ${by.workspace.id}::uuid, e.id, e."entityId", e."idempotencyKey", e.type, e.fields, e.relations, e.confidence, e.source, e."sourceId",
      e."leadId", e."effectiveAt", e."ingestedAt"
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) e(id uuid, "entityId" uuid, "idempotencyKey" text, type text, fields jsonb,
      relations jsonb, confidence float, source text, "sourceId" text,
      "leadId" uuid, "effectiveAt" timestamptz, "ingestedAt" timestamptz)
    order by e."idempotencyKey" on conflict (workspace_id, idempotency_key) do nothing returning id`;
  const ids = new Set(written.map(({ id }) => id));
  return events.filter(({ id }) => ids.has(id));
}

async function projectEntities(
  tx: Tx,
  by: EventContext,
  held: ResolvedEntities['held'],
  fresh: readonly NewEvent[],
): Promise<void> {
  const ids = [...new Set(fresh.map(({ entityId }) => entityId))];
  const states = await loadStates(tx, ids);
  const folded = ids.map((id) => {
    const entity = lockedEntityOf(held, id);
    const events = fresh.filter(({ entityId }) => entityId === id);
    return projectOnto(entity, states.get(id) ?? new Map(), events);
  });
  await storeProjections(
    tx,
    by.workspace.id,
    folded.map(({ projected }) => projected),
  );
  await publishEntityUpdates(
    tx,
    by,
    folded.map(({ announced }) => announced),
  );
  const astray = await entitiesWithOldRelations(tx, fresh);
  if (astray.length > 0) await recompute(tx, by, astray);
}

/**
 * Returns the ids of entities whose relations originate from an older event of the same data source. These entities are
 * recomputed, because the new event may have ended relations.
 */
async function entitiesWithOldRelations(tx: Tx, fresh: readonly NewEvent[]): Promise<string[]> {
  const words = fresh.filter(({ source }) => source === 'DATA_SOURCE').map(({ id, entityId }) => ({ id, entityId }));
  const rows = await tx.sql<{ id: string }>`
    select distinct r.from_id as id
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) w(id uuid, "entityId" uuid)
      join world_events now on now.id = w.id
      join entity_relationships r on r.from_id = w."entityId"
      join world_events e on e.id = r.event_id
     where e.source = now.source and e.source_id = now.source_id and e.ingested_at < now.ingested_at`;
  return rows.map(({ id }) => id);
}

function projectOnto(entity: LockedEntity, before: WorldState, events: readonly NewEvent[]) {
  const { id, type } = entity;
  const state = projectEntity(before, events);
  const changed = new Map([...state].filter(([name, known]) => before.get(name) !== known));
  const relations = relationsOf(events);
  const eventCount = entity.eventCount + events.length;
  const at = new Date(Math.max(...events.map(({ ingestedAt }) => ingestedAt.getTime())));
  const projected: EntityProjection = { entityId: id, type, state, changed, relations, eventCount, at };
  const news = [...changed].filter(([name, { value }]) => before.get(name)?.value !== value).map(([name]) => name);
  const names = [...new Set([...news, ...relations.map(({ kind }) => kind)])];
  const summary = { displayName: displayNameOf(state), confidence: confidenceOf(state) };
  return { projected, announced: { id, type, ...summary, changed: names } };
}

function lockedEntityOf(held: ResolvedEntities['held'], id: string): LockedEntity {
  const entity = held.get(id);
  if (!entity) throw new Error('The entity was not locked.');
  return entity;
}
