-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "header_file_id" UUID;

-- AlterTable
ALTER TABLE "whats_app_templates" ADD COLUMN     "header_file_id" UUID,
ADD COLUMN     "header_format" TEXT;

-- CreateTable
CREATE TABLE "template_files" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT 'file',
    "content_type" TEXT NOT NULL DEFAULT 'application/octet-stream',
    "byte_count" INTEGER NOT NULL DEFAULT 0,
    "sealed_key" TEXT NOT NULL,
    "uploads" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_files_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "messages_workspace_id_header_file_id_idx" ON "messages"("workspace_id", "header_file_id");

-- CreateIndex
CREATE INDEX "whats_app_templates_workspace_id_header_file_id_idx" ON "whats_app_templates"("workspace_id", "header_file_id");

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_header_file_id_fkey" FOREIGN KEY ("workspace_id", "header_file_id") REFERENCES "template_files"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "whats_app_templates" ADD CONSTRAINT "whats_app_templates_workspace_id_header_file_id_fkey" FOREIGN KEY ("workspace_id", "header_file_id") REFERENCES "template_files"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "template_files" ADD CONSTRAINT "template_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('template_files');

alter table template_files
  add constraint template_files_state_check check (state in ('PENDING', 'READY')),
  add constraint template_files_stored_check check ((state = 'READY') = (byte_count > 0));

alter table whats_app_templates
  add constraint whats_app_templates_header_format_check check (header_format in ('IMAGE', 'VIDEO', 'DOCUMENT')),
  add constraint whats_app_templates_header_file_check check (header_file_id is null or header_format is not null);

-- The object of a file is deleted with its row, as for attachments.
create trigger template_file_deletion_is_stored after delete on template_files
  for each row execute function app.store_attachment_deletion();

-- The job that deletes files finds the workspaces that have files.
grant select (workspace_id, kept_until) on template_files to frontdesk_system;
