-- AlterTable
ALTER TABLE "contact_import_rows" ADD COLUMN     "opt_out_id" UUID;

-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN     "opted_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "will_opt_out" INTEGER NOT NULL DEFAULT 0;
