-- AlterTable
ALTER TABLE "contact_merges" ADD COLUMN     "surfaces" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "surface_templates" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,
    "published_number" INTEGER,
    "published_revision" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "published_languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "surface_templates_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "surface_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_name" TEXT NOT NULL,

    CONSTRAINT "surface_versions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "surfaces" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "conversation_id" UUID,
    "message_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'SENT',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "surfaces_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "surface_answers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surface_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "given" TEXT[],
    "values" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "surface_answers_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "surface_templates_workspace_id_created_at_id_idx" ON "surface_templates"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "surface_versions_workspace_id_template_id_number_key" ON "surface_versions"("workspace_id", "template_id", "number");

-- CreateIndex
CREATE INDEX "surfaces_token_hash_idx" ON "surfaces"("token_hash");

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_contact_id_created_at_id_idx" ON "surfaces"("workspace_id", "contact_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_conversation_id_created_at_id_idx" ON "surfaces"("workspace_id", "conversation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_created_at_id_idx" ON "surfaces"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_template_id_idx" ON "surfaces"("workspace_id", "template_id");

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_version_id_idx" ON "surfaces"("workspace_id", "version_id");

-- CreateIndex
CREATE INDEX "surface_answers_workspace_id_surface_id_position_id_idx" ON "surface_answers"("workspace_id", "surface_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "surface_answers_workspace_id_surface_id_key_key" ON "surface_answers"("workspace_id", "surface_id", "key");

-- AddForeignKey
ALTER TABLE "surface_templates" ADD CONSTRAINT "surface_templates_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surface_versions" ADD CONSTRAINT "surface_versions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surface_versions" ADD CONSTRAINT "surface_versions_workspace_id_template_id_fkey" FOREIGN KEY ("workspace_id", "template_id") REFERENCES "surface_templates"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surfaces" ADD CONSTRAINT "surfaces_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surfaces" ADD CONSTRAINT "surfaces_workspace_id_template_id_fkey" FOREIGN KEY ("workspace_id", "template_id") REFERENCES "surface_templates"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "surfaces" ADD CONSTRAINT "surfaces_workspace_id_version_id_fkey" FOREIGN KEY ("workspace_id", "version_id") REFERENCES "surface_versions"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "surfaces" ADD CONSTRAINT "surfaces_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surfaces" ADD CONSTRAINT "surfaces_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surface_answers" ADD CONSTRAINT "surface_answers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surface_answers" ADD CONSTRAINT "surface_answers_workspace_id_surface_id_fkey" FOREIGN KEY ("workspace_id", "surface_id") REFERENCES "surfaces"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('surface_answers');
select protect_workspace_table('surface_templates');
-- Sent forms refer to a version, so it never changes.
select protect_append_only_table('surface_versions');
select protect_workspace_table('surfaces');

alter table surface_templates
  add constraint surface_templates_draft_check check (jsonb_typeof(draft) = 'object');
alter table surface_versions
  add constraint surface_versions_number_check check (number > 0),
  add constraint surface_versions_content_check check (jsonb_typeof(content) = 'object');
alter table surfaces
  add constraint surfaces_language_check check (language in ('en', 'de', 'es', 'fr', 'pt', 'ar', 'he')),
  add constraint surfaces_status_check check (status in ('SENT', 'OPENED', 'IN_PROGRESS', 'SUBMITTED', 'EXPIRED', 'REVOKED')),
  add constraint surfaces_token_hash_check check (length(token_hash) = 32),
  add constraint surfaces_submitted_at_check check ((status = 'SUBMITTED') = (submitted_at is not null)),
  add constraint surfaces_revoked_at_check check ((status = 'REVOKED') = (revoked_at is not null));
alter table surface_answers
  add constraint surface_answers_position_check check (position >= 0),
  add constraint surface_answers_type_check check (type in ('TEXT', 'LONG_TEXT', 'CHOICE', 'CHOICES', 'DATE', 'NUMBER', 'EMAIL', 'CHECKBOX'));
-- The job that ends expired links reads only open ones.
create index surfaces_open_idx on surfaces (expires_at) where status in ('SENT', 'OPENED', 'IN_PROGRESS');
-- The token of a link is the only way to its workspace.
grant select (workspace_id, id, contact_id, token_hash, status, expires_at) on surfaces to frontdesk_system;
alter table world_events drop constraint world_events_source_check;
alter table world_events add constraint world_events_source_check check (source in ('MEMBER', 'AGENT', 'DATA_SOURCE', 'API', 'SURFACE'));
