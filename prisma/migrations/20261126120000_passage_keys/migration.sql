-- The keys of a passage are hashes of its terms and of its workspace: numbers are smaller and are compared faster than words,
-- and an index of keys finds the passages of one workspace only. Words of the title have keys of their own.
create function app.term_keys(workspace uuid, terms text[]) returns bigint[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select array(select hashtextextended(term, hashtextextended(workspace::text, 0)) from unnest(terms) term)
$$;
revoke all on function app.term_keys(uuid, text[]) from public;
grant execute on function app.term_keys(uuid, text[]) to frontdesk_app, frontdesk_system;

-- Returns the terms of the words of a title.
create function app.title_terms(terms text[]) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select array(select 'title:' || term from unnest(terms) term)
$$;
revoke all on function app.title_terms(text[]) from public;
grant execute on function app.title_terms(text[]) to frontdesk_app, frontdesk_system;

-- Returns the number of terms of a passage and of words of its title as one number, above the bits of a search.
create function app.passage_sizes(terms integer, title_words integer) returns bigint
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select least(terms, 1023)::bigint << 40 | least(title_words, 31)::bigint << 50
$$;
revoke all on function app.passage_sizes(integer, integer) from public;
grant execute on function app.passage_sizes(integer, integer) to frontdesk_app, frontdesk_system;

alter table knowledge_passages add column term_keys bigint[] not null default '{}', add column sizes bigint not null default 0;
alter table knowledge_passages no force row level security;
update knowledge_passages set term_keys = app.term_keys(workspace_id, terms || app.title_terms(title_terms)),
  sizes = app.passage_sizes(term_count, title_size);
alter table knowledge_passages force row level security;
-- A migration of the agent tests dropped the index that the search needs.
drop index if exists knowledge_passages_terms_idx;
alter table knowledge_passages drop column terms, drop column title_terms, drop column term_count, drop column title_size,
  alter column sizes drop default, alter column term_keys drop default;
create index knowledge_passages_term_keys_idx on knowledge_passages using gin (term_keys);
grant select (workspace_id, id, term_keys, sizes) on knowledge_passages to frontdesk_system;

grant create on schema app to frontdesk_system; set local role frontdesk_system;
drop function app.match_passages(text[], text[], text[], text[], integer, boolean[]);
-- Returns the passages of the current workspace that contain most words of a question, or whose whole title occurs in
-- the question, and how much of the question they contain. A passage without the rarest word of the question is not
-- returned: of several words that are equally rare, one must occur. `common` tells for each word whether it is frequent in
-- the language: such a word counts less, and is not required if the question has other words. `configs` are the text
-- search configurations of the question's language. `extra` are the terms of a passage that is not stored, which is
-- returned with a null id. A rare word counts more than a frequent one. If the question has topics, one of them must occur.
--
-- Each term has a bit: words have the bits 1 to 12 and topics 13 to 20. The same bits, shifted by 20, are the words of the
-- title. One index scan finds how many passages contain a term, and only the passages with a required word are read. Their
-- bits are combined per passage, and the coverage is computed once per combination. Hash keys contain the workspace, so
-- that the index of keys needs no column for it; `is true` prevents a scan of all passages of the workspace. The planner
-- expects few rows and would sort them, but hashing is faster for many.
create function app.match_passages(words text[], configs text[], topics text[], extra text[], most integer,
  common boolean[] default '{}')
returns table (passage_id uuid, coverage double precision)
language sql stable parallel safe security definer rows 5 set search_path = pg_catalog, pg_temp set enable_sort = off as $$
  with asked as (
    select w.place, false as is_topic, coalesce(w.is_common, false) as is_common, array(
      select distinct l.lexeme from unnest(configs) c (name), unnest(to_tsvector(c.name::regconfig, w.word)) l) as lexemes
    from unnest(words[1:12], common) with ordinality w (word, is_common, place)
    where w.word is not null
    union all
    select 12 + t.place, true, false, array[t.topic] from unnest(topics[1:8]) with ordinality t (topic, place)
  ), terms as materialized (
    select 1::bigint << (place::int - 1) as bit, is_topic, is_common, lexemes, app.term_keys(app.workspace_id(), lexemes) as keys
    from asked where cardinality(lexemes) > 0
  ), counts as materialized (
    select bit, extra && lexemes as is_extra, (
      select count(*) from public.knowledge_passages p
      where p.term_keys && t.keys and (p.workspace_id = (select app.workspace_id())) is true) as stored from terms t
  ), weights as materialized (
    select t.bit, t.is_topic, t.keys, c.is_extra, case when t.is_common then 0.3 else 1 end::float8 / (1 + ln(1 + greatest(c.stored, 1)::float8)) as weight,
      not t.is_topic and rank() over (order by t.is_topic, t.is_common, case when t.is_common then 0 else c.stored + c.is_extra::int end) = 1 as is_rarest
    from terms t join counts c on c.bit = t.bit
  ), totals as materialized (
    select sum(weight) as weight, coalesce(bit_or(bit) filter (where is_rarest), 0) as rarest, coalesce(bit_or(bit) filter (where is_topic), 0) as topics from weights
  ), required as materialized (
    select array(select unnest(keys) from weights w, totals t where w.bit & case when t.rarest > 0 then t.rarest else t.topics end <> 0) as keys
  ), keys as materialized (
    select bit, keys from terms
    union all
    select bit << 20, app.term_keys(app.workspace_id(), app.title_terms(lexemes)) from terms where not is_topic
  ), hits as materialized (
    select p.id, p.sizes, k.bit from keys k join public.knowledge_passages p
      on p.term_keys && (select keys from required) and p.term_keys && k.keys and (p.workspace_id = (select app.workspace_id())) is true
    union all
    select null, app.passage_sizes(cardinality(extra), 0), bit from weights where is_extra
  ), passages as materialized (
    select id, bit_or(bit | sizes) as sizes from hits group by id
  ), covered as materialized (
    select bits, (select sum(w.weight) from weights w where w.bit & bits <> 0) / t.weight as coverage
    from (select distinct sizes & 1048575 as bits from passages) b, totals t
    where (bits & t.rarest <> 0 or t.rarest = 0) and (bits & topics <> 0 or topics = 0)
  )
  select f.id, c.coverage
  from passages f join covered c on c.bits = f.sizes & 1048575
  where c.coverage > 0.505 or (f.sizes >> 50 > 0 and bit_count((f.sizes >> 20 & 1048575)::bit(20)) >= f.sizes >> 50)
  order by c.coverage desc, f.id is null desc, f.sizes >> 40 & 1023, f.id
  limit most
$$;
revoke all on function app.match_passages(text[], text[], text[], text[], integer, boolean[]) from public;
grant execute on function app.match_passages(text[], text[], text[], text[], integer, boolean[]) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
