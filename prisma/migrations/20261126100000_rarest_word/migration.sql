grant create on schema app to frontdesk_system;
set local role frontdesk_system;

drop function app.match_passages(text[], text[], text[], text[], integer);

-- Returns the passages of the current workspace that contain most words of a question, or whose whole title occurs in
-- the question, and how much of the question they contain. A passage without the rarest word of the question is not
-- returned: of several words that are equally rare, one must occur. `common` tells for each word whether it is frequent in
-- the language: such a word counts less, and is not required if the question has other words. Overlap of arrays is not leakproof, so that row-level
-- security would prevent the use of the index. `configs` are the text search configurations of the question's language.
-- `extra` are the terms of a passage that is not stored, which is returned with a null id. A rare word counts more than a
-- frequent one. If the question has words, one of them must occur, and if it has topics, one of them.
create function app.match_passages(words text[], configs text[], topics text[], extra text[], most integer,
  common boolean[] default '{}')
returns table (passage_id uuid, coverage double precision)
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select w.place, false as is_topic, coalesce(w.is_common, false) as is_common, array(
      select distinct l.lexeme from unnest(configs) c (name), unnest(to_tsvector(c.name::regconfig, w.word)) l) as lexemes
    from unnest(words, common) with ordinality w (word, is_common, place)
    where w.word is not null
    union all
    select -t.place, true, false, array[t.topic] from unnest(topics) with ordinality t (topic, place)
  ), terms as materialized (
    select * from asked where cardinality(lexemes) > 0
  ), hits as materialized (
    select p.id, p.term_count as size, t.place, t.is_topic, p.title_size,
      not t.is_topic and p.title_terms && t.lexemes as in_title
    from terms t join public.knowledge_passages p on p.workspace_id = app.workspace_id() and p.terms && t.lexemes
    union all
    select null, cardinality(extra), t.place, t.is_topic, 0, false from terms t where extra && t.lexemes
  ), counts as (
    select t.place, t.is_topic, t.is_common, count(h.id) as stored, count(h.place) as found
    from terms t left join hits h on h.place = t.place group by t.place, t.is_topic, t.is_common
  ), weights as (
    select place, is_topic, case when is_common then 0.3 else 1 end / (1 + ln(1 + greatest(stored, 1))) as weight,
      not is_topic and rank() over (order by is_topic, is_common, case when is_common then 0 else found end) = 1 as is_rarest
    from counts
  ), totals as (
    select sum(weight) as weight, bool_or(not is_topic) as has_words, bool_or(is_topic) as has_topics from weights
  )
  select h.id, (sum(w.weight) / t.weight)::double precision as coverage
  from hits h join weights w on w.place = h.place cross join totals t
  group by h.id, h.size, h.title_size, t.weight, t.has_words, t.has_topics
  having (sum(w.weight) / t.weight > 0.505 or (h.title_size > 0 and count(*) filter (where h.in_title) >= h.title_size))
    and (bool_or(w.is_rarest) or not t.has_words) and (bool_or(h.is_topic) or not t.has_topics)
  order by coverage desc, h.id is null desc, h.size, h.id
  limit most
$$;
revoke all on function app.match_passages(text[], text[], text[], text[], integer, boolean[]) from public;
grant execute on function app.match_passages(text[], text[], text[], text[], integer, boolean[]) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
