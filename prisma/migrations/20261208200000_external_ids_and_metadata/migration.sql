-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "metadata" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "contact_merges" ADD COLUMN     "merged_external_ids" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "metadata" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "leads" ADD COLUMN     "metadata" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "external_ids" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "lead_id" UUID,
    "contact_id" UUID,
    "booking_id" UUID,

    CONSTRAINT "external_ids_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "external_ids_workspace_id_lead_id_system_key" ON "external_ids"("workspace_id", "lead_id", "system");

-- CreateIndex
CREATE UNIQUE INDEX "external_ids_workspace_id_contact_id_system_key" ON "external_ids"("workspace_id", "contact_id", "system");

-- CreateIndex
CREATE UNIQUE INDEX "external_ids_workspace_id_booking_id_system_key" ON "external_ids"("workspace_id", "booking_id", "system");

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "leads"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_workspace_id_booking_id_fkey" FOREIGN KEY ("workspace_id", "booking_id") REFERENCES "bookings"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('external_ids');

alter table external_ids
  add constraint external_ids_record_check check (num_nonnulls(lead_id, contact_id, booking_id) = 1),
  add constraint external_ids_system_check check (length(system) between 1 and 80),
  add constraint external_ids_external_id_check check (length(external_id) between 1 and 200);

-- An id of a system belongs to one record of a type. The models cannot describe these indexes, and indexes with a
-- condition are not compared with them.
create unique index external_ids_lead_key on external_ids (workspace_id, system, external_id) where lead_id is not null;
create unique index external_ids_contact_key on external_ids (workspace_id, system, external_id) where contact_id is not null;
create unique index external_ids_booking_key on external_ids (workspace_id, system, external_id) where booking_id is not null;

alter table leads add constraint leads_metadata_check check (jsonb_typeof(metadata) = 'object');
alter table contacts add constraint contacts_metadata_check check (jsonb_typeof(metadata) = 'object');
alter table bookings add constraint bookings_metadata_check check (jsonb_typeof(metadata) = 'object');
create index leads_metadata_idx on leads using gin (workspace_id, metadata jsonb_path_ops) with (fastupdate = off) where metadata <> '{}';
create index contacts_metadata_idx on contacts using gin (workspace_id, metadata jsonb_path_ops) with (fastupdate = off) where metadata <> '{}';
create index bookings_metadata_idx on bookings using gin (workspace_id, metadata jsonb_path_ops) with (fastupdate = off) where metadata <> '{}';

grant select (metadata) on leads to frontdesk_system;
grant select (metadata) on contacts to frontdesk_system;
grant select (workspace_id, id, metadata) on bookings to frontdesk_system;
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- The ids of the records of a type whose metadata contains all entries. PostgreSQL does not use an index for `@>` under
-- row-level security. The function reads the current workspace only and returns ids; the caller applies the policies.
create function app.with_metadata(kind text, entries jsonb) returns setof uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
begin
  case kind
    when 'Lead' then
      return query select l.id from public.leads l
        where l.workspace_id = app.workspace_id() and l.metadata <> '{}' and l.metadata @> entries;
    when 'Contact' then
      return query select c.id from public.contacts c
        where c.workspace_id = app.workspace_id() and c.metadata <> '{}' and c.metadata @> entries;
    when 'Booking' then
      return query select b.id from public.bookings b
        where b.workspace_id = app.workspace_id() and b.metadata <> '{}' and b.metadata @> entries;
  end case;
end $$;
revoke all on function app.with_metadata(text, jsonb) from public;
grant execute on function app.with_metadata(text, jsonb) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
