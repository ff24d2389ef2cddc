-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN     "product" TEXT;

alter table contact_imports
  add constraint contact_imports_product_check check (product in ('CHATWOOT', 'WATI', 'HUBSPOT', 'GOOGLE_CONTACTS'));
