-- CreateTable
CREATE TABLE "lead_forms" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "draft" JSONB NOT NULL,
    "draft_logo" TEXT,
    "embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "lead_forms_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "lead_form_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "logo" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by_name" TEXT NOT NULL,

    CONSTRAINT "lead_form_versions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AlterTable
ALTER TABLE "leads" ADD COLUMN     "form_answers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "form_language" TEXT,
ADD COLUMN     "form_parameters" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "form_version_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "lead_forms_one_form_key" ON "lead_forms"("workspace_id");

-- CreateIndex
CREATE INDEX "lead_form_versions_workspace_id_published_at_id_idx" ON "lead_form_versions"("workspace_id", "published_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_form_versions_workspace_id_form_id_number_key" ON "lead_form_versions"("workspace_id", "form_id", "number");

-- CreateIndex
CREATE INDEX "leads_workspace_id_form_version_id_idx" ON "leads"("workspace_id", "form_version_id");

-- AddForeignKey
ALTER TABLE "lead_forms" ADD CONSTRAINT "lead_forms_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_form_versions" ADD CONSTRAINT "lead_form_versions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_form_versions" ADD CONSTRAINT "lead_form_versions_workspace_id_form_id_fkey" FOREIGN KEY ("workspace_id", "form_id") REFERENCES "lead_forms"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_workspace_id_form_version_id_fkey" FOREIGN KEY ("workspace_id", "form_version_id") REFERENCES "lead_form_versions"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select protect_workspace_table('lead_forms');
-- Leads and their consent refer to a version, so it never changes.
select protect_append_only_table('lead_form_versions');

alter table lead_forms
  add constraint lead_forms_draft_check check (jsonb_typeof(draft) = 'object'),
  add constraint lead_forms_draft_logo_check check (draft_logo ~ '^data:image/(png|jpeg|webp);base64,' and length(draft_logo) < 100000),
  add constraint lead_forms_embed_origins_check check (cardinality(embed_origins) <= 20
    and array_to_string(embed_origins, ' ', '*') ~ '^(https://[a-z0-9.:-]+( |$))*$');
alter table lead_form_versions
  add constraint lead_form_versions_number_check check (number > 0),
  add constraint lead_form_versions_content_check check (jsonb_typeof(content) = 'object'),
  add constraint lead_form_versions_logo_check check (logo ~ '^data:image/(png|jpeg|webp);base64,' and length(logo) < 100000);
alter table leads
  add constraint leads_form_language_check check (form_language in ('en', 'de', 'es', 'fr', 'pt', 'ar', 'he')),
  add constraint leads_form_answers_check check (jsonb_typeof(form_answers) = 'array'),
  add constraint leads_form_parameters_check check (jsonb_typeof(form_parameters) = 'object');
