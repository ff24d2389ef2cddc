-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "template_id" UUID,
ADD COLUMN     "template_variables" JSONB;

-- AlterTable
ALTER TABLE "opt_outs" ADD COLUMN     "confirmation_id" UUID,
ADD COLUMN     "noted_by_id" UUID,
ADD COLUMN     "noted_by_name" TEXT,
ADD COLUMN     "word" TEXT;

-- CreateTable
CREATE TABLE "whats_app_templates" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "header" TEXT,
    "body" TEXT NOT NULL,
    "footer" TEXT,
    "variables" TEXT[],
    "examples" TEXT[],
    "rejected_reason" TEXT,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "whats_app_templates_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "messaging_settings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "greeting_template_id" UUID,
    "greeting_variables" JSONB NOT NULL DEFAULT '[]',
    "opt_out_languages" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messaging_settings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "whats_app_templates_workspace_id_created_at_id_idx" ON "whats_app_templates"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "whats_app_templates_workspace_id_provider_provider_id_key" ON "whats_app_templates"("workspace_id", "provider", "provider_id");

-- CreateIndex
CREATE INDEX "messaging_settings_workspace_id_greeting_template_id_idx" ON "messaging_settings"("workspace_id", "greeting_template_id");

-- CreateIndex
CREATE INDEX "messages_workspace_id_template_id_idx" ON "messages"("workspace_id", "template_id");

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_template_id_fkey" FOREIGN KEY ("workspace_id", "template_id") REFERENCES "whats_app_templates"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "whats_app_templates" ADD CONSTRAINT "whats_app_templates_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messaging_settings" ADD CONSTRAINT "messaging_settings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messaging_settings" ADD CONSTRAINT "messaging_settings_workspace_id_greeting_template_id_fkey" FOREIGN KEY ("workspace_id", "greeting_template_id") REFERENCES "whats_app_templates"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select protect_workspace_table('messaging_settings');
select protect_workspace_table('whats_app_templates');

alter table whats_app_templates
  add constraint whats_app_templates_provider_check check (provider in ('TWILIO', 'WHATSAPP_CLOUD')),
  add constraint whats_app_templates_category_check check (category in ('MARKETING', 'UTILITY', 'AUTHENTICATION', 'OTHER')),
  add constraint whats_app_templates_status_check
    check (status in ('APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'OTHER'));
-- One row for a workspace.
alter table messaging_settings
  add constraint messaging_settings_id_check check (id = workspace_id),
  add constraint messaging_settings_version_check check (version > 0);
alter table messages
  add constraint messages_template_check check ((template_id is null) = (template_variables is null)),
  add constraint messages_template_out_check check (template_id is null or direction = 'OUT');
alter table opt_outs
  add constraint opt_outs_noted_check check ((noted_by_id is null) = (noted_by_name is null));
