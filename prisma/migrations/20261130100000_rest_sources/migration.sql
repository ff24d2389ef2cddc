-- AlterTable
ALTER TABLE "data_sources" ADD COLUMN     "header_name" TEXT,
ADD COLUMN     "mapping_version" INTEGER,
ADD COLUMN     "request" JSONB;

-- AlterTable
ALTER TABLE "sync_rejections" ALTER COLUMN "record_type" DROP NOT NULL;

-- AlterTable
ALTER TABLE "sync_runs" ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "mapping_version" INTEGER;

-- CreateTable
CREATE TABLE "source_mappings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "data_source_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "entity_type" TEXT NOT NULL,
    "external_id_path" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_mappings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "source_mappings_workspace_id_data_source_id_version_key" ON "source_mappings"("workspace_id", "data_source_id", "version");

-- AddForeignKey
ALTER TABLE "source_mappings" ADD CONSTRAINT "source_mappings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_mappings" ADD CONSTRAINT "source_mappings_workspace_id_data_source_id_fkey" FOREIGN KEY ("workspace_id", "data_source_id") REFERENCES "data_sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Runs refer to a version, so it never changes.
select protect_append_only_table('source_mappings');

alter table source_mappings
  add constraint source_mappings_version_check check (version > 0),
  add constraint source_mappings_entity_type_check
    check (entity_type in ('PERSON', 'ORGANIZATION', 'PRACTITIONER', 'LOCATION', 'APPOINTMENT', 'ITEM')),
  add constraint source_mappings_fields_check check (jsonb_typeof(fields) = 'array');

alter table data_sources
  drop constraint data_sources_kind_check,
  drop constraint data_sources_authorization_check,
  drop constraint data_sources_resource_types_check,
  add constraint data_sources_kind_check check (kind in ('FHIR', 'REST')),
  add constraint data_sources_authorization_check check (authorization_kind in ('NONE', 'BEARER', 'BASIC', 'HEADER')),
  add constraint data_sources_header_name_check check ((authorization_kind = 'HEADER') = (header_name is not null)),
  add constraint data_sources_resource_types_check check ((kind = 'FHIR') = (cardinality(resource_types) > 0)),
  add constraint data_sources_request_check
    check ((kind = 'REST') = (request is not null) and (request is null or jsonb_typeof(request) = 'object')),
  add constraint data_sources_mapping_version_check check (mapping_version is null or kind = 'REST');
alter table sync_runs
  add constraint sync_runs_failure_code_check check (failure_code is null or state = 'FAILED');
