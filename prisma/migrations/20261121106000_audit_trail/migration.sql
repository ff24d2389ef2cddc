-- AlterTable
ALTER TABLE "audit_events" ADD COLUMN     "ip_address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'JOB';

-- CreateTable
CREATE TABLE "audit_links" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "anchor_seq" BIGINT NOT NULL,
    "anchor_hash" BYTEA NOT NULL,
    "anchored_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "audit_exports" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'QUEUED',
    "filter" JSONB NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "requested_by_id" UUID NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_exports_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_export_parts" (
    "workspace_id" UUID NOT NULL,
    "export_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "audit_export_parts_pkey" PRIMARY KEY ("workspace_id","export_id","part")
);

-- CreateTable
CREATE TABLE "denied_attempts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "denied_attempts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "audit_exports_workspace_id_created_at_id_idx" ON "audit_exports"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "denied_attempts_workspace_id_minute_id_idx" ON "denied_attempts"("workspace_id", "minute", "id");

-- CreateIndex
CREATE UNIQUE INDEX "denied_attempts_workspace_id_actor_id_action_code_minute_key" ON "denied_attempts"("workspace_id", "actor_id", "action", "code", "minute");

-- AddForeignKey
ALTER TABLE "audit_links" ADD CONSTRAINT "audit_links_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_exports" ADD CONSTRAINT "audit_exports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_export_parts" ADD CONSTRAINT "audit_export_parts_workspace_id_export_id_fkey" FOREIGN KEY ("workspace_id", "export_id") REFERENCES "audit_exports"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "denied_attempts" ADD CONSTRAINT "denied_attempts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('audit_exports');
select protect_workspace_table('audit_export_parts');
select protect_workspace_table('denied_attempts');
-- Links are written by the trigger below, and by nobody else: whoever serves requests reads them.
select app.raise_workspace_wall('audit_links');
select app.raise_workspace_wall('audit_heads');
grant select on audit_links, audit_heads to frontdesk_app;

alter table audit_events drop constraint audit_events_actor_check,
  add constraint audit_events_actor_check check (actor_kind in ('USER', 'API_KEY', 'VISITOR', 'SYSTEM', 'PROVIDER')),
  add constraint audit_events_via_check check (via in ('SPA', 'PLAYGROUND', 'API', 'FORM', 'JOB'));
alter table audit_exports
  add constraint audit_exports_format_check check (format in ('CSV', 'NDJSON')),
  add constraint audit_exports_status_check check (status in ('QUEUED', 'RUNNING', 'READY', 'FAILED'));
alter table denied_attempts
  add constraint denied_attempts_actor_check check (actor_kind in ('USER', 'API_KEY')),
  add constraint denied_attempts_code_check check (code in ('FORBIDDEN', 'NOT_FOUND')),
  add constraint denied_attempts_count_check check (count > 0);

-- What a row says, always as the same bytes: every column, in a fixed order. jsonb has one text for one value.
create function app.audit_content(e audit_events) returns bytea
language sql stable parallel safe set search_path = pg_catalog, pg_temp
return sha256(convert_to(jsonb_build_array((e).workspace_id, (e).id, (e).name, (e).actor_kind, (e).actor_id, (e).actor_label,
  (e).subject_type, (e).subject_id, (e).before, (e).after, (e).via, (e).ip_address, (e).request_id,
  to_char((e).at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'UTF8'));

-- A link is over the one before it, its own place and what its row says; the first one is over the workspace.
create function app.audit_hash(previous bytea, seq bigint, content bytea) returns bytea
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return sha256(previous || int8send(seq) || content);

create function app.audit_genesis(workspace uuid) returns bytea
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return sha256(uuid_send(workspace));

-- Takes the end of the workspace's chain, and holds it until the transaction ends: of two at once, one follows the other.
create function app.append_audit_link(e audit_events) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  told constant bytea := app.audit_content(e);
  place bigint; link bytea;
begin
  for attempt in 1..2 loop
    update public.audit_heads h set seq = h.seq + 1, hash = app.audit_hash(h.hash, h.seq + 1, told)
      where h.workspace_id = e.workspace_id returning h.seq, h.hash into place, link;
    exit when found;
    insert into public.audit_heads (workspace_id, seq, hash, anchor_seq, anchor_hash)
      values (e.workspace_id, 0, app.audit_genesis(e.workspace_id), 0, app.audit_genesis(e.workspace_id))
      on conflict do nothing;
  end loop;
  insert into public.audit_links (workspace_id, seq, event_id, content, hash)
    values (e.workspace_id, place, e.id, told, link);
end $$;

create function app.link_audit_event() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app.append_audit_link(new);
  return null;
end $$;

-- How long what happened is kept, by what the workspace is for (packages/domain/src/environments.ts says the same).
create function app.audit_retention_days(environment text) returns int
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return case environment when 'PRODUCTION' then 2190 when 'STAGING' then 365 else 90 end;

-- Removes the oldest part of the chain, as far as all of it is past its time by this server's clock, and keeps the hash that
-- the rest begins with. It can remove nothing younger, whoever calls it.
create function app.prune_audit_trail() returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head public.audit_heads; days int; cut bigint;
begin
  select * into head from public.audit_heads h where h.workspace_id = app.workspace_id() for update;
  if not found then return 0; end if;
  select app.audit_retention_days(w.environment) into days from public.workspaces w where w.workspace_id = head.workspace_id;
  select coalesce(min(l.seq) - 1, head.seq) into cut
    from public.audit_links l
    join public.audit_events e on e.workspace_id = l.workspace_id and e.id = l.event_id
    where l.workspace_id = head.workspace_id and e.at >= now() - make_interval(days => days);
  if cut <= head.anchor_seq then return 0; end if;
  update public.audit_heads h set anchor_seq = cut, anchored_at = now(),
      anchor_hash = (select l.hash from public.audit_links l where l.workspace_id = head.workspace_id and l.seq = cut)
    where h.workspace_id = head.workspace_id;
  delete from public.audit_events e using public.audit_links l
    where l.workspace_id = head.workspace_id and l.seq <= cut and e.workspace_id = l.workspace_id and e.id = l.event_id;
  delete from public.audit_links l where l.workspace_id = head.workspace_id and l.seq <= cut;
  return cut - head.anchor_seq;
end $$;

revoke all on function app.append_audit_link(audit_events), app.link_audit_event(), app.prune_audit_trail() from public;
grant execute on function app.prune_audit_trail() to frontdesk_app;

-- What happened before there was a chain, in the order in which it happened. Behind the wall a migration sees one
-- workspace at a time, and the way round knows which there are.
set local role frontdesk_system;
select set_config('app.to_be_chained', coalesce(string_agg(workspace_id::text, ','), ''), true) from public.workspaces;
set local role frontdesk_owner;
do $$
declare
  workspace text; e audit_events;
begin
  for workspace in select unnest(string_to_array(current_setting('app.to_be_chained'), ',')) loop
    perform set_config('app.workspace_id', workspace, true);
    update audit_events set via = case actor_kind when 'USER' then 'SPA' when 'API_KEY' then 'API' when 'VISITOR' then 'FORM' else 'JOB' end;
    for e in select * from audit_events order by at, id loop
      perform app.append_audit_link(e);
    end loop;
  end loop;
  perform set_config('app.workspace_id', '', true);
end $$;

-- At the end of the transaction, when every other lock is held already: nobody waits for the chain with something that the
-- holder of the chain still wants, and it is held for no longer than the commit takes.
create constraint trigger audit_event_is_linked after insert on audit_events
  deferrable initially deferred for each row execute function app.link_audit_event();
