-- Functions that protect the tables of a workspace with row-level security. The first migration creates them. Every
-- later migration that adds a table with a workspace_id calls protect_workspace_table: `pnpm db:migration` writes the
-- call, and rls-catalogue.test.ts fails without it.

-- STABLE and plain SQL, so that the planner inlines the function and uses the index that starts with workspace_id.
-- After a transaction that set app.workspace_id, the connection returns '' for the setting, which must mean "no
-- workspace".
create function app.workspace_id() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.workspace_id', true), '')::uuid;

create function protect_workspace_table(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert, update, delete on %s to frontdesk_app', t);
end $$;

-- Protects a table whose rows can be inserted and read but not changed. The rows are deleted together with their
-- workspace, by the foreign key.
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
  -- Row-level security also applies to the owner: a function or migration that runs as the owner can access only the
  -- current workspace.
  execute format('alter table %s force row level security', t);
  execute format('create policy workspace_rows on %s using (%s) with check (%s)', t, mine, mine);
  -- The policy is restrictive, so that a permissive policy that is added later cannot widen access. It names its roles,
  -- because an expression that excludes a role would be evaluated for every row.
  execute format(
    'create policy workspace_wall on %s as restrictive to frontdesk_app, frontdesk_owner using (%s) with check (%s)',
    t, mine, mine
  );
  -- The system role has an explicit policy instead of BYPASSRLS. The policy gives no access without a grant on the
  -- table.
  execute format('create policy system_rows on %s to frontdesk_system using (true) with check (true)', t);
end $$;

-- Adds a trigger that prevents every role from changing a column after it was written.
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

-- Migrations call these functions as the owner. No other role can call them.
revoke all on function protect_workspace_table(regclass), protect_append_only_table(regclass), guard_immutable(regclass, text),
  app.raise_workspace_wall(regclass), app.refuse_change() from public;
