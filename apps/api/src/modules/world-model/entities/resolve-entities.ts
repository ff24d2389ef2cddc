import { CONTACT_SYSTEM } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import type { EntityRef, WorldEventInput } from './event-input.ts';

export interface LockedEntity {
  readonly id: string;
  readonly type: string;
  readonly updatedAt: Date;
  readonly eventCount: number;
}

export interface ResolvedEntities {
  /** Entities that are the subjects of the events, by id. Locked until the end of the transaction. */
  readonly held: ReadonlyMap<string, LockedEntity>;
  readonly idOf: (ref: EntityRef) => string;
}

/** Finds or creates all entities to which the events refer, and locks those that are the subjects of the events. */
export async function resolveEntities(
  tx: Tx,
  by: EventContext,
  inputs: readonly Pick<WorldEventInput, 'entity' | 'relations'>[],
): Promise<ResolvedEntities> {
  const subjects = new Map(inputs.map(({ entity }) => [nameOf(entity), entity]));
  const others = inputs.flatMap(({ relations }) => relations.map(({ to }) => [nameOf(to), to] as const));
  const refs = [...new Map([...subjects, ...others])].sort(([one], [other]) => (one < other ? -1 : 1));
  const named = refs.map(([name, ref]) => ({ name, id: uuidv7(), ...ref, isSubject: subjects.has(name) }));
  await createEntities(tx, by, JSON.stringify(named));
  const found = await lockEntities(tx, JSON.stringify(named));
  const held = new Map(found.filter((one) => one.isSubject).map((one) => [one.id, one]));
  const ids = new Map(found.map(({ name, id }) => [name, id]));
  return { held, idOf: (ref) => idIn(ids, ref) };
}

const nameOf = ({ type, system, externalId }: EntityRef): string => JSON.stringify([type, system, externalId]);

function idIn(ids: ReadonlyMap<string, string>, ref: EntityRef): string {
  const id = ids.get(nameOf(ref));
  if (!id) throw new Error('The entity was not resolved.');
  return id;
}

/**
 * Creates the entities that do not exist yet, in the order of their names, which prevents deadlocks between concurrent
 * calls.
 */
const createEntities = (tx: Tx, by: EventContext, named: string) =>
  tx.sql`
    with named as (
      select * from jsonb_to_recordset(${named}::jsonb) n(name text, id uuid, type text, system text, "externalId" text)
    ), called as (
      insert into entity_external_ids (workspace_id, id, entity_id, type, system, external_id)
      select ${by.workspace.id}::uuid, n.id, n.id, n.type, n.system, n."externalId" from named n order by n.name
      on conflict (workspace_id, type, system, external_id) do nothing
      returning workspace_id, entity_id, type, system, external_id
    )
    insert into entities (workspace_id, id, type, contact_id, created_at, updated_at)
    select c.workspace_id, c.entity_id, c.type, case c.system when ${CONTACT_SYSTEM} then c.external_id::uuid end, ${by.services.clock()}::timestamptz, ${by.services.clock()}::timestamptz
      from called c`;

/**
 * Locks only the entities that are the subjects of events. If related entities were locked too, for example, all
 * appointments of one practitioner would wait for each other.
 */
const lockEntities = (tx: Tx, named: string) =>
  tx.sql<LockedEntity & { name: string; isSubject: boolean }>`
    with named as (
      select * from jsonb_to_recordset(${named}::jsonb) n(name text, type text, system text, "externalId" text, "isSubject" boolean)
    ), called as (
      select n.name, n."isSubject", x.entity_id from named n join entity_external_ids x
        on (x.type, x.system, x.external_id) = (n.type, n.system, n."externalId")
    ), held as materialized (
      select e.id, e.type, e.updated_at, e.event_count from entities e
        where e.id in (select c.entity_id from called c where c."isSubject") order by e.id for no key update
    )
    select c.name, c."isSubject", c.entity_id as id, h.type, h.updated_at as "updatedAt", h.event_count as "eventCount"
      from called c left join held h on h.id = c.entity_id`;
