-- AlterTable
ALTER TABLE "leads" ADD COLUMN     "external_id" TEXT;

-- Most leads have no external id, so the index contains only those that have one.
create unique index leads_external_id_key on leads (workspace_id, external_id) where external_id is not null;
