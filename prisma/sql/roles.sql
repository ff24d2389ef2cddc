-- Creates the three database roles if they do not exist. An existing role is not changed: if its attributes differ, an
-- operator set them deliberately, and the start fails with an error (role-privileges.ts). Runs at every start as the
-- administrator, who is a superuser or has CREATEROLE.

do $$
declare
  role_name text;
begin
  -- frontdesk_owner owns every object and runs migrations. It cannot sign in.
  -- frontdesk_app runs requests. It owns nothing, does not bypass row-level security, and accesses one workspace at a
  -- time.
  -- frontdesk_system can access all workspaces, in the tables granted to it: for sign-in, the first lookup of a request
  -- and the job queue.
  foreach role_name in array array['frontdesk_owner', 'frontdesk_app', 'frontdesk_system'] loop
    continue when exists (select from pg_roles where rolname = role_name);
    begin
      execute format(
        'create role %I %s nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit',
        role_name,
        case role_name when 'frontdesk_owner' then 'nologin' else 'login' end
      );
    exception
      -- Another process, which uses another database of the server, has created the role at the same time. Roles belong
      -- to the server, while the startup lock belongs to one database.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- A superuser can act as any role. Other administrators need a grant; since PostgreSQL 16, creating a role does not
-- include that grant. WITH SET allows an administrator to act as the role without inheriting its privileges.
do $$
declare
  modern boolean := current_setting('server_version_num')::int >= 160000;
  role_name text;
begin
  foreach role_name in array array['frontdesk_owner', 'frontdesk_system'] loop
    continue when pg_has_role(current_user, role_name, case when modern then 'SET' else 'MEMBER' end);
    execute format('grant %I to current_user %s', role_name, case when modern then 'with inherit false, set true' else '' end);
  end loop;
end $$;
