-- Who asked for silence and is a contact no longer: their number, so that nobody who makes a contact of it writes to them again.
create table opted_out_numbers (
  workspace_id uuid not null,
  id uuid not null,
  number text not null,
  at timestamptz(3) not null,
  word text,
  noted_by_id uuid,
  noted_by_name text,
  wish_id uuid not null,
  constraint opted_out_numbers_pkey primary key (workspace_id, id),
  constraint opted_out_numbers_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
create unique index opted_out_numbers_workspace_id_number_key on opted_out_numbers (workspace_id, number);
select protect_workspace_table('opted_out_numbers');

-- In the database, and not in whoever deletes: a way to lose a contact that is written later would lose their wish as well.
-- With a workspace everything goes, and there is nothing that it could be kept for.
create function app.keep_wish() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.opted_out_numbers (workspace_id, id, number, at, word, noted_by_id, noted_by_name, wish_id)
    select o.workspace_id, gen_random_uuid(), old.phone, o.at, o.word, o.noted_by_id, o.noted_by_name, o.id
      from public.opt_outs o
     where o.workspace_id = old.workspace_id and o.contact_id = old.id
       and exists (select from public.workspaces w where w.workspace_id = old.workspace_id)
    on conflict (workspace_id, number) do nothing;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

-- Whoever has the number again has the wish again, in whatever way they became a contact.
create function app.heed_wish() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  with kept as (
    delete from public.opted_out_numbers k where k.workspace_id = new.workspace_id and k.number = new.phone
    returning k.at, k.word, k.noted_by_id, k.noted_by_name
  )
  insert into public.opt_outs (workspace_id, id, contact_id, at, word, noted_by_id, noted_by_name)
    select new.workspace_id, gen_random_uuid(), new.id, kept.at, kept.word, kept.noted_by_id, kept.noted_by_name from kept
    on conflict (workspace_id, contact_id) do nothing;
  return null;
end $$;

revoke all on function app.keep_wish(), app.heed_wish() from public;

create trigger contact_wish_is_kept before delete on contacts for each row execute function app.keep_wish();
create trigger contact_wish_is_kept_with_the_number before update of phone on contacts
  for each row when (old.phone is distinct from new.phone) execute function app.keep_wish();
create trigger contact_wish_is_heeded after insert on contacts for each row execute function app.heed_wish();
create trigger contact_wish_is_heeded_with_the_number after update of phone on contacts
  for each row when (old.phone is distinct from new.phone) execute function app.heed_wish();
