-- Creates the three roles once for the whole server and never changes them: a role that exists with other attributes
-- was created that way deliberately, and the start refuses it (role-powers.ts). Runs at every start, as the
-- administrator: a superuser, or a managed server's admin with CREATEROLE.

do $$
declare
  role_name text;
begin
  -- frontdesk_owner   owns every object; migrations run as it; it cannot sign in.
  -- frontdesk_app     runs requests: owns nothing, bypasses nothing, sees one workspace at a time.
  -- frontdesk_system  explicit cross-workspace access for sign-in, first look-ups and the job queue; granted per table.
  foreach role_name in array array['frontdesk_owner', 'frontdesk_app', 'frontdesk_system'] loop
    continue when exists (select from pg_roles where rolname = role_name);
    begin
      execute format(
        'create role %I %s nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit',
        role_name,
        case role_name when 'frontdesk_owner' then 'nologin' else 'login' end
      );
    exception
      -- Roles are global to the server, while our lock is per database: the start of another database created it first.
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- A superuser can act as any role. Any other administrator needs a grant, and since PostgreSQL 16 having created a role
-- no longer implies it; WITH SET is the part of membership that allows it, without inheriting privileges.
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
