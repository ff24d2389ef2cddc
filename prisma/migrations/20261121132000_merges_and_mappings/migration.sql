-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN     "remembered" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "rate" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "contact_merges" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "gone" JSONB NOT NULL,
    "gone_opt_out" JSONB,
    "conversations" UUID[],
    "calls" UUID[],
    "recipients" UUID[],
    "kept_leads" UUID[],
    "gone_leads" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_merges_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "import_mappings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "headers" TEXT NOT NULL,
    "mapping" TEXT[],
    "country" TEXT,
    "on_known" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mappings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "contact_merges_workspace_id_contact_id_created_at_id_idx" ON "contact_merges"("workspace_id", "contact_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "contact_merges_workspace_id_created_at_idx" ON "contact_merges"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_mappings_workspace_id_headers_key" ON "import_mappings"("workspace_id", "headers");

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('contact_merges');
select protect_workspace_table('import_mappings');

alter table import_mappings
  add constraint import_mappings_headers_check check (headers ~ '^[0-9a-f]{64}$'),
  add constraint import_mappings_on_known_check check (on_known in ('UPDATE', 'SKIP'));
