-- AlterTable
ALTER TABLE "contact_import_rows" ADD COLUMN     "existing_lead_id" UUID,
ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "lead_id" UUID;

-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN     "created_leads" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "existing_leads" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "greet_leads" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'CONTACTS',
ADD COLUMN     "will_create_leads" INTEGER NOT NULL DEFAULT 0;

alter table contact_imports
  add constraint contact_imports_kind_check check (kind in ('CONTACTS', 'LEADS')),
  add constraint contact_imports_greet_leads_check check (kind = 'LEADS' or not greet_leads);
create index contact_import_rows_external_id_idx on contact_import_rows (workspace_id, import_id, external_id)
  where external_id is not null;
alter table leads
  drop constraint leads_source_check,
  add constraint leads_source_check check (source in ('FORM', 'API', 'MANUAL', 'WHATSAPP', 'CALL', 'IMPORT'));
