-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "erasure_key" TEXT;

-- CreateTable
CREATE TABLE "erasures" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "deleted" JSONB NOT NULL,
    "kept" TEXT[],
    "erased_by_name" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "tombstones" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "erasures_workspace_id_erased_at_id_idx" ON "erasures"("workspace_id", "erased_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tombstones_workspace_id_digest_key" ON "tombstones"("workspace_id", "digest");

-- AddForeignKey
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tombstones" ADD CONSTRAINT "tombstones_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_append_only_table('erasures');
select protect_append_only_table('tombstones');

alter table erasures add constraint erasures_kept_check
  check (kept <@ array['AUDIT_LOG', 'OPT_OUT', 'USAGE', 'TOMBSTONES', 'TEMPORARY_COPIES', 'PROVIDER_DATA']);
