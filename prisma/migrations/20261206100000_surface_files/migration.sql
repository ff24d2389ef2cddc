-- CreateTable
CREATE TABLE "surface_files" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surface_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT 'file',
    "content_type" TEXT NOT NULL DEFAULT 'application/octet-stream',
    "byte_count" INTEGER NOT NULL DEFAULT 0,
    "content_hash" BYTEA,
    "sealed_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delete_at" TIMESTAMPTZ(3),

    CONSTRAINT "surface_files_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "surface_files_workspace_id_surface_id_created_at_id_idx" ON "surface_files"("workspace_id", "surface_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "surface_files" ADD CONSTRAINT "surface_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "surface_files" ADD CONSTRAINT "surface_files_workspace_id_surface_id_fkey" FOREIGN KEY ("workspace_id", "surface_id") REFERENCES "surfaces"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('surface_files');

alter table surface_files
  add constraint surface_files_state_check check (state in ('PENDING', 'READY')),
  add constraint surface_files_stored_check check ((state = 'READY') = (content_hash is not null)
    and (state = 'READY') = (byte_count > 0)),
  add constraint surface_files_content_hash_check check (octet_length(content_hash) = 32),
  add constraint surface_files_delete_at_check check (state = 'READY' or delete_at is not null);

alter table surface_answers
  drop constraint surface_answers_type_check,
  add constraint surface_answers_type_check check (type in ('TEXT', 'LONG_TEXT', 'CHOICE', 'CHOICES', 'DATE', 'NUMBER',
    'EMAIL', 'CHECKBOX', 'FILE', 'PHOTO'));

-- The object of a file is deleted with its row, as for attachments.
create trigger surface_file_deletion_is_stored after delete on surface_files
  for each row execute function app.store_attachment_deletion();

-- The job that deletes files reads only those with a time of deletion.
create index surface_files_delete_at_idx on surface_files (delete_at) where delete_at is not null;
grant select (workspace_id, delete_at) on surface_files to frontdesk_system;
