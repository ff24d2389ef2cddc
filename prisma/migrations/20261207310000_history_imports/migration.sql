-- AlterTable
ALTER TABLE "contact_import_rows" ADD COLUMN     "conversation_id" UUID,
ADD COLUMN     "message_id" UUID;

-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN     "rows_with_attachments" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "imported_at" TIMESTAMPTZ(3);

alter table contact_imports
  drop constraint contact_imports_kind_check,
  add constraint contact_imports_kind_check check (kind in ('CONTACTS', 'LEADS', 'SAVED_REPLIES', 'HISTORY'));

-- An imported message has a key that identifies it in its file, and was neither sent nor answered here. Existing rows
-- are not checked, because the column is new and null.
alter table messages
  add constraint messages_imported_check check (imported_at is null or (sent_at <= imported_at
    and provider_id is not null and author in ('CONTACT', 'MEMBER') and status in ('RECEIVED', 'SENT')
    and num_nonnulls(member_id, client_id, template_id, choices, chosen_from_id) = 0)) not valid;
alter table messages validate constraint messages_imported_check;
