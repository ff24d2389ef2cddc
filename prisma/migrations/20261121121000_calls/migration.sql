-- AlterTable
ALTER TABLE "retention_sweeps" ADD COLUMN     "calls" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "calls" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "lead_id" UUID,
    "active_lead_id" UUID,
    "service_id" UUID,
    "direction" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "provider_id" TEXT,
    "dial_step" TEXT NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "look_ups" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "attempted_at" TIMESTAMPTZ(3),
    "mode" TEXT NOT NULL DEFAULT 'AGENT',
    "held_by_id" UUID,
    "control_url" TEXT,
    "memory" JSONB,
    "hearing_role" TEXT,
    "hearing_text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,
    "failure" TEXT,
    "summary" TEXT,
    "recording_url" TEXT,
    "cost_cents" INTEGER,
    "outcome" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "wrapped_up_by_id" UUID,
    "wrapped_up_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "transcript_turns" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transcript_turns_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "tool_invocations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "tool_call_id" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "arguments" JSONB NOT NULL,
    "claim" INTEGER NOT NULL DEFAULT 1,
    "lease_until" TIMESTAMPTZ(3),
    "answer" TEXT,
    "failed" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "tool_invocations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "operator_actions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "member_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mode" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'DONE',
    "failure" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operator_actions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "escalations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "open_call_id" UUID,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by_id" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "escalations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "operators" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "takes_escalations" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operators_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "services" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "agent_version_id" UUID NOT NULL,
    "graph_version_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "services_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "calls_workspace_id_created_at_id_idx" ON "calls"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_ended_at_created_at_id_idx" ON "calls"("workspace_id", "ended_at", "created_at", "id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_contact_id_idx" ON "calls"("workspace_id", "contact_id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_lead_id_created_at_id_idx" ON "calls"("workspace_id", "lead_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_service_id_idx" ON "calls"("workspace_id", "service_id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_held_by_id_idx" ON "calls"("workspace_id", "held_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "calls_workspace_id_provider_id_key" ON "calls"("workspace_id", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "calls_workspace_id_active_lead_id_key" ON "calls"("workspace_id", "active_lead_id");

-- CreateIndex
CREATE INDEX "transcript_turns_workspace_id_call_id_at_id_idx" ON "transcript_turns"("workspace_id", "call_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tool_invocations_workspace_id_call_id_tool_call_id_key" ON "tool_invocations"("workspace_id", "call_id", "tool_call_id");

-- CreateIndex
CREATE INDEX "operator_actions_workspace_id_call_id_at_id_idx" ON "operator_actions"("workspace_id", "call_id", "at", "id");

-- CreateIndex
CREATE INDEX "escalations_workspace_id_call_id_idx" ON "escalations"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "escalations_workspace_id_raised_at_id_idx" ON "escalations"("workspace_id", "raised_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "escalations_workspace_id_open_call_id_key" ON "escalations"("workspace_id", "open_call_id");

-- CreateIndex
CREATE UNIQUE INDEX "operators_workspace_id_member_id_key" ON "operators"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "services_workspace_id_created_at_id_idx" ON "services"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "services_workspace_id_agent_version_id_idx" ON "services"("workspace_id", "agent_version_id");

-- CreateIndex
CREATE INDEX "services_workspace_id_graph_version_id_idx" ON "services"("workspace_id", "graph_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "services_workspace_id_name_key" ON "services"("workspace_id", "name");

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "leads"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_service_id_fkey" FOREIGN KEY ("workspace_id", "service_id") REFERENCES "services"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_held_by_id_fkey" FOREIGN KEY ("workspace_id", "held_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "transcript_turns" ADD CONSTRAINT "transcript_turns_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript_turns" ADD CONSTRAINT "transcript_turns_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_invocations" ADD CONSTRAINT "tool_invocations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_invocations" ADD CONSTRAINT "tool_invocations_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_actions" ADD CONSTRAINT "operator_actions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator_actions" ADD CONSTRAINT "operator_actions_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operators" ADD CONSTRAINT "operators_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operators" ADD CONSTRAINT "operators_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_workspace_id_agent_version_id_fkey" FOREIGN KEY ("workspace_id", "agent_version_id") REFERENCES "agent_versions"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "services" ADD CONSTRAINT "services_workspace_id_graph_version_id_fkey" FOREIGN KEY ("workspace_id", "graph_version_id") REFERENCES "context_graph_versions"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select protect_workspace_table('calls');
select protect_workspace_table('escalations');
select protect_workspace_table('operator_actions');
select protect_workspace_table('operators');
select protect_workspace_table('services');
select protect_workspace_table('tool_invocations');
select protect_workspace_table('transcript_turns');

alter table services
  add constraint services_channel_check check (channel in ('WHATSAPP', 'VOICE'));
alter table calls
  add constraint calls_direction_check check (direction in ('OUTBOUND', 'INBOUND')),
  add constraint calls_state_check check (state in
    ('QUEUED', 'UNCONFIRMED', 'DIALLING', 'RINGING', 'IN_PROGRESS', 'FORWARDING', 'ENDED', 'FAILED', 'SUPPRESSED')),
  add constraint calls_dial_step_check check (dial_step in ('WAITING', 'ASKING', 'DONE')),
  add constraint calls_mode_check check (mode in ('AGENT', 'LISTEN', 'GUIDE', 'TAKEOVER')),
  -- Somebody is there, or nobody is and the agent is alone.
  add constraint calls_held_check check ((mode = 'AGENT') = (held_by_id is null)),
  -- Over is over: with a time, held by nobody, and no longer in the way of the next.
  add constraint calls_over_check check ((state in ('ENDED', 'FAILED', 'SUPPRESSED')) = (ended_at is not null)
    and (ended_at is null or (active_lead_id is null and held_by_id is null))),
  add constraint calls_active_check check (active_lead_id is null or active_lead_id = lead_id),
  add constraint calls_hearing_check check (hearing_role in ('CONTACT', 'AGENT') and hearing_text is not null
    or hearing_role is null and hearing_text is null),
  add constraint calls_outcome_check check (outcome in
    ('BOOKED', 'QUALIFIED', 'UNQUALIFIED', 'CALL_BACK', 'NOT_REACHED', 'OTHER')),
  -- Whoever knows the address may steer the call: it is kept sealed.
  add constraint calls_sealed_check check (control_url ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$');
alter table transcript_turns
  add constraint transcript_turns_role_check check (role in ('CONTACT', 'AGENT', 'MEMBER'));
alter table tool_invocations
  add constraint tool_invocations_answer_check check ((answer is null) = (answered_at is null));
alter table operator_actions
  add constraint operator_actions_kind_check check (kind in ('JOIN', 'SWITCH', 'GUIDE', 'SAY', 'LEAVE', 'END', 'WRAP_UP')),
  add constraint operator_actions_mode_check check (mode in ('LISTEN', 'GUIDE', 'TAKEOVER')),
  add constraint operator_actions_state_check check (state in ('WAITING', 'ASKING', 'DONE', 'UNCONFIRMED', 'FAILED', 'SUPPRESSED'));
alter table escalations
  add constraint escalations_state_check check (state in ('WAITING', 'ACKNOWLEDGED', 'RESOLVED')),
  add constraint escalations_open_check check ((state = 'RESOLVED') = (open_call_id is null)
    and (open_call_id is null or open_call_id = call_id));
-- Vapi tells of calls, and somebody who calls us asks too.
alter table inbound_events drop constraint inbound_events_provider_check, drop constraint inbound_events_kind_check,
  add constraint inbound_events_provider_check check (provider in ('TWILIO', 'VAPI')),
  add constraint inbound_events_kind_check check (kind in ('MESSAGE', 'STATUS', 'CALL'));
alter table leads drop constraint leads_source_check,
  add constraint leads_source_check check (source in ('FORM', 'API', 'MANUAL', 'WHATSAPP', 'CALL'));
