-- AlterTable
ALTER TABLE "contact_merges" ADD COLUMN     "linked_entity_ids" UUID[];

-- CreateTable
CREATE TABLE "entity_identifiers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "entity_identifiers_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "entity_links" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "other_entity_id" UUID NOT NULL,
    "undoes_id" UUID,
    "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "source" TEXT NOT NULL,
    "source_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entity_links_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "possible_duplicates" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "other_entity_id" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "possible_duplicates_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "entity_identifiers_workspace_id_kind_value_entity_id_idx" ON "entity_identifiers"("workspace_id", "kind", "value", "entity_id");

-- CreateIndex
CREATE UNIQUE INDEX "entity_identifiers_workspace_id_entity_id_kind_value_key" ON "entity_identifiers"("workspace_id", "entity_id", "kind", "value");

-- CreateIndex
CREATE INDEX "entity_links_workspace_id_entity_id_created_at_idx" ON "entity_links"("workspace_id", "entity_id", "created_at");

-- CreateIndex
CREATE INDEX "entity_links_workspace_id_other_entity_id_created_at_idx" ON "entity_links"("workspace_id", "other_entity_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "entity_links_workspace_id_undoes_id_key" ON "entity_links"("workspace_id", "undoes_id");

-- CreateIndex
CREATE INDEX "possible_duplicates_workspace_id_other_entity_id_idx" ON "possible_duplicates"("workspace_id", "other_entity_id");

-- CreateIndex
CREATE INDEX "possible_duplicates_workspace_id_created_at_id_idx" ON "possible_duplicates"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "possible_duplicates_workspace_id_entity_id_other_entity_id_key" ON "possible_duplicates"("workspace_id", "entity_id", "other_entity_id");

-- AddForeignKey
ALTER TABLE "entity_identifiers" ADD CONSTRAINT "entity_identifiers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_identifiers" ADD CONSTRAINT "entity_identifiers_workspace_id_entity_id_fkey" FOREIGN KEY ("workspace_id", "entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_links" ADD CONSTRAINT "entity_links_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_links" ADD CONSTRAINT "entity_links_workspace_id_entity_id_fkey" FOREIGN KEY ("workspace_id", "entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_links" ADD CONSTRAINT "entity_links_workspace_id_other_entity_id_fkey" FOREIGN KEY ("workspace_id", "other_entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_links" ADD CONSTRAINT "entity_links_workspace_id_undoes_id_fkey" FOREIGN KEY ("workspace_id", "undoes_id") REFERENCES "entity_links"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "possible_duplicates" ADD CONSTRAINT "possible_duplicates_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "possible_duplicates" ADD CONSTRAINT "possible_duplicates_workspace_id_entity_id_fkey" FOREIGN KEY ("workspace_id", "entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "possible_duplicates" ADD CONSTRAINT "possible_duplicates_workspace_id_other_entity_id_fkey" FOREIGN KEY ("workspace_id", "other_entity_id") REFERENCES "entities"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('entity_identifiers');
select protect_append_only_table('entity_links');
select protect_workspace_table('possible_duplicates');

alter table entity_identifiers
  add constraint entity_identifiers_kind_check check (kind in ('PHONE', 'EMAIL')),
  add constraint entity_identifiers_length_check check (char_length(value) between 1 and 320);
alter table entity_links
  add constraint entity_links_source_check check (source in ('MEMBER', 'API', 'AGENT')),
  add constraint entity_links_score_check check (score between 0 and 1),
  add constraint entity_links_order_check check (entity_id < other_entity_id),
  add constraint entity_links_undo_check check (undoes_id <> id);
alter table possible_duplicates
  add constraint possible_duplicates_score_check check (score between 0 and 1),
  add constraint possible_duplicates_order_check check (entity_id < other_entity_id);

-- The entity and all entities that are linked to it, directly or through others. The row-level security of the caller
-- applies.
create function app.entity_group(entity uuid) returns setof uuid
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  with recursive linked(id) as (
    select entity
    union
    select l.id from linked cross join lateral (
      select a.id as link_id, a.other_entity_id as id from public.entity_links a
       where a.workspace_id = app.workspace_id() and a.entity_id = linked.id and a.undoes_id is null
      union all
      select b.id, b.entity_id from public.entity_links b
       where b.workspace_id = app.workspace_id() and b.other_entity_id = linked.id and b.undoes_id is null
    ) l where not exists (
      select from public.entity_links u where u.workspace_id = app.workspace_id() and u.undoes_id = l.link_id)
  )
  select id from linked
$$;
