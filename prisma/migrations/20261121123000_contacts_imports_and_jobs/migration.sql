-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "consent_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "default_country" TEXT;

-- CreateTable
CREATE TABLE "contact_imports" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'UPLOADING',
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "headers" TEXT[],
    "rows" INTEGER NOT NULL DEFAULT 0,
    "mapping" TEXT[],
    "country" TEXT,
    "on_known" TEXT NOT NULL DEFAULT 'UPDATE',
    "will_create" INTEGER NOT NULL DEFAULT 0,
    "will_update" INTEGER NOT NULL DEFAULT 0,
    "will_skip" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "invalid" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "job_id" UUID,
    "member_id" UUID NOT NULL,
    "member_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_imports_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "contact_import_rows" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT[],
    "phone" TEXT,
    "said" JSONB,
    "verdict" TEXT,
    "reason" TEXT,
    "outcome" TEXT,
    "contact_id" UUID,
    "before" JSONB,
    "stamped_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_import_rows_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "jobs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "title" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "errors" TEXT[],
    "payload" JSONB NOT NULL DEFAULT '{}',
    "cursor" TEXT,
    "failure" TEXT,
    "member_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "member_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "job_parts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_parts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "visibility" TEXT NOT NULL DEFAULT 'PRIVATE',
    "address" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "contact_imports_workspace_id_created_at_id_idx" ON "contact_imports"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "contact_imports_workspace_id_job_id_idx" ON "contact_imports"("workspace_id", "job_id");

-- CreateIndex
CREATE INDEX "contact_import_rows_workspace_id_import_id_phone_idx" ON "contact_import_rows"("workspace_id", "import_id", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "contact_import_rows_workspace_id_import_id_row_key" ON "contact_import_rows"("workspace_id", "import_id", "row");

-- CreateIndex
CREATE INDEX "jobs_workspace_id_member_id_created_at_id_idx" ON "jobs"("workspace_id", "member_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "job_parts_workspace_id_job_id_part_key" ON "job_parts"("workspace_id", "job_id", "part");

-- CreateIndex
CREATE INDEX "saved_views_workspace_id_created_at_id_idx" ON "saved_views"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_workspace_id_member_id_name_key" ON "saved_views"("workspace_id", "member_id", "name");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_updated_at_id_idx" ON "contacts"("workspace_id", "updated_at", "id");

-- AddForeignKey
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_workspace_id_job_id_fkey" FOREIGN KEY ("workspace_id", "job_id") REFERENCES "jobs"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_import_rows" ADD CONSTRAINT "contact_import_rows_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_import_rows" ADD CONSTRAINT "contact_import_rows_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "contact_imports"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_parts" ADD CONSTRAINT "job_parts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_parts" ADD CONSTRAINT "job_parts_workspace_id_job_id_fkey" FOREIGN KEY ("workspace_id", "job_id") REFERENCES "jobs"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('contact_import_rows');
select protect_workspace_table('contact_imports');
select protect_workspace_table('job_parts');
select protect_workspace_table('jobs');
select protect_workspace_table('saved_views');

alter table workspaces
  add constraint workspaces_default_country_check check (default_country ~ '^[A-Z]{2}$');
alter table contact_imports
  add constraint contact_imports_stage_check check (stage in ('UPLOADING', 'UPLOADED', 'CHECKING', 'CHECKED', 'IMPORTING', 'IMPORTED', 'UNDOING', 'UNDONE')),
  add constraint contact_imports_on_known_check check (on_known in ('UPDATE', 'SKIP'));
alter table contact_import_rows
  add constraint contact_import_rows_verdict_check check (verdict in ('CREATE', 'UPDATE', 'SKIP', 'DUPLICATE', 'INVALID')),
  add constraint contact_import_rows_outcome_check check (outcome in ('CREATED', 'UPDATED', 'SKIPPED', 'UNDONE', 'KEPT'));
alter table jobs
  add constraint jobs_kind_check check (kind in ('CONTACT_CHANGE', 'CONTACT_EXPORT', 'CONTACT_IMPORT_CHECK', 'CONTACT_IMPORT', 'CONTACT_IMPORT_UNDO')),
  add constraint jobs_state_check check (state in ('QUEUED', 'RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED')),
  add constraint jobs_finished_check check ((finished_at is not null) = (state in ('DONE', 'FAILED', 'CANCELLED')));
alter table saved_views
  add constraint saved_views_visibility_check check (visibility in ('PRIVATE', 'SHARED'));

-- A list is walked by name too, as it stands in the index: page by page, and never whole.
create index contacts_by_name_idx on contacts (workspace_id, lower(name), id);
