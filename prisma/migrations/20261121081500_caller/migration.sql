-- A function's owner must be able to create in its schema at the moment it is made.
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- Who calls, and how they stand in the workspace that they named by slug or by id; null when the session is over.
create function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns json
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select json_build_object(
      'user_id', u.id, 'name', u.name, 'email', u.email, 'global_role', u.global_role,
      'email_verified', u.email_verified_at is not null, 'workspace_creation', p.workspace_creation,
      'workspace', case when w.workspace_id is not null then
        json_build_object('id', w.workspace_id, 'slug', w.slug, 'name', w.name) end,
      'member', case when m.id is not null then
        json_build_object('id', m.id, 'userId', m.user_id, 'role', m.role, 'grants', (
          select coalesce(json_agg(
            json_build_object('policy', g.policy, 'effect', g.effect, 'expiresAt', g.expires_at) order by g.policy), '[]')
          from public.member_grants g where g.workspace_id = m.workspace_id and g.member_id = m.id)) end)
    from public.sessions s
    join public.users u on u.id = s.user_id
    cross join public.platform_settings p
    left join public.workspaces w on w.slug = by_slug or w.workspace_id = by_id
    left join public.members m on m.workspace_id = w.workspace_id and m.user_id = u.id
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at and u.disabled_at is null
  );
end $$;

create function app.digest(answer json) returns text
language sql immutable parallel safe
return pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(answer::text, 'UTF8')), 'base64');

-- The same, for the role that runs requests, which is told nothing by it but whether it is still the same. So a request can
-- be answered as its caller stood the last time, in the round trip that proves that they still stand so.
create function app.caller_digest(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns text
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  return app.digest(app.caller(of_session, of_user, by_slug, by_id, at));
end $$;

revoke all on function app.caller(uuid, uuid, text, uuid, timestamptz), app.digest(json),
  app.caller_digest(uuid, uuid, text, uuid, timestamptz) from public;
grant execute on function app.caller_digest(uuid, uuid, text, uuid, timestamptz) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
