-- The weight of a value among the values of one field, as computed by the function `fieldWeight` of packages/domain: the
-- confidence times the priority of the source. For a field whose values age, the weight is the time at which this product
-- has decayed to 1, in milliseconds. A correction has infinite weight.
create function app.field_weight(name text, confidence float8, source text, effective_at timestamptz) returns float8
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when confidence >= 1 then 'infinity'::float8
    when name not in ('phone', 'mobile', 'phone_number') then p.product
    when p.product > 0
      then floor(extract(epoch from effective_at)::float8 * 1000 + 31557600000::float8 * ln(p.product) / ln(2::float8))
    else '-infinity'::float8 end
    from (select confidence * case source when 'AGENT' then 0.8::float8 when 'API' then 0.9 else 1 end) p(product)
$$;
grant execute on function app.field_weight(text, float8, text, timestamptz) to public;

-- The name of an entity with these fields, as computed by the function `displayNameOf` of packages/domain.
create function app.entity_display_name(fields jsonb) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  with texts as (
    select f.name, btrim(regexp_replace(f.value, '[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+', ' ', 'g')) as value
      from jsonb_each_text(fields) f (name, value)
  ), first (part, value) as (
    select p.part, (select t.value from unnest(p.names) with ordinality n (name, at) join texts t on t.name = n.name
        where t.value <> '' order by n.at limit 1)
      from (values (0, array['name', 'displayName', 'display_name', 'fullName', 'full_name', 'title']),
        (1, array['givenName', 'given_name', 'firstName', 'first_name']),
        (2, array['familyName', 'family_name', 'lastName', 'last_name']), (3, array['service'])) p (part, names)
  )
  select left(coalesce((select f.value from first f where f.part = 0),
    (select string_agg(f.value, ' ' order by f.part) from first f where f.part in (1, 2)),
    (select f.value from first f where f.part = 3), ''), 100)
$$;
grant execute on function app.entity_display_name(jsonb) to public;

-- The entities that were linked to an entity at a time, directly or through others, including the entity itself.
create function app.entity_group_at(entity uuid, known_at timestamptz) returns setof uuid
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  with recursive linked(id) as (
    select entity
    union
    select l.id from linked cross join lateral (
      select a.id as link_id, a.other_entity_id as id from public.entity_links a
       where a.workspace_id = app.workspace_id() and a.entity_id = linked.id and a.undoes_id is null and a.created_at <= known_at
      union all
      select b.id, b.entity_id from public.entity_links b
       where b.workspace_id = app.workspace_id() and b.other_entity_id = linked.id and b.undoes_id is null and b.created_at <= known_at
    ) l where not exists (
      select from public.entity_links u
       where u.workspace_id = app.workspace_id() and u.undoes_id = l.link_id and u.created_at <= known_at)
  )
  select id from linked
$$;
grant execute on function app.entity_group_at(uuid, timestamptz) to public;

-- Entities as of an effective time are read by their last event before it.
create index world_events_workspace_id_effective_at_id_idx on world_events (workspace_id, effective_at, id);
create index world_events_workspace_id_entity_id_effective_at_id_idx on world_events (workspace_id, entity_id, effective_at, id);

-- Fields whose value changes with the weights. For this time, the owner reads and writes the rows of all workspaces.
alter table entities no force row level security;
alter table entity_fields no force row level security;
alter table world_events no force row level security;
create table changed_fields as
  select k.* from (
    select distinct on (w.workspace_id, w.entity_id, f.name) w.workspace_id, w.entity_id, f.name, f.value, w.confidence, w.id as event_id,
      w.effective_at, w.ingested_at
      from world_events w cross join lateral jsonb_each(w.fields) f (name, value)
     where not exists (select from world_events s where s.workspace_id = w.workspace_id and s.supersedes_id = w.id)
     order by w.workspace_id, w.entity_id, f.name, app.field_weight(f.name, w.confidence, w.source, w.effective_at) desc,
       w.ingested_at desc, w.effective_at desc, w.id desc
  ) k join entity_fields e on (e.workspace_id, e.entity_id, e.name) = (k.workspace_id, k.entity_id, k.name)
   where e.event_id <> k.event_id;
update entity_fields e set confidence = c.confidence, event_id = c.event_id, effective_at = c.effective_at, ingested_at = c.ingested_at,
    value = coalesce(c.value #>> '{}', ''),
    kind = case jsonb_typeof(c.value) when 'null' then 'NONE' when 'number' then 'NUMBER' when 'boolean' then 'BOOLEAN' else 'TEXT' end
  from changed_fields c where (c.workspace_id, c.entity_id, c.name) = (e.workspace_id, e.entity_id, e.name);
update entities e set confidence = k.confidence, display_name = k.display_name
  from (
    select f.workspace_id, f.entity_id, coalesce(avg(f.confidence) filter (where f.kind <> 'NONE'), 0) as confidence,
      app.entity_display_name(coalesce(jsonb_object_agg(f.name, f.value) filter (where f.kind <> 'NONE'), '{}')) as display_name
      from entity_fields f where (f.workspace_id, f.entity_id) in (select c.workspace_id, c.entity_id from changed_fields c)
     group by f.workspace_id, f.entity_id
  ) k where (k.workspace_id, k.entity_id) = (e.workspace_id, e.id);
drop table changed_fields;
alter table entities force row level security;
alter table entity_fields force row level security;
alter table world_events force row level security;
