-- A member opens the door to the platform's support for a while; one global admin may walk through it, with a reason.
-- `open` is true until it is ended, and then null: one door at a time.
create table support_accesses (
  workspace_id uuid not null,
  id uuid not null,
  level text not null,
  hours integer not null,
  open boolean default true,
  granted_by_id uuid not null,
  granted_by_name text not null,
  granted_at timestamptz(3) not null default current_timestamp,
  expires_at timestamptz(3) not null,
  admin_id uuid,
  admin_name text,
  reason text,
  entered_at timestamptz(3),
  ended_at timestamptz(3),
  ended_by_name text,
  constraint support_accesses_pkey primary key (workspace_id, id),
  constraint support_accesses_level_check check (level in ('READ', 'CHANGE')),
  constraint support_accesses_hours_check check (hours between 1 and 4),
  constraint support_accesses_open_check check (open is null or (open and ended_at is null)),
  constraint support_accesses_entered_check check (
    (entered_at is null) = (admin_id is null) and (entered_at is null) = (admin_name is null)
    and (entered_at is null) = (reason is null)),
  constraint support_accesses_time_check check (entered_at is null or expires_at <= entered_at + interval '4 hours'),
  constraint support_accesses_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
create unique index support_accesses_workspace_id_open_key on support_accesses (workspace_id, open);
create index support_accesses_workspace_id_granted_at_id_idx on support_accesses (workspace_id, granted_at, id);
select protect_workspace_table('support_accesses');
grant select on support_accesses to frontdesk_system;

alter table audit_events
  drop constraint audit_events_actor_check,
  add constraint audit_events_actor_check
    check (actor_kind in ('USER', 'SUPPORT', 'API_KEY', 'VISITOR', 'SYSTEM', 'PROVIDER'));
alter table denied_attempts
  drop constraint denied_attempts_actor_check,
  add constraint denied_attempts_actor_check check (actor_kind in ('USER', 'SUPPORT', 'API_KEY'));

grant create on schema app to frontdesk_system;
set local role frontdesk_system;

create or replace function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns json
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  session public.sessions; account public.users; creation boolean; workspace public.workspaces;
  membership public.members; support public.support_accesses; custom text[]; grants json; idle_since timestamptz; clocked boolean := true; second_factor boolean;
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
  if workspace.requires_second_factor then
    second_factor :=
      exists (select from public.totp_secrets t where t.user_id = of_user and t.confirmed_at is not null)
      or exists (select from public.passkeys k where k.user_id = of_user);
  end if;
  return json_build_object(
    'user_id', account.id, 'name', account.name, 'email', account.email, 'global_role', account.global_role,
    'email_verified', account.email_verified_at is not null, 'workspace_creation', creation,
    'second_factor', second_factor, 'idle_since', idle_since, 'clocked', clocked,
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
  if requires then
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
