-- CreateTable
CREATE TABLE "data_sources" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "authorization_kind" TEXT NOT NULL,
    "username" TEXT,
    "secret" TEXT,
    "secret_last_four" TEXT,
    "resource_types" TEXT[],
    "strategy" TEXT NOT NULL DEFAULT 'MANUAL',
    "every_minutes" INTEGER,
    "page_size" INTEGER NOT NULL,
    "requests_per_minute" INTEGER NOT NULL,
    "timeout_seconds" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "off_reason" TEXT,
    "health" TEXT NOT NULL DEFAULT 'UNKNOWN',
    "failure" TEXT,
    "health_at" TIMESTAMPTZ(3),
    "system_name" TEXT,
    "failed_runs" INTEGER NOT NULL DEFAULT 0,
    "next_run_at" TIMESTAMPTZ(3),
    "read_until" JSONB NOT NULL DEFAULT '{}',
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_sources_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sync_runs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "data_source_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "place" JSONB,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "learned" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "failure" TEXT,
    "started_by_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sync_runs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sync_rejections" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sync_run_id" UUID NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" TEXT,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sync_rejections_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "data_sources_workspace_id_created_at_id_idx" ON "data_sources"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "data_sources_workspace_id_name_key" ON "data_sources"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "sync_runs_workspace_id_created_at_id_idx" ON "sync_runs"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sync_runs_workspace_id_data_source_id_created_at_id_idx" ON "sync_runs"("workspace_id", "data_source_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sync_rejections_workspace_id_sync_run_id_id_idx" ON "sync_rejections"("workspace_id", "sync_run_id", "id");

-- AddForeignKey
ALTER TABLE "data_sources" ADD CONSTRAINT "data_sources_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_workspace_id_data_source_id_fkey" FOREIGN KEY ("workspace_id", "data_source_id") REFERENCES "data_sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_rejections" ADD CONSTRAINT "sync_rejections_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_rejections" ADD CONSTRAINT "sync_rejections_workspace_id_sync_run_id_fkey" FOREIGN KEY ("workspace_id", "sync_run_id") REFERENCES "sync_runs"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('data_sources');
select protect_workspace_table('sync_rejections');
select protect_workspace_table('sync_runs');

alter table data_sources
  add constraint data_sources_kind_check check (kind in ('FHIR')),
  add constraint data_sources_authorization_check check ("authorization_kind" in ('NONE', 'BEARER', 'BASIC')),
  add constraint data_sources_username_check check (("authorization_kind" = 'BASIC') = (username is not null)),
  -- A secret is sealed or it is not stored.
  add constraint data_sources_secret_check check (secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint data_sources_secret_kept_check
    check (("authorization_kind" = 'NONE') = (secret is null) and (secret is null) = (secret_last_four is null)),
  add constraint data_sources_resource_types_check check (cardinality(resource_types) > 0),
  add constraint data_sources_strategy_check check (strategy in ('MANUAL', 'SCHEDULED')),
  add constraint data_sources_every_minutes_check
    check ((strategy = 'SCHEDULED') = (every_minutes is not null) and every_minutes between 5 and 1440),
  add constraint data_sources_page_size_check check (page_size between 10 and 200),
  add constraint data_sources_requests_per_minute_check check (requests_per_minute between 1 and 600),
  add constraint data_sources_timeout_seconds_check check (timeout_seconds between 5 and 60),
  add constraint data_sources_off_reason_check check (off_reason in ('MEMBER', 'FAILING')),
  add constraint data_sources_health_check check (health in ('UNKNOWN', 'HEALTHY', 'DEGRADED')),
  add constraint data_sources_failure_check check ((health = 'DEGRADED') = (failure is not null)),
  -- A clock begins runs of what is on and scheduled, and of nothing else.
  add constraint data_sources_next_run_check
    check ((next_run_at is not null) = (strategy = 'SCHEDULED' and off_reason is null)),
  add constraint data_sources_read_until_check check (jsonb_typeof(read_until) = 'object');
alter table sync_runs
  add constraint sync_runs_trigger_check check (trigger in ('MEMBER', 'SCHEDULE')),
  add constraint sync_runs_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  add constraint sync_runs_finished_check check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
  add constraint sync_runs_started_check check (state not in ('RUNNING', 'DONE') or started_at is not null),
  add constraint sync_runs_failure_check check ((state = 'FAILED') = (failure is not null)),
  -- What was seen was new, was known, or could not be read.
  add constraint sync_runs_counts_check check (seen = learned + unchanged + rejected);

-- One run of a source at a time, whoever begins it.
create unique index sync_runs_under_way_idx on sync_runs (workspace_id, data_source_id) where state in ('QUEUED', 'RUNNING');

-- What is due is asked across workspaces, by each worker; it is begun inside one.
create index data_sources_due_idx on data_sources (next_run_at) where next_run_at is not null;
grant select (workspace_id, id, next_run_at) on data_sources to frontdesk_system;
