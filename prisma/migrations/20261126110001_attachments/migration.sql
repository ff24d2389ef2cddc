-- CreateTable
CREATE TABLE "attachments" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "error" TEXT,
    "provider_ref" TEXT,
    "content_type" TEXT,
    "file_name" TEXT,
    "byte_count" INTEGER,
    "preview_byte_count" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "details" TEXT,
    "sealed_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "storage_deletions" (
    "storage_key" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "storage_deletions_pkey" PRIMARY KEY ("storage_key")
);

-- CreateIndex
CREATE INDEX "attachments_workspace_id_conversation_id_state_idx" ON "attachments"("workspace_id", "conversation_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "attachments_workspace_id_message_id_position_key" ON "attachments"("workspace_id", "message_id", "position");

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_workspace_id_message_id_fkey" FOREIGN KEY ("workspace_id", "message_id") REFERENCES "messages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('attachments');

alter table attachments
  add constraint attachments_kind_check
    check (kind in ('IMAGE', 'STICKER', 'VOICE', 'AUDIO', 'VIDEO', 'DOCUMENT', 'LOCATION', 'CONTACT')),
  add constraint attachments_state_check check (state in ('PENDING', 'READY', 'FAILED')),
  add constraint attachments_error_check check ((error is not null) = (state = 'FAILED')
    and error in ('TOO_LARGE', 'EMPTY', 'TYPE_MISMATCH', 'TYPE_UNSUPPORTED', 'DAMAGED', 'IMAGE_TOO_LARGE', 'EXPIRED',
      'ADDRESS_NOT_ALLOWED', 'NOT_AVAILABLE')),
  add constraint attachments_file_check check ((kind in ('LOCATION', 'CONTACT')) = (provider_ref is null)
    and (byte_count is not null) = (state = 'READY' and provider_ref is not null)
    and (byte_count is not null) = (content_type is not null)
    and (byte_count is null or sealed_key is not null));

-- The row is deleted with its message, contact or workspace, in any of many statements. The trigger records in the same
-- transaction which objects have to be deleted, so that none is forgotten.
create function app.store_attachment_deletion() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.storage_deletions (storage_key)
    select old.workspace_id || '/' || old.id || suffix from unnest(array['', '.preview']) suffix
    on conflict do nothing;
  return old;
end $$;

create trigger attachment_deletion_is_stored after delete on attachments
  for each row when (old.sealed_key is not null) execute function app.store_attachment_deletion();

grant insert on storage_deletions to frontdesk_app;
grant select, delete on storage_deletions to frontdesk_system;
