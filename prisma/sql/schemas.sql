-- Prepares a database. Runs at every start before the migrations and after roles.sql, in one transaction, as the
-- administrator, who owns the database.

do $$
begin
  execute format('revoke create, temporary on database %I from public', current_database());
  execute format('grant connect on database %I to frontdesk_app, frontdesk_system', current_database());
end $$;

-- These extensions index substring searches within a workspace. They are trusted extensions, which the owner of the
-- database can create.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Tables are in the schema `public`. Only the owner role can create objects in it.
revoke create on schema public from public;
grant usage, create on schema public to frontdesk_owner;
grant usage on schema public to frontdesk_app, frontdesk_system;

-- Functions are in the schema `app`.
create schema if not exists app authorization frontdesk_owner;
-- The job queue (Graphile Worker) manages its own schema with the system role, which can create objects only there.
create schema if not exists graphile_worker authorization frontdesk_system;

set local role frontdesk_owner;
grant usage on schema app to frontdesk_app, frontdesk_system;
-- This grant is revoked at the end of the file. The owner of a function needs the privilege when the function is
-- created.
grant create on schema app to frontdesk_system;

set local role frontdesk_system;
-- If this table did not exist, Graphile Worker would run CREATE SCHEMA IF NOT EXISTS, which requires CREATE on the
-- database even if the schema exists. The columns match those of Graphile Worker's own table.
create table if not exists graphile_worker.migrations (
  id int primary key,
  ts timestamptz not null default now(),
  breaking boolean not null default false
);

-- Throws if a job does not belong to the current workspace. The check uses session_user, because current_user is the
-- owner of the calling function. A queue's name is `<kind> <workspace id>` or `call <call id>`.
create or replace function app.assert_own_job(payload jsonb, job_key text, queue text)
returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  workspace constant text := nullif(current_setting('app.workspace_id', true), '');
begin
  if session_user = 'frontdesk_system' then return; end if;
  if workspace is null then
    raise exception 'a job of frontdesk_app needs a workspace' using errcode = 'insufficient_privilege';
  end if;
  if payload->>'workspaceId' is distinct from workspace
    or (queue not like 'call %' and split_part(queue, ' ', 2) <> workspace)
    or exists (
      select from graphile_worker._private_jobs j
      where j.key = job_key and j.payload->>'workspaceId' is distinct from workspace
    ) then
    raise exception 'a job belongs to the workspace that orders it' using errcode = 'insufficient_privilege';
  end if;
end $$;
revoke all on function app.assert_own_job(jsonb, text, text) from public;

-- Enqueues a job in the transaction of the request, so that the job exists if and only if the change commits. The role
-- of requests can execute this function but cannot access the queue's tables.
create or replace function app.enqueue(
  task text,
  payload jsonb,
  job_key text default null,
  run_at timestamptz default null,
  queue text default null,
  max_attempts int default null
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Tasks without a workspace in the payload: a sealed email, and a wake-up for due webhook deliveries.
  if not (task in ('send_mail', 'deliver_webhooks') and payload->'workspaceId' is null and job_key is null and queue is null) then
    perform app.assert_own_job(payload, job_key, queue);
  end if;
  perform graphile_worker.add_job(
    identifier => enqueue.task,
    payload => enqueue.payload::json,
    queue_name => enqueue.queue,
    run_at => enqueue.run_at,
    max_attempts => enqueue.max_attempts,
    job_key => enqueue.job_key
  );
end $$;
revoke all on function app.enqueue(text, jsonb, text, timestamptz, text, int) from public;
grant execute on function app.enqueue(text, jsonb, text, timestamptz, text, int) to frontdesk_app, frontdesk_system;

-- Moves the due jobs of a queue behind all other due jobs and keeps their order, so that workspaces take turns.
create or replace function app.line_up_again(queue text, moment timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if split_part(queue, ' ', 2) is distinct from nullif(current_setting('app.workspace_id', true), '') then
    raise exception 'a queue belongs to the workspace that it names' using errcode = 'insufficient_privilege';
  end if;
  update graphile_worker._private_jobs j set run_at = line_up_again.moment + due.place * interval '1 microsecond'
  from (
    select free.id, row_number() over (order by free.run_at, free.id) as place
    from (
      select w.id, w.run_at from graphile_worker._private_jobs w
      join graphile_worker._private_job_queues q on q.id = w.job_queue_id
      where q.queue_name = line_up_again.queue and w.locked_at is null and w.run_at <= line_up_again.moment
      for update of w skip locked) free) due
  where due.id = j.id;
end $$;
revoke all on function app.line_up_again(text, timestamptz) from public;
grant execute on function app.line_up_again(text, timestamptz) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
