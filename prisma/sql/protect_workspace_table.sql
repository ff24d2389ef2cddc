-- Row-level security for a workspace table. Included verbatim in the first migration; every later migration that adds a
-- table with a workspace_id calls protect_workspace_table (db:migration writes the call, rls-catalogue.test.ts fails
-- without it).

-- STABLE and plain SQL, so that the planner inlines it and uses the index that starts with workspace_id. After a LOCAL
-- setting a connection reads '', which has to mean "no workspace", as unset does.
create function app.workspace_id() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.workspace_id', true), '')::uuid;

create function protect_workspace_table(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert, update, delete on %s to frontdesk_app', t);
end $$;

-- Rows are inserted and read, never changed; they are deleted with their workspace, by the foreign key.
create function protect_append_only_table(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert on %s to frontdesk_app', t);
end $$;

create function app.raise_workspace_wall(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  mine constant text := 'workspace_id = app.workspace_id()';
begin
  execute format('alter table %s enable row level security', t);
  -- Applies to the owner too: a function or a migration that runs as it sees only the workspace that is set.
  execute format('alter table %s force row level security', t);
  execute format('create policy workspace_rows on %s using (%s) with check (%s)', t, mine, mine);
  -- Restrictive, so that no later permissive policy can widen access. It names its roles instead of excluding one in
  -- the expression, which would be evaluated for every row; a fourth role has no grants.
  execute format(
    'create policy workspace_wall on %s as restrictive to frontdesk_app, frontdesk_owner using (%s) with check (%s)',
    t, mine, mine
  );
  -- The system role has an explicit policy instead of BYPASSRLS; it gives no access without a grant on the table.
  execute format('create policy system_rows on %s to frontdesk_system using (true) with check (true)', t);
end $$;

-- For a column that can never change once it is written, for any role.
create function guard_immutable(t regclass, col text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'create trigger %I before update on %s for each row when (old.%I is distinct from new.%I) execute function app.refuse_change(%L)',
    col || '_is_immutable', t, col, col, col
  );
end $$;

create function app.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% of % never changes', tg_argv[0], tg_table_name using errcode = 'check_violation', column = tg_argv[0], table = tg_table_name;
end $$;

-- These create tables; only the owner calls them.
revoke all on function protect_workspace_table(regclass), protect_append_only_table(regclass), guard_immutable(regclass, text),
  app.raise_workspace_wall(regclass), app.refuse_change() from public;
