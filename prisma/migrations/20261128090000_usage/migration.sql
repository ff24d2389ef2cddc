-- CreateTable
CREATE TABLE "usage_events" (
    "workspace_id" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "quantity" BIGINT NOT NULL,
    "traffic" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "usage_events_pkey" PRIMARY KEY ("workspace_id","meter","key","occurred_at")
);

-- CreateTable
CREATE TABLE "usage_hours" (
    "workspace_id" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "traffic" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "quantity" BIGINT NOT NULL,

    CONSTRAINT "usage_hours_pkey" PRIMARY KEY ("workspace_id","meter","traffic","hour")
);

-- CreateTable
CREATE TABLE "usage_rollups" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "next_xid" xid8 NOT NULL DEFAULT '0'::xid8,

    CONSTRAINT "usage_rollups_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "usage_events" ADD CONSTRAINT "usage_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_hours" ADD CONSTRAINT "usage_hours_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The job that sums events looks for them by transaction, and the job that deletes old events by time. Events are stored
-- nearly in the order of their time, so that a BRIN index is enough.
create index "usage_events_xid_idx" on "usage_events"("xid");
create index "usage_events_occurred_at_idx" on "usage_events" using brin ("occurred_at");

select protect_append_only_table('usage_events');
grant select, delete on usage_events to frontdesk_system;

select protect_workspace_table('usage_hours');
grant select, insert, update, delete on usage_hours to frontdesk_system;

alter table usage_events
  add constraint usage_events_meter_check check (meter in (
    'ai_conversations', 'messages_out', 'messages_in', 'campaign_messages', 'call_seconds', 'model_tokens_in',
    'model_tokens_out', 'model_cost_micros')),
  add constraint usage_events_traffic_check check (traffic in ('LIVE', 'SIMULATED'));
alter table usage_hours
  add constraint usage_hours_meter_check check (meter in (
    'ai_conversations', 'messages_out', 'messages_in', 'campaign_messages', 'call_seconds', 'model_tokens_in',
    'model_tokens_out', 'model_cost_micros', 'contacts', 'members', 'phone_numbers', 'knowledge_bytes',
    'storage_bytes')),
  add constraint usage_hours_traffic_check check (traffic in ('LIVE', 'SIMULATED'));

alter table usage_rollups add constraint usage_rollups_single_row check (id = 1);
insert into usage_rollups default values;
grant select, update on usage_rollups to frontdesk_system;
