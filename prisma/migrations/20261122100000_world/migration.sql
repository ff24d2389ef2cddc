-- CreateTable
CREATE TABLE "entities" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "display_name" TEXT NOT NULL DEFAULT '',
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "event_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entities_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "entity_external_ids" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,

    CONSTRAINT "entity_external_ids_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "entity_fields" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "value" TEXT,
    "confidence" DOUBLE PRECISION NOT NULL,
    "event_id" UUID NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entity_fields_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "world_events" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "relations" JSONB NOT NULL DEFAULT '[]',
    "confidence" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT,
    "supersedes_id" UUID,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "world_events_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "entity_relationships" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "to_id" UUID NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "event_id" UUID NOT NULL,
    "effective_at" TIMESTAMPTZ(3) NOT NULL,
    "ingested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entity_relationships_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "entities_workspace_id_updated_at_id_idx" ON "entities"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "entities_workspace_id_type_updated_at_id_idx" ON "entities"("workspace_id", "type", "updated_at", "id");

-- CreateIndex
CREATE INDEX "entity_external_ids_workspace_id_entity_id_idx" ON "entity_external_ids"("workspace_id", "entity_id");

-- CreateIndex
CREATE UNIQUE INDEX "entity_external_ids_workspace_id_type_system_external_id_key" ON "entity_external_ids"("workspace_id", "type", "system", "external_id");

-- CreateIndex
CREATE INDEX "entity_fields_workspace_id_event_id_idx" ON "entity_fields"("workspace_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "entity_fields_workspace_id_entity_id_name_key" ON "entity_fields"("workspace_id", "entity_id", "name");

-- CreateIndex
CREATE INDEX "world_events_workspace_id_entity_id_ingested_at_id_idx" ON "world_events"("workspace_id", "entity_id", "ingested_at", "id");

-- CreateIndex
CREATE INDEX "world_events_workspace_id_ingested_at_id_idx" ON "world_events"("workspace_id", "ingested_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "world_events_workspace_id_key_key" ON "world_events"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "world_events_workspace_id_supersedes_id_key" ON "world_events"("workspace_id", "supersedes_id");

-- CreateIndex
CREATE INDEX "entity_relationships_workspace_id_to_id_ingested_at_id_idx" ON "entity_relationships"("workspace_id", "to_id", "ingested_at", "id");

-- CreateIndex
CREATE INDEX "entity_relationships_workspace_id_from_id_ingested_at_id_idx" ON "entity_relationships"("workspace_id", "from_id", "ingested_at", "id");

-- CreateIndex
CREATE INDEX "entity_relationships_workspace_id_event_id_idx" ON "entity_relationships"("workspace_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "entity_relationships_workspace_id_from_id_kind_to_id_key" ON "entity_relationships"("workspace_id", "from_id", "kind", "to_id");

-- AddForeignKey
ALTER TABLE "entities" ADD CONSTRAINT "entities_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_external_ids" ADD CONSTRAINT "entity_external_ids_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_external_ids" ADD CONSTRAINT "entity_external_ids_workspace_id_entity_id_fkey" FOREIGN KEY ("workspace_id", "entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_fields" ADD CONSTRAINT "entity_fields_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_fields" ADD CONSTRAINT "entity_fields_workspace_id_entity_id_fkey" FOREIGN KEY ("workspace_id", "entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_fields" ADD CONSTRAINT "entity_fields_workspace_id_event_id_fkey" FOREIGN KEY ("workspace_id", "event_id") REFERENCES "world_events"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "world_events" ADD CONSTRAINT "world_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "world_events" ADD CONSTRAINT "world_events_workspace_id_entity_id_fkey" FOREIGN KEY ("workspace_id", "entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "world_events" ADD CONSTRAINT "world_events_workspace_id_supersedes_id_fkey" FOREIGN KEY ("workspace_id", "supersedes_id") REFERENCES "world_events"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_relationships" ADD CONSTRAINT "entity_relationships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_relationships" ADD CONSTRAINT "entity_relationships_workspace_id_from_id_fkey" FOREIGN KEY ("workspace_id", "from_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_relationships" ADD CONSTRAINT "entity_relationships_workspace_id_to_id_fkey" FOREIGN KEY ("workspace_id", "to_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_relationships" ADD CONSTRAINT "entity_relationships_workspace_id_event_id_fkey" FOREIGN KEY ("workspace_id", "event_id") REFERENCES "world_events"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('entities');
select protect_workspace_table('entity_external_ids');
select protect_workspace_table('entity_fields');
select protect_workspace_table('entity_relationships');
select protect_append_only_table('world_events');

-- What was said goes with whoever it is of, and moves with a contact that becomes one with another; what it says never changes.
grant delete, update (entity_id) on world_events to frontdesk_app;

alter table entities
  add constraint entities_type_check check (type in ('PERSON', 'ORGANIZATION', 'PRACTITIONER', 'LOCATION', 'APPOINTMENT', 'ITEM')),
  add constraint entities_confidence_check check (confidence between 0 and 1);
alter table entity_external_ids
  add constraint entity_external_ids_type_check check (type in ('PERSON', 'ORGANIZATION', 'PRACTITIONER', 'LOCATION', 'APPOINTMENT', 'ITEM')),
  add constraint entity_external_ids_length_check check (char_length(system) between 1 and 80 and char_length(external_id) between 1 and 200);
alter table entity_fields
  add constraint entity_fields_value_check check ((value is null) = (kind is null) and kind in ('TEXT', 'NUMBER', 'BOOLEAN')),
  add constraint entity_fields_length_check check (char_length(name) between 1 and 64 and char_length(value) <= 2000);
alter table world_events
  add constraint world_events_source_check check (source in ('MEMBER', 'AGENT', 'DATA_SOURCE', 'API')),
  add constraint world_events_confidence_check check (confidence between 0 and 1),
  add constraint world_events_length_check check (char_length(key) between 1 and 200 and char_length(type) between 1 and 80),
  -- What takes another's say away says nothing itself.
  add constraint world_events_superseding_check check (supersedes_id is null or (fields = '{}' and relations = '[]')),
  add constraint world_events_itself_check check (supersedes_id <> id);
alter table entity_relationships
  add constraint entity_relationships_kind_check check (char_length(kind) between 1 and 80);

create index entities_found_idx on entities using gin (workspace_id, display_name gin_trgm_ops);
create index entity_fields_found_idx on entity_fields using gin (workspace_id, value gin_trgm_ops);
grant select (workspace_id, id, display_name) on entities to frontdesk_system;
grant select (workspace_id, entity_id, value) on entity_fields to frontdesk_system;

grant create on schema app to frontdesk_system;
set local role frontdesk_system;
create or replace function app.found(kind text, patterns text[]) returns setof uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  case kind
    when 'contacts' then
      return query select c.id from unnest(patterns) pattern, public.contacts c
        where c.workspace_id = app.workspace_id()
          and (c.name || e'\n' || c.phone || e'\n' || coalesce(c.email, '') || e'\n' || c.company) ilike pattern;
    when 'leads' then
      return query select l.id from unnest(patterns) pattern, public.leads l
        where l.workspace_id = app.workspace_id()
          and (l.name || e'\n' || l.phone || e'\n' || coalesce(l.email, '') || e'\n' || l.message) ilike pattern;
    when 'entities' then
      return query select e.id from unnest(patterns) pattern, public.entities e
        where e.workspace_id = app.workspace_id() and e.display_name ilike pattern
        union select f.entity_id from unnest(patterns) pattern, public.entity_fields f
        where f.workspace_id = app.workspace_id() and f.value ilike pattern;
  end case;
end $$;
set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
