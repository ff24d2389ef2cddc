import {
  BIRTH_DATE_FIELDS,
  birthDateOf,
  type EntityIdentifier,
  type EntityProfile,
  sourceIdOf,
} from '@frontdesk/domain';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Two entity ids in the order in which a pair is stored. */
export type Pair = readonly [entityId: string, otherEntityId: string];

export const pairOf = (one: string, other: string): Pair => (one < other ? [one, other] : [other, one]);

/**
 * Serializes changes of links and suggestions in the workspace, so that a group does not change while it is being
 * checked.
 */
export async function lockEntityLinks(tx: Tx, workspaceId: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`entity links ${workspaceId}`}, 0))`;
}

/** Returns the ids of all entities in the groups of the given entities, including the given entities. */
export async function groupsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    select distinct g.id from unnest(${ids}::uuid[]) entity cross join lateral app.entity_group(entity) g(id)`;
  return rows.map(({ id }) => id);
}

/** Locks entities in the order of their ids, so that their fields cannot change concurrently. */
export async function lockEntities(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.sql`select id from entities where id = any (${ids}::uuid[]) order by id for no key update`;
}

/** Returns the external ids of entities. */
export const externalIdsOf = (tx: Tx, entityIds: readonly string[]) =>
  tx.entityExternalId.findMany({ where: { entityId: { in: [...entityIds] } } });

/** Locks the data source with this system name, if there is one, and returns whether it has an active run. */
export async function isSourceBusy(tx: Tx, system: string): Promise<boolean> {
  const dataSourceId = sourceIdOf(system);
  if (dataSourceId === null || !(await lockRow(tx, 'DataSource', dataSourceId))) return false;
  return (await tx.syncRun.count({ where: { dataSourceId, finishedAt: null } })) > 0;
}

export interface ActiveLink {
  readonly id: string;
  readonly entityId: string;
  readonly otherEntityId: string;
  readonly score: number;
  readonly evidence: unknown;
}

/** Returns the links of an entity that were not withdrawn. */
export const linksOf = (tx: Tx, entityId: string): Promise<ActiveLink[]> =>
  tx.sql<ActiveLink>`
    select l.id, l.entity_id as "entityId", l.other_entity_id as "otherEntityId", l.score, l.evidence
      from entity_links l
     where ${entityId}::uuid in (l.entity_id, l.other_entity_id) and l.undoes_id is null
       and not exists (select from entity_links u where u.undoes_id = l.id)
     order by l.created_at, l.id`;

export async function linkBetween(tx: Tx, one: string, other: string): Promise<ActiveLink | null> {
  const [entityId, otherEntityId] = pairOf(one, other);
  const links = await linksOf(tx, entityId);
  return links.find((link) => link.entityId === entityId && link.otherEntityId === otherEntityId) ?? null;
}

/** Attributes by which entities are compared, with the id and the confidence of the entity. */
export interface StoredProfile extends EntityProfile {
  readonly id: string;
  readonly confidence: number;
}

interface ProfileRow extends Omit<StoredProfile, 'birthDate' | 'identifiers'> {
  readonly identifiers: EntityIdentifier[] | null;
  readonly dates: Record<string, string> | null;
}

/** Returns the profiles of entities with a single SQL statement. */
export async function profilesOf(tx: Tx, ids: readonly string[]): Promise<StoredProfile[]> {
  const rows = await tx.sql<ProfileRow>`
    select e.id, e.type, e.display_name as name, e.confidence,
      (select coalesce(jsonb_agg(jsonb_build_object('system', x.system, 'externalId', x.external_id)), '[]')
        from entity_external_ids x where x.workspace_id = e.workspace_id and x.entity_id = e.id) as "externalIds",
      (select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value))
        from entity_identifiers i where i.workspace_id = e.workspace_id and i.entity_id = e.id) as identifiers,
      (select jsonb_object_agg(f.name, f.value) from entity_fields f
        where f.workspace_id = e.workspace_id and f.entity_id = e.id and f.name = any (${BIRTH_DATE_FIELDS}::text[])) as dates
    from entities e where e.id = any (${ids}::uuid[])`;
  return rows.map(({ dates, identifiers, ...profile }) => {
    const values = new Map(Object.entries(dates ?? {}).map(([name, value]) => [name, { value }]));
    return { ...profile, identifiers: identifiers ?? [], birthDate: birthDateOf(values) };
  });
}

/**
 * Returns a function that returns the number of entities with an identifier. At most five entities are counted per
 * identifier.
 */
export async function ownerCounts(
  tx: Tx,
  profiles: readonly EntityProfile[],
): Promise<(identifier: EntityIdentifier) => number> {
  const keyOf = ({ kind, value }: EntityIdentifier) => `${kind} ${value}`;
  const all = new Map(profiles.flatMap(({ identifiers }) => identifiers.map((one) => [keyOf(one), one])));
  const rows = await tx.sql<EntityIdentifier & { count: number }>`
    select k.kind, k.value, (select count(*)::int from (
        select from entity_identifiers i where i.kind = k.kind and i.value = k.value limit 5) o) as count
      from jsonb_to_recordset(${JSON.stringify([...all.values()])}::jsonb) k(kind text, value text)`;
  const counts = new Map(rows.map((row) => [keyOf(row), row.count]));
  return (identifier) => counts.get(keyOf(identifier)) ?? 0;
}
