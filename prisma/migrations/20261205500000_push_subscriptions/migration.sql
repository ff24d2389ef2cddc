-- Web push: the subscription of a session's browser, and the kinds of notifications that a member gets by push.
alter table members add column pushed_notifications text[] not null default
  array['CONVERSATION_WAITING', 'CALL_ESCALATED', 'SAFETY_TRIGGERED', 'CONVERSATION_ASSIGNED', 'MENTIONED_IN_NOTE']::text[];

create table push_subscriptions (
  session_id uuid not null,
  user_id uuid not null,
  endpoint_hash bytea not null,
  sealed text not null,
  created_at timestamptz(3) not null,
  constraint push_subscriptions_pkey primary key (session_id)
);
create unique index push_subscriptions_endpoint_hash_key on push_subscriptions (endpoint_hash);
create index push_subscriptions_user_id_idx on push_subscriptions (user_id);
alter table push_subscriptions add constraint push_subscriptions_session_id_fkey
  foreign key (session_id) references sessions (id) on delete cascade on update cascade;
alter table push_subscriptions add constraint push_subscriptions_user_id_fkey
  foreign key (user_id) references users (id) on delete cascade on update cascade;
grant select, insert, update, delete on push_subscriptions to frontdesk_system;

grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- Enqueues one job for each active browser of a user, and returns their number. The application's role cannot read
-- push subscriptions.
create function app.enqueue_pushes(workspace uuid, notification uuid, of_user uuid, at timestamptz) returns integer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select count(app.enqueue('send_push',
    jsonb_build_object('workspaceId', workspace, 'notificationId', notification, 'sessionId', p.session_id),
    'push ' || notification || ' ' || p.session_id))::integer
  from public.push_subscriptions p join public.sessions s on s.id = p.session_id
  where p.user_id = of_user and s.revoked_at is null and s.expires_at > at
$$;
revoke all on function app.enqueue_pushes(uuid, uuid, uuid, timestamptz) from public;
grant execute on function app.enqueue_pushes(uuid, uuid, uuid, timestamptz) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
