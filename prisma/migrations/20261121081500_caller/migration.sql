-- A function's owner must be able to create in its schema at the moment it is made.
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- Who calls, and how they stand in the workspace that they named by slug or by id; null when the session is over.
-- Row by row, because the same in one statement costs PostgreSQL three times as much.
create function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns json
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  account public.users; creation boolean; workspace public.workspaces; membership public.members; grants json;
begin
  perform from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  if not found then return null; end if;
  select * into account from public.users u where u.id = of_user and u.disabled_at is null;
  if not found then return null; end if;
  select p.workspace_creation into creation from public.platform_settings p where p.id = 1;
  if by_id is null then
    select * into workspace from public.workspaces w where w.slug = by_slug;
  else
    select * into workspace from public.workspaces w where w.workspace_id = by_id;
  end if;
  select * into membership from public.members m
    where m.workspace_id = workspace.workspace_id and m.user_id = of_user;
  select json_agg(json_build_object('policy', g.policy, 'effect', g.effect, 'expiresAt', g.expires_at) order by g.policy)
    into grants from public.member_grants g
    where g.workspace_id = membership.workspace_id and g.member_id = membership.id;
  return json_build_object(
    'user_id', account.id, 'name', account.name, 'email', account.email, 'global_role', account.global_role,
    'email_verified', account.email_verified_at is not null, 'workspace_creation', creation,
    'workspace', case when workspace.workspace_id is not null then
      json_build_object('id', workspace.workspace_id, 'slug', workspace.slug, 'name', workspace.name) end,
    'member', case when membership.id is not null then
      json_build_object('id', membership.id, 'userId', membership.user_id, 'role', membership.role,
        'grants', coalesce(grants, '[]')) end);
end $$;

-- The versions of the rows that app.caller() reads, for the role that runs requests: it is told nothing by them but whether
-- they are still the same. So a request can be answered as its caller stood the last time, in the round trip that proves
-- that they still stand so.
create function app.caller_versions(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns text
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
<<found>>
declare
  session xid; account xid; platform xid; workspace xid; membership xid; granted text;
  workspace_id uuid; member_id uuid;
begin
  select s.xmin into session from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  select u.xmin into account from public.users u where u.id = of_user and u.disabled_at is null;
  if session is null or account is null then return null; end if;
  select p.xmin into platform from public.platform_settings p where p.id = 1;
  if by_id is null then
    select w.xmin, w.workspace_id into workspace, workspace_id from public.workspaces w where w.slug = by_slug;
  else
    select w.xmin, w.workspace_id into workspace, workspace_id from public.workspaces w where w.workspace_id = by_id;
  end if;
  select m.xmin, m.id into membership, member_id from public.members m
    where m.workspace_id = found.workspace_id and m.user_id = of_user;
  select string_agg(g.xmin::text, '+') into granted from public.member_grants g
    where g.workspace_id = found.workspace_id and g.member_id = found.member_id;
  -- Another server may give the same numbers to other changes.
  return concat_ws(' ', pg_postmaster_start_time(), session, account, platform, coalesce(workspace::text, '-'),
    coalesce(membership::text, '-'), granted);
end $$;

revoke all on function app.caller(uuid, uuid, text, uuid, timestamptz),
  app.caller_versions(uuid, uuid, text, uuid, timestamptz) from public;
grant execute on function app.caller_versions(uuid, uuid, text, uuid, timestamptz) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
