-- CreateTable
CREATE TABLE "search_entries" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entries_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "search_entries_workspace_id_at_id_idx" ON "search_entries"("workspace_id", "at", "id");

-- CreateIndex
CREATE INDEX "search_entries_workspace_id_kind_at_id_idx" ON "search_entries"("workspace_id", "kind", "at", "id");

-- AddForeignKey
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('search_entries');

alter table search_entries
  add constraint search_entries_kind_check check (kind in ('MESSAGE', 'NOTE', 'CALL_TURN')),
  add constraint search_entries_author_check check (author in ('CONTACT', 'AGENT', 'MEMBER', 'CAMPAIGN'));

-- Entries are inserted once and read while they are found. Without a list of pending entries, no search reads such a
-- list and no insert moves it into the index. The condition is always true: the models cannot describe this index, and
-- indexes with a condition are not compared with them.
create index search_entries_words_idx on search_entries using gin (workspace_id, words) with (fastupdate = off) where words is not null;
create index search_entries_member_idx on search_entries (workspace_id, member_id, at, id) where member_id is not null;

-- The words of a text in lower case, without accents and vowel marks. Independent of the locale of the database, in
-- which `lower` may know only ASCII. Words are separated by spaces, punctuation and symbols; 60 characters of a word count.
create function app.text_words(words text) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  line text := lower(words collate "C");
begin
  -- Only other texts than ASCII need the slow functions, and few of them need the second one.
  if octet_length(line) <> length(line) then
    line := lower(regexp_replace(normalize(line, NFKD), '[\u0300-\u036f\u064b-\u065f\u0670\u0640]', '', 'g') collate "C");
    if octet_length(line) <> length(line) then
      line := replace(translate(line, 'ÆŒØĐŁÞŊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЂЈЉЊЋЏøđłı', 'æœodlþŋαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіђјљњћџodli'), 'ß', 'ss');
    end if;
  end if;
  return array(select left(w.word, 60) from unnest(regexp_split_to_array(line, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]+')) w (word) where w.word <> '');
end $$;

-- The words of a text for the index. A word that is hidden from viewers who see contact details masked begins with `#`,
-- which no word of a text contains, so that their searches do not read its postings.
create function app.search_words(words text) returns tsvector
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  given constant text[] := app.text_words(words);
  masked constant text := app.mask_text(words);
  shown text[];
begin
  if masked = words then return array_to_tsvector(given); end if;
  shown := app.text_words(masked);
  return array_to_tsvector(array(select case when w.word = any(shown) then w.word else '#' || w.word end from unnest(given) w (word)));
end $$;

-- The query for texts in which each word of a search is the beginning of a word. Null without a word.
create function app.search_query(words text, sees_details boolean) returns tsquery
language sql immutable parallel safe as $$
  select pg_catalog.string_agg(distinct case when sees_details then '(''' || w.word || ''':* | ''#' || w.word || ''':*)' else '''' || w.word || ''':*' end, ' & ')::pg_catalog.tsquery
  from pg_catalog.unnest(app.text_words(words)) w (word)
$$;

-- An excerpt of about 200 characters around the first match, divided at the matches: each second part is a matching word.
create function app.search_excerpt(words text, search text) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  line text := regexp_replace(words, '[[:space:]]+', ' ', 'g');
  wanted constant text[] := app.text_words(search);
  parts text[] := '{}';
  plain text := '';
  place int := 1;
  start int;
  piece text[];
begin
  for piece in select regexp_matches(line, '([\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]*)([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]+)', 'g') loop
    place := place + length(piece[1]);
    if app.begins_with(piece[2], wanted) then exit; end if;
    place := place + length(piece[2]);
  end loop;
  if place > length(line) then place := 1; end if;
  start := case when place > 60 then place - 40 else 1 end;
  plain := case when start > 1 then '…' else '' end;
  words := substr(line, start, 200);
  if start > 1 then words := regexp_replace(words, '^[^ ]{0,39} ', ''); end if;
  if start + 200 <= length(line) then words := regexp_replace(words, ' [^ ]{0,60}$', '') || '…'; end if;
  for piece in select regexp_matches(words, '([\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]*)([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]*)', 'g') loop
    if piece[2] <> '' and app.begins_with(piece[2], wanted) then
      parts := parts || (plain || piece[1]) || piece[2];
      plain := '';
    else
      plain := plain || piece[1] || piece[2];
    end if;
  end loop;
  return parts || plain;
end $$;

create function app.begins_with(word text, wanted text[]) returns boolean
language sql immutable parallel safe as $$
  select exists (select from pg_catalog.unnest(app.text_words(word)) w (word), pg_catalog.unnest(wanted) f (start) where pg_catalog.starts_with(w.word, f.start))
$$;

create function app.store_search_entry() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  entry public.search_entries;
begin
  entry.workspace_id := new.workspace_id;
  entry.id := new.id;
  case tg_table_name
    when 'messages' then
      entry.kind := 'MESSAGE'; entry.author := new.author; entry.member_id := new.member_id; entry.at := new.sent_at;
      entry.words := app.search_words(new.body);
    when 'conversation_notes' then
      entry.kind := 'NOTE'; entry.author := 'MEMBER'; entry.member_id := new.member_id; entry.at := new.created_at;
      entry.words := app.search_words(new.text);
    when 'transcript_turns' then
      entry.kind := 'CALL_TURN'; entry.author := new.role; entry.at := new.at;
      entry.words := app.search_words(new.text);
  end case;
  insert into public.search_entries values (entry.*)
    on conflict (workspace_id, id) do update set at = excluded.at, words = excluded.words;
  return null;
end $$;

create function app.delete_search_entries() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.search_entries e using deleted d where e.workspace_id = d.workspace_id and e.id = d.id;
  return null;
end $$;

create trigger search_entry_is_stored after insert or update of body, sent_at on messages for each row execute function app.store_search_entry();
create trigger search_entries_are_deleted after delete on messages referencing old table as deleted for each statement execute function app.delete_search_entries();
create trigger search_entry_is_stored after insert or update of text on conversation_notes for each row execute function app.store_search_entry();
create trigger search_entries_are_deleted after delete on conversation_notes referencing old table as deleted for each statement execute function app.delete_search_entries();
create trigger search_entry_is_stored after insert or update of text, at on transcript_turns for each row execute function app.store_search_entry();
create trigger search_entries_are_deleted after delete on transcript_turns referencing old table as deleted for each statement execute function app.delete_search_entries();

-- The rows before this migration. For this time, the owner reads and writes the rows of all workspaces.
alter table messages no force row level security;
alter table conversation_notes no force row level security;
alter table transcript_turns no force row level security;
alter table search_entries no force row level security;
insert into search_entries (workspace_id, id, kind, author, member_id, at, words)
  select workspace_id, id, 'MESSAGE', author, member_id, sent_at, app.search_words(body) from messages
  union all select workspace_id, id, 'NOTE', 'MEMBER', member_id, created_at, app.search_words(text) from conversation_notes
  union all select workspace_id, id, 'CALL_TURN', role, null, at, app.search_words(text) from transcript_turns;
alter table messages force row level security;
alter table conversation_notes force row level security;
alter table transcript_turns force row level security;
alter table search_entries force row level security;

grant select (workspace_id, id, at, words) on search_entries to frontdesk_system;
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- Whether a search matches 25 of the 3000 newest entries of the workspace that is set. Reading the newest entries until
-- a page is complete then takes little time.
create function app.is_frequent(query tsquery) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
set enable_indexscan = on set enable_bitmapscan = off as $$
  select count(*) = 25 from (
    select from (
      select e.words from public.search_entries e where e.workspace_id = app.workspace_id() order by e.at desc, e.id desc limit 3000
    ) newest where newest.words @@ query limit 25
  ) matching
$$;

-- The ids of the entries that match, or null if the search is frequent. Behind row-level security no index helps a
-- search for words; this function reads the index for the workspace that is set, and returns ids alone. The caller
-- decides which of them the viewer can read. With `newest`, only as many are returned, from the newest before the given
-- place. Without it, all matches are returned, or null if there are more than 10,000.
create function app.few_entries(query tsquery, newest int, before timestamptz, before_id uuid) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_indexscan = off as $$
declare
  most constant int := 10000;
  found uuid[];
begin
  if query is null then return '{}'; end if;
  if app.is_frequent(query) then return null; end if;
  if newest is not null then
    return array(select e.id from public.search_entries e where e.workspace_id = app.workspace_id() and e.words @@ query
      and (before is null or (e.at, e.id) < (before, before_id)) order by e.at desc, e.id desc limit newest);
  end if;
  found := array(select e.id from public.search_entries e where e.workspace_id = app.workspace_id() and e.words @@ query limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;
revoke all on function app.is_frequent(tsquery), app.few_entries(tsquery, int, timestamptz, uuid) from public;
grant execute on function app.few_entries(tsquery, int, timestamptz, uuid) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
