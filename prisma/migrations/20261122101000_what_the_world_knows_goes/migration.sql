-- AlterTable
ALTER TABLE "entity_fields" ALTER COLUMN "kind" SET NOT NULL,
ALTER COLUMN "value" SET NOT NULL,
ALTER COLUMN "value" SET DEFAULT '';

alter table entity_fields drop constraint entity_fields_value_check,
  add constraint entity_fields_value_check check (kind in ('TEXT', 'NUMBER', 'BOOLEAN', 'NONE') and (kind <> 'NONE' or value = ''));

-- AlterTable
ALTER TABLE "contact_merges" ADD COLUMN     "world_events" UUID[];

-- AlterTable
ALTER TABLE "entities" ADD COLUMN     "contact_id" UUID;

-- AlterTable
ALTER TABLE "world_events" ADD COLUMN     "lead_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "entities_workspace_id_contact_id_key" ON "entities"("workspace_id", "contact_id");

-- CreateIndex
CREATE INDEX "world_events_workspace_id_lead_id_idx" ON "world_events"("workspace_id", "lead_id");

-- AddForeignKey
ALTER TABLE "entities" ADD CONSTRAINT "entities_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "world_events" ADD CONSTRAINT "world_events_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "leads"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
