-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "campaign_recipients" ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "campaigns" ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "contacts" ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "entities" ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "knowledge_sources" ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "leads" ALTER COLUMN "updated_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "webhook_deliveries" ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "bookings_workspace_id_created_at_id_idx" ON "bookings"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "bookings_workspace_id_updated_at_id_idx" ON "bookings"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_updated_at_id_idx" ON "calls"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "campaign_recipients_workspace_id_campaign_id_created_at_id_idx" ON "campaign_recipients"("workspace_id", "campaign_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_workspace_id_updated_at_id_idx" ON "campaigns"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_created_at_id_idx" ON "conversations"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_updated_at_id_idx" ON "conversations"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "entities_workspace_id_created_at_id_idx" ON "entities"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "knowledge_sources_workspace_id_updated_at_id_idx" ON "knowledge_sources"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "leads_workspace_id_updated_at_id_idx" ON "leads"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "members_workspace_id_updated_at_id_idx" ON "members"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "notifications_workspace_id_member_id_updated_at_id_idx" ON "notifications"("workspace_id", "member_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "services_workspace_id_updated_at_id_idx" ON "services"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_workspace_id_updated_at_id_idx" ON "webhook_deliveries"("workspace_id", "updated_at", "id");

-- The order by name of each list that has one.
create index campaigns_by_name_idx on campaigns (workspace_id, lower(name), id);

-- Sets `updated_at` of a changed row, so that every change of a row increases it. Keeps a time that the statement itself
-- sets. The arguments are internal columns, whose changes do not count.
create function app.set_updated_at() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.updated_at is distinct from old.updated_at
    or (tg_nargs > 0 and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv) then
    return new;
  end if;
  new.updated_at := greatest(date_trunc('milliseconds', clock_timestamp()), old.updated_at + interval '1 millisecond');
  return new;
end $$;
revoke all on function app.set_updated_at() from public;

do $$
declare t text;
begin
  foreach t in array array['bookings', 'calls', 'campaign_recipients', 'campaigns', 'contacts', 'conversations', 'entities',
    'knowledge_sources', 'members', 'notifications', 'services', 'webhook_deliveries'] loop
    execute format('create trigger set_updated_at before update on %I for each row when (old.* is distinct from new.*) execute function app.set_updated_at()', t);
  end loop;
end $$;
create trigger set_updated_at before update on leads for each row when (old.* is distinct from new.*)
  execute function app.set_updated_at('backlog_notified_at');

-- Filters of exports of the audit log have comparators.
alter table audit_exports no force row level security;
update audit_exports e set filter = (
  select coalesce(jsonb_object_agg(
    case f.key when 'from' then 'occurredAt' when 'to' then 'occurredAt' else f.key end,
    case when f.key in ('actorId', 'subjectType', 'subjectId') then jsonb_build_object('eq', f.value)
      when f.key in ('from', 'to')
        then jsonb_strip_nulls(jsonb_build_object('gte', e.filter->'from', 'lt', e.filter->'to'))
      else f.value end), '{}')
  from jsonb_each(e.filter) f);
alter table audit_exports force row level security;
