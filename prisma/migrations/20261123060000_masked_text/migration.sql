-- Strikes out phone numbers and email addresses in free text, for viewers whose contact details are masked.
-- No pattern has a back-reference or two adjacent repetitions of one class, so each pass is linear in the length of the text.

-- Separates the digits of ids, times, dates and amounts with U+E000, so that they are not taken for a phone number.
create function app.without_ordinary_numbers(words text) returns text
language sql immutable parallel safe as $$
  select case when words !~ '[0-9]' then words else
   pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(
   pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(words,
    -- An id of the product.
    '([0-9a-f]{4})([0-9a-f]{4}-)([0-9a-f]{4}-)([0-9a-f]{4}-)([0-9a-f]{4}-)([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})',
      E'\\1\uE000\\2\uE000\\3\uE000\\4\uE000\\5\uE000\\6\uE000\\7\uE000\\8\uE000', 'g'),
    -- 10:30, 10:30:00, 10:30:00.000
    '(?<![0-9:])([01]?[0-9]|2[0-3])(:[0-5][0-9])(:[0-5][0-9])?([.][0-9]{1,6})?(?![0-9:])', E'\\1\\2\uE000\\3\uE000\\4\uE000', 'g'),
    -- 10.30-11.30
    '(?<![0-9+)/.-])(?<![0-9] )((?:[01]?[0-9]|2[0-3])[.][0-5][0-9] ?[-–] ?)((?:[01]?[0-9]|2[0-3])[.][0-5][0-9])(?![0-9]|[ ./-]?[0-9])', E'\\1\uE000\\2\uE000', 'g'),
    -- 22.11.2026, 11/22/2026
    '(?<![0-9+)/.-])(?<![0-9] )((?:0?[1-9]|[12][0-9]|3[01])[./-])((?:0?[1-9]|[12][0-9]|3[01])[./-])((?:19|20)[0-9]{2})(?![0-9]|[./-][0-9])', E'\\1\\2\uE000\\3\uE000', 'g'),
    -- 2026-11-22
    '(?<![0-9+)/.-])(?<![0-9] )((?:19|20)[0-9]{2}[-./])((?:0[1-9]|1[0-2])[-./](?:0[1-9]|[12][0-9]|3[01]))(?![0-9]|[./-][0-9])', E'\\1\uE000\\2\uE000', 'g'),
    -- 2025-2026
    '(?<![0-9+)/.-])(?<![0-9] )((?:19|20)[0-9]{2}[-–/])((?:19|20)[0-9]{2})(?![0-9]|[ ./-]?[0-9])', E'\\1\uE000\\2\uE000', 'g'),
    -- € 12,345.67
    '((?:[€$£]|EUR|USD|GBP|CHF)[ \u00a0]?[0-9]{1,6})([.,''][0-9]{3})?([.,''][0-9]{3})?([.,][0-9]{2})?(?![0-9]|[ ./-][0-9])', E'\\1\uE000\\2\uE000\\3\uE000\\4\uE000', 'g'),
    -- 12.345,67 €
    '(?<![0-9+)/.-])(?<![0-9] )([0-9]{1,6})([.,''][0-9]{3})?([.,''][0-9]{3})?([.,][0-9]{1,2})?([ \u00a0]?(?:[€$£]|EUR|USD|GBP|CHF))', E'\\1\uE000\\2\uE000\\3\uE000\\4\uE000\\5', 'g')
  end
$$;

-- U+E000 is removed from the input first, so that a text cannot hide a number with it, and from the result last.
create function app.mask_text(words text) returns text
language sql immutable parallel safe as $$
  select pg_catalog.translate(
    pg_catalog.regexp_replace(
      pg_catalog.regexp_replace(app.without_ordinary_numbers(
        pg_catalog.regexp_replace(
          pg_catalog.regexp_replace(pg_catalog.translate(words, E'\uE000', ''),
            '[^[:space:]<>()\[\]{}"'',;:=|@＠•]+(?:[@＠]|%40)[^[:space:]<>()\[\]{}"'',;:=|@＠•]+', '•••@•••', 'gi'),
          '[^[:space:]<>()\[\]{}"'',;:=|@＠•]+ ?[(\[{] ?(?:at|ät) ?[)\]}] ?[^[:space:]<>()\[\]{}"'',;:=|@＠•]+', '•••@•••', 'gi')),
        '(?:[+＋][^[:alnum:]\uE000]{0,3}|(?<![0-9])0)[0-9０-９](?:[^[:alnum:]\n\uE000]?[^[:alnum:]\n\uE000]?[0-9０-９]){7,}', '••••', 'g'),
      '[+＋(]?[0-9０-９٠-٩۰-۹०-९](?:[-[:blank:].()/\\\u00a0\u00ad\u2000-\u2015\u2028-\u202f\u205f-\u206f\u2212\u3000\ufeff（）．／－]{0,3}[0-9０-９٠-٩۰-۹०-९]){6,}', '••••', 'g'),
    E'\uE000', '')
$$;

create function app.mask_texts(texts text[]) returns text[]
language sql immutable parallel safe as $$
  select case when texts is null then null else array(
    select app.mask_text(t.word) from unnest(texts) with ordinality t(word, position) order by t.position) end
$$;

-- Keys and texts; a number of nine digits or more becomes a text.
create function app.mask_json(value jsonb) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  case jsonb_typeof(value)
    when 'string' then return to_jsonb(app.mask_text(value #>> '{}'));
    when 'number' then
      return case when (value #>> '{}')::numeric >= 100000000 then to_jsonb('••••'::text) else value end;
    when 'array' then
      return (select coalesce(jsonb_agg(app.mask_json(e.item) order by e.position), '[]')
                from jsonb_array_elements(value) with ordinality e(item, position));
    when 'object' then
      return (select coalesce(jsonb_object_agg(app.mask_text(e.key), app.mask_json(e.value)), '{}') from jsonb_each(value) e);
    else return value;
  end case;
end $$;

-- A stored answer that shows contact details is withheld once its caller sees them masked.
alter table idempotency_keys add column shows_details boolean not null default true;
