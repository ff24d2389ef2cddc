-- Tags are searched by the same index as the other texts of a contact. `array_to_string` is only stable, because the
-- output of some types depends on settings; that of text does not. The function is evaluated for each
-- contact if a text is too short for the index; this form is the fastest.
create function app.tags_text(tags text[]) returns text
language plpgsql immutable parallel safe as $$ begin return pg_catalog.array_to_string(tags, e'\n'); end $$;

drop index contacts_found_idx;
create index contacts_found_idx on contacts using gin
  (workspace_id, (name || e'\n' || phone || e'\n' || coalesce(email, '') || e'\n' || company || e'\n' || app.tags_text(tags))
    gin_trgm_ops);

-- The two numbers of deliveries that the list of webhooks shows.
create index webhook_deliveries_not_delivered_idx on webhook_deliveries (workspace_id, webhook_id, state)
  where state in ('PENDING', 'FAILED');

grant select (tags) on contacts to frontdesk_system;
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

create or replace function app.found(kind text, patterns text[]) returns setof uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  case kind
    when 'contacts' then
      return query select c.id from unnest(patterns) pattern, public.contacts c
        where c.workspace_id = app.workspace_id()
          and (c.name || e'\n' || c.phone || e'\n' || coalesce(c.email, '') || e'\n' || c.company || e'\n' || app.tags_text(c.tags)) ilike pattern;
    when 'leads' then
      return query select l.id from unnest(patterns) pattern, public.leads l
        where l.workspace_id = app.workspace_id()
          and (l.name || e'\n' || l.phone || e'\n' || coalesce(l.email, '') || e'\n' || l.message) ilike pattern;
    when 'entities' then
      return query select e.id from unnest(patterns) pattern, public.entities e
        where e.workspace_id = app.workspace_id() and e.display_name ilike pattern
        union select f.entity_id from unnest(patterns) pattern, public.entity_fields f
        where f.workspace_id = app.workspace_id() and f.value ilike pattern;
  end case;
end $$;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
