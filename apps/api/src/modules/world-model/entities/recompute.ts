import { confidenceOf, displayNameOf, projectEvents } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { type RelationalEvent, relationsOf, timestampAfter } from './events.ts';
import { type EntityProjection, loadStates, storeProjections } from './projection.ts';
import { publishEntityUpdates } from './publish-entity-update.ts';
import type { LockedEntity } from './resolve-entities.ts';

/**
 * Recomputes entities from all their events, after events were moved, superseded or deleted. An entity without events
 * is kept, but has no fields and relations.
 */
export async function recompute(tx: Tx, by: EventContext, entityIds: readonly string[]): Promise<void> {
  const held = await tx.sql<LockedEntity>`
    select id, type, updated_at as "updatedAt", event_count as "eventCount" from entities
     where id = any (${entityIds}::uuid[]) order by id for no key update`;
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  const before = await loadStates(tx, ids);
  const events = await eventsOf(tx, ids);
  const now = by.services.clock();
  const projected = held.map((entity): EntityProjection => {
    const own = events.filter(({ entityId }) => entityId === entity.id);
    const state = projectEvents(own);
    const superseded = new Set(own.map(({ supersedesId }) => supersedesId));
    const relations = relationsOf(own.filter(({ id }) => !superseded.has(id)));
    return {
      entityId: entity.id,
      type: entity.type,
      state,
      changed: state,
      relations,
      eventCount: own.length,
      at: timestampAfter(entity, now),
    };
  });
  await tx.sql`delete from entity_fields where entity_id = any (${ids}::uuid[])`;
  await tx.sql`delete from entity_relationships where from_id = any (${ids}::uuid[])`;
  await storeProjections(tx, by.workspace.id, projected);
  const changed = projected.map(({ entityId: id, state }, index) => {
    const names = new Set([...state.keys(), ...(before.get(id)?.keys() ?? [])]);
    const otherwise = [...names].filter((name) => before.get(id)?.get(name)?.value !== state.get(name)?.value);
    const type = held[index]?.type ?? '';
    return {
      id,
      type,
      displayName: displayNameOf(state),
      confidence: confidenceOf(state),
      changed: otherwise,
    };
  });
  await publishEntityUpdates(tx, by, changed);
}

/** Returns the events of the entities. Relations to deleted entities are omitted. */
const eventsOf = (tx: Tx, ids: readonly string[]) =>
  tx.sql<RelationalEvent & { entityId: string }>`
    select e.id, e.entity_id as "entityId", e.fields, e.confidence, e.effective_at as "effectiveAt", e.ingested_at as "ingestedAt",
      e.source, e.source_id as "sourceId", e.supersedes_id as "supersedesId", case when e.relations = '[]' then e.relations else (
        select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(e.relations) r
         where exists (select from entities o where o.id = (r ->> 'toId')::uuid)) end as relations
    from world_events e where e.entity_id = any (${ids}::uuid[])`;
