-- AlterTable
ALTER TABLE "leads" ADD COLUMN     "answers" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "bookings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'REQUESTED',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "attendee_name" TEXT NOT NULL,
    "attendee_email" TEXT NOT NULL,
    "provider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bookings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "inbound_events" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "reference" TEXT,
    "payload" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "inbound_events_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agent_memories" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lead_id" UUID,
    "state" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_memories_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agent_turns" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "active_conversation_id" UUID,
    "trigger" TEXT NOT NULL,
    "step" TEXT NOT NULL DEFAULT 'GENERATE',
    "outcome" TEXT,
    "answers_id" UUID,
    "agent_version_id" UUID,
    "state" JSONB,
    "exchange" JSONB NOT NULL DEFAULT '[]',
    "reply" TEXT,
    "message_id" UUID,
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_turns_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "message_sends" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "look_ups" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "attempted_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "message_sends_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "opt_outs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opt_outs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "bookings_workspace_id_starts_at_id_idx" ON "bookings"("workspace_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "bookings_workspace_id_lead_id_idx" ON "bookings"("workspace_id", "lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookings_workspace_id_provider_id_key" ON "bookings"("workspace_id", "provider_id");

-- CreateIndex
CREATE INDEX "inbound_events_workspace_id_received_at_id_idx" ON "inbound_events"("workspace_id", "received_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_events_workspace_id_provider_kind_provider_id_key" ON "inbound_events"("workspace_id", "provider", "kind", "provider_id");

-- CreateIndex
CREATE INDEX "agent_memories_workspace_id_lead_id_idx" ON "agent_memories"("workspace_id", "lead_id");

-- CreateIndex
CREATE INDEX "agent_turns_workspace_id_conversation_id_started_at_id_idx" ON "agent_turns"("workspace_id", "conversation_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "agent_turns_workspace_id_message_id_idx" ON "agent_turns"("workspace_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_turns_workspace_id_active_conversation_id_key" ON "agent_turns"("workspace_id", "active_conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "opt_outs_workspace_id_contact_id_key" ON "opt_outs"("workspace_id", "contact_id");

-- CreateIndex
CREATE INDEX "leads_workspace_id_phone_idx" ON "leads"("workspace_id", "phone");

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "leads"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_events" ADD CONSTRAINT "inbound_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_memories" ADD CONSTRAINT "agent_memories_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_memories" ADD CONSTRAINT "agent_memories_workspace_id_id_fkey" FOREIGN KEY ("workspace_id", "id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_memories" ADD CONSTRAINT "agent_memories_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "leads"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_turns" ADD CONSTRAINT "agent_turns_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_turns" ADD CONSTRAINT "agent_turns_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_sends" ADD CONSTRAINT "message_sends_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_sends" ADD CONSTRAINT "message_sends_workspace_id_id_fkey" FOREIGN KEY ("workspace_id", "id") REFERENCES "messages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('agent_memories');
select protect_workspace_table('agent_turns');
select protect_workspace_table('bookings');
select protect_workspace_table('inbound_events');
select protect_workspace_table('message_sends');
select protect_workspace_table('opt_outs');

alter table inbound_events
  add constraint inbound_events_provider_check check (provider in ('TWILIO')),
  add constraint inbound_events_kind_check check (kind in ('MESSAGE', 'STATUS'));
alter table agent_turns
  add constraint agent_turns_trigger_check check (trigger in ('LEAD', 'MESSAGE', 'HAND_BACK')),
  add constraint agent_turns_step_check check (step in ('GENERATE', 'SEND', 'DONE')),
  add constraint agent_turns_outcome_check
    check (outcome in ('ANSWERED', 'QUIET', 'SUPPRESSED', 'SUPERSEDED', 'FAILED')),
  -- Done, with an outcome and no longer in the way of the next; or none of these.
  add constraint agent_turns_done_check
    check ((step = 'DONE') = (outcome is not null) and (step = 'DONE') = (active_conversation_id is null)),
  add constraint agent_turns_active_check check (active_conversation_id is null or active_conversation_id = conversation_id),
  -- What is to be sent is stored before it is sent.
  add constraint agent_turns_reply_check check (step <> 'SEND' or (reply is not null and message_id is not null));
alter table message_sends
  add constraint message_sends_state_check check (state in ('WAITING', 'SENDING', 'UNCONFIRMED', 'DONE'));
alter table bookings
  add constraint bookings_status_check check (status in ('REQUESTED', 'BOOKED', 'CANCELLED', 'FAILED')),
  -- Booked is what the calendar has a name for.
  add constraint bookings_booked_check check (status <> 'BOOKED' or provider_id is not null);
-- Whoever writes first asks too.
alter table leads drop constraint leads_source_check,
  add constraint leads_source_check check (source in ('FORM', 'API', 'MANUAL', 'WHATSAPP'));
