-- The three roles, made once for the whole server and never changed here: a role that exists with other powers was
-- made that way by somebody, and start-up refuses it instead of guessing (role-powers.ts). Runs at every start, as the
-- administrator: a superuser, or a managed server's admin with CREATEROLE.

do $$
declare
  role_name text;
begin
  -- frontdesk_owner   owns every object; migrations run as it; nobody can sign in as it.
  -- frontdesk_app     runs requests: owns nothing, bypasses nothing, sees one workspace at a time.
  -- frontdesk_system  the named way round, for sign-in, first look-ups and the job queue; granted table by table.
  foreach role_name in array array['frontdesk_owner', 'frontdesk_app', 'frontdesk_system'] loop
    continue when exists (select from pg_roles where rolname = role_name);
    begin
      execute format(
        'create role %I %s nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit',
        role_name,
        case role_name when 'frontdesk_owner' then 'nologin' else 'login' end
      );
    exception
      -- Roles belong to the server, and the lock we hold to one database: another one's start was faster.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- A superuser may act as any role. Any other administrator must be allowed to, and since PostgreSQL 16 having created a
-- role no longer says so; WITH SET is the part of membership that does, without inheriting what the role may do.
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
