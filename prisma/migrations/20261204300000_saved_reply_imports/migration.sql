-- AlterTable
ALTER TABLE "contact_import_rows" ADD COLUMN     "saved_reply_id" UUID;

-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN     "reply_visibility" TEXT NOT NULL DEFAULT 'PRIVATE';

alter table contact_imports
  drop constraint contact_imports_kind_check,
  add constraint contact_imports_kind_check check (kind in ('CONTACTS', 'LEADS', 'SAVED_REPLIES')),
  add constraint contact_imports_reply_visibility_check check (reply_visibility in ('PRIVATE', 'SHARED'));
