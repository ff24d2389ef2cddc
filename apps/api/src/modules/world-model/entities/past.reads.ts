import type { EntityType } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { pageSizeOf } from '../../../graphql/connection.ts';
import { raw, readableRows, type Sql, sql } from '../../../query-compiler/index.ts';
import { eventSourceName } from './world-model.reads.ts';

type Viewer = Pick<WorkspaceContext, 'ability' | 'services'>;

export interface AsOf {
  /** Only events and links that the workspace had received at this time are used. */
  readonly knownAt: Date;
  /** Only events that took effect at or before this time are used. Null if the effective times are ignored. */
  readonly effectiveAt: Date | null;
}

/**
 * SQL query for the values of the fields of an entity, and of the entities that were linked to it, at a given time. The
 * values are computed from the events with the rules of `projectEvents` and `projectGroup`. Values that lost are
 * included once, with their latest statement of each source.
 */
export const fieldsAsOf = (
  { ability }: Pick<Viewer, 'ability'>,
  { id, ...at }: AsOf & { readonly id: string },
): Sql => sql`
  with stated as (
    ${statements(
      sql`w.entity_id in (select app.entity_group_at(${id}::uuid, ${timeSql(at.knownAt)}))
      and exists (select from entities t where t.id = w.entity_id and ${readableRows(ability, 'Entity', 't') ?? raw('true')})`,
      at,
    )}
  ), ranked as (
    select s.*, rank() over (partition by s.name order by ${bestFirst}) as rank,
      row_number() over (partition by s.name, s.entity_id, s.source, s.source_id
        order by s.ingested_at desc, s.effective_at desc, s.event_id desc) as age
      from stated s
  ), shown as (
    select distinct on (r.name, r.value) r.* from ranked r where (r.rank = 1 or r.age = 1) and jsonb_typeof(r.value) <> 'null'
     order by r.name, r.value, r.rank
  )
  select f.entity_id as "entityId", f.name, case jsonb_typeof(f.value) when 'number' then 'NUMBER' when 'boolean' then 'BOOLEAN' else 'TEXT' end as kind,
    f.value #>> '{}' as value, f.rank = 1 as "isCurrent", round(f.confidence * 100)::int as "confidencePercent", f.source,
    (${eventSourceName(sql`e.id = f.event_id`)}) as "sourceName", f.event_id as "eventId",
    f.effective_at as "effectiveAt", f.ingested_at as "ingestedAt", row_number() over (order by f.name, f.rank) as position
    from shown f`;

/** SQL query for the field values in the events `w` that match the condition and count at the given time. */
const statements = (which: Sql, at: AsOf): Sql => sql`
  select w.entity_id, f.name, f.value, w.id as event_id, w.confidence, w.source, w.source_id, w.effective_at, w.ingested_at,
      app.field_weight(f.name, w.confidence, w.source, w.effective_at) as weight
    from world_events w cross join lateral jsonb_each(w.fields) f (name, value)
   where ${which} and ${countsAt('w', at)} and not exists (select from world_events s
     where s.workspace_id = w.workspace_id and s.supersedes_id = w.id and s.ingested_at <= ${timeSql(at.knownAt)})`;

const bestFirst = raw('weight desc, ingested_at desc, effective_at desc, event_id desc');

/** SQL condition that an event had been received and, if asked for, had taken effect at the given time. */
const countsAt = (event: string, { knownAt, effectiveAt }: AsOf): Sql =>
  sql`${raw(event)}.ingested_at <= ${timeSql(knownAt)}
    and ${effectiveAt ? sql`${raw(event)}.effective_at <= ${timeSql(effectiveAt)}` : raw('true')}`;

const timeSql = (at: Date): Sql => sql`to_timestamp(${at.getTime()}::double precision / 1000)`;

export interface EntitiesAsOf {
  readonly first: number;
  /** Id of the last entity of the previous page. */
  readonly afterId: string | null;
  readonly types: readonly EntityType[] | null;
  readonly knownAt: Date | null | undefined;
  readonly effectiveAt: Date | null | undefined;
}

/**
 * SQL query for a page of the entities that had events at a given time, latest event first. The events are read in the
 * order of the page, so that the cost depends on the page and not on the number of entities.
 */
export function entitiesAsOf({ ability, services }: Viewer, request: EntitiesAsOf): Sql {
  const { first, afterId, types, knownAt, effectiveAt } = request;
  const { size } = pageSizeOf({ first });
  if ((knownAt == null) === (effectiveAt == null)) throw badInput('Pass either knownAt or effectiveAt.', 'knownAt');
  const at: AsOf = { knownAt: knownAt ?? services.clock(), effectiveAt: effectiveAt ?? null };
  const time = raw(effectiveAt ? 'effective_at' : 'ingested_at');
  // A subquery with a limit, because it reads one row of the index for each event. The planner could turn `not exists`
  // into a join that reads all events.
  const isLast = sql`${countsAt('w', at)} and w.id = (select l.id from world_events l
    where l.workspace_id = w.workspace_id and l.entity_id = w.entity_id and ${countsAt('l', at)}
    order by l.${time} desc, l.id desc limit 1)`;
  const after = sql`(w.${time}, w.entity_id) < (select w.${time}, w.entity_id from world_events w
    where w.entity_id = ${afterId}::uuid and ${isLast})`;
  return sql`
    with listed as materialized (
      select w.workspace_id, w.entity_id as id, w.${time} as at, t.type, t.contact_id from world_events w
        join entities t on t.workspace_id = w.workspace_id and t.id = w.entity_id
       where ${isLast} and ${readableRows(ability, 'Entity', 't') ?? raw('true')}
         and ${types?.length ? sql`t.type = any (${[...types]}::text[])` : raw('true')}
         and ${afterId === null ? raw('true') : after}
       order by w.${time} desc, w.entity_id desc limit ${size}::int
    )
    select l.id, l.type, app.entity_display_name(coalesce(state.fields, '{}')) as "displayName",
      round(coalesce(state.confidence, 0) * 100)::int as "confidencePercent",
      (select count(*)::int from world_events w where w.workspace_id = l.workspace_id and w.entity_id = l.id and ${countsAt('w', at)}) as "eventCount",
      l.at as "changedAt", row_number() over (order by l.at desc, l.id desc) as position
      from listed l cross join lateral (
        select jsonb_object_agg(k.name, k.value) as fields, avg(k.confidence) as confidence from (
          select distinct on (s.name) s.* from (${statements(sql`w.workspace_id = l.workspace_id and w.entity_id = l.id`, at)}) s
           order by s.name, ${bestFirst}) k
         where jsonb_typeof(k.value) <> 'null') state`;
}
