-- When the person behind a session last proved who they are: at sign-in, and by confirmIdentity. Sessions from before
-- proved it when they began.
alter table sessions add column proved_at timestamptz(3);
update sessions set proved_at = created_at;
alter table sessions alter column proved_at set not null, alter column proved_at set default current_timestamp;

-- The caller comes with the time of that proof, and a global admin with whether they have a second factor.
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

create or replace function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns json
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  session public.sessions; account public.users; creation boolean; workspace public.workspaces;
  membership public.members; support public.support_accesses; custom text[]; grants json; idle_since timestamptz; clocked boolean := true; has_factor boolean;
begin
  select * into session from public.sessions s
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
  -- Support stands where the member stands who let them in, for as long as that one is there.
  if membership.id is null and account.global_role = 'ADMIN' then
    select * into support from public.support_accesses a
      where a.workspace_id = workspace.workspace_id and a.admin_id = of_user and a.open and a.expires_at > at;
    select m.* into membership from public.members m join public.users u on u.id = m.user_id and u.disabled_at is null
      where m.workspace_id = support.workspace_id and m.id = support.granted_by_id;
  end if;
  if membership.custom_role_id is not null then
    select r.policies into custom from public.custom_roles r
      where r.workspace_id = membership.workspace_id and r.id = membership.custom_role_id;
  end if;
  select json_agg(json_build_object('policy', g.policy, 'effect', g.effect, 'expiresAt', g.expires_at) order by g.policy)
    into grants from public.member_grants g
    where g.workspace_id = membership.workspace_id and g.member_id = membership.id;
  if membership.id is not null then
    select c.active_at into idle_since from public.session_clocks c
      where c.workspace_id = workspace.workspace_id and c.session_id = of_session;
    -- Not been here yet: what counts is when they were last seen anywhere.
    if idle_since is null then
      clocked := false;
      select greatest(session.created_at, max(c.active_at)) into idle_since
        from public.session_clocks c where c.session_id = of_session;
    end if;
  end if;
  if workspace.requires_second_factor or account.global_role = 'ADMIN' then
    has_factor :=
      exists (select from public.totp_secrets t where t.user_id = of_user and t.confirmed_at is not null)
      or exists (select from public.passkeys k where k.user_id = of_user);
  end if;
  return json_build_object(
    'user_id', account.id, 'name', account.name, 'email', account.email, 'global_role', account.global_role,
    'email_verified', account.email_verified_at is not null, 'workspace_creation', creation,
    'second_factor', case when workspace.requires_second_factor then has_factor end,
    'admin_second_factor', case when account.global_role = 'ADMIN' then has_factor end,
    'proved_at', session.proved_at, 'idle_since', idle_since, 'clocked', clocked,
    'support', case when support.id is not null then
      json_build_object('id', support.id, 'level', support.level, 'grantedByName', support.granted_by_name,
        'reason', support.reason, 'expiresAt', support.expires_at) end,
    'workspace', case when workspace.workspace_id is not null then
      json_build_object('id', workspace.workspace_id, 'slug', workspace.slug, 'name', workspace.name,
        'environment', workspace.environment, 'idleMinutes', workspace.idle_minutes) end,
    'member', case when membership.id is not null then
      json_build_object('id', membership.id, 'userId', membership.user_id, 'role', membership.role,
        'customRole', custom, 'maskContactDetails', membership.mask_contact_details,
        'assignedConversationsOnly', membership.assigned_conversations_only, 'grants', coalesce(grants, '[]')) end);
end $$;

create or replace function app.caller_versions(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns text
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
<<found>>
declare
  session xid; account xid; platform xid; workspace xid; membership xid; custom xid; granted text; clock xid; factors text; support xid; granter xid;
  global_role text; granted_by uuid;
  workspace_id uuid; member_id uuid; role_id uuid; requires boolean;
begin
  select s.xmin into session from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  select u.xmin, u.global_role into account, global_role from public.users u where u.id = of_user and u.disabled_at is null;
  if session is null or account is null then return null; end if;
  select p.xmin into platform from public.platform_settings p where p.id = 1;
  if by_id is null then
    select w.xmin, w.workspace_id, w.requires_second_factor into workspace, workspace_id, requires
      from public.workspaces w where w.slug = by_slug;
  else
    select w.xmin, w.workspace_id, w.requires_second_factor into workspace, workspace_id, requires
      from public.workspaces w where w.workspace_id = by_id;
  end if;
  select m.xmin, m.id, m.custom_role_id into membership, member_id, role_id from public.members m
    where m.workspace_id = found.workspace_id and m.user_id = of_user;
  if membership is null and global_role = 'ADMIN' then
    select a.xmin, a.granted_by_id into support, granted_by from public.support_accesses a
      where a.workspace_id = found.workspace_id and a.admin_id = of_user and a.open and a.expires_at > at;
    select m.xmin, u.xmin, m.id, m.custom_role_id into membership, granter, member_id, role_id
      from public.members m join public.users u on u.id = m.user_id
      where m.workspace_id = found.workspace_id and m.id = granted_by;
  end if;
  if role_id is not null then
    select r.xmin into custom from public.custom_roles r
      where r.workspace_id = found.workspace_id and r.id = found.role_id;
  end if;
  select string_agg(g.xmin::text, '+') into granted from public.member_grants g
    where g.workspace_id = found.workspace_id and g.member_id = found.member_id;
  -- That a clock runs out is time, and no row: whoever keeps a caller knows when it does (context/recall.ts).
  select c.xmin into clock from public.session_clocks c
    where c.workspace_id = found.workspace_id and c.session_id = of_session;
  if requires or global_role = 'ADMIN' then
    select string_agg(version, '+') into factors from (
      select t.xmin::text as version from public.totp_secrets t where t.user_id = of_user
      union all (select k.xmin::text from public.passkeys k where k.user_id = of_user order by k.id)) f;
  end if;
  -- Another server may give the same numbers to other changes.
  return concat_ws(' ', pg_postmaster_start_time(), session, account, platform, coalesce(workspace::text, '-'),
    coalesce(membership::text, '-'), coalesce(custom::text, '-'), coalesce(granted, '-'), coalesce(clock::text, '-'), support, granter, factors);
end $$;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
