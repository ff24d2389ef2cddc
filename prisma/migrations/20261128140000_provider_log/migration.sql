-- CreateTable
CREATE TABLE "provider_log_entries" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "response_status" INTEGER,
    "duration_ms" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "request_id" TEXT,
    "reference" TEXT,
    "error_code" TEXT,
    "error_message" TEXT,
    "request_body" TEXT,
    "response_body" TEXT,
    "message_id" UUID,
    "call_id" UUID,
    "booking_id" UUID,
    "conversation_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_log_entries_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "provider_log_entries_workspace_id_occurred_at_id_idx" ON "provider_log_entries"("workspace_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "provider_log_entries_workspace_id_reference_idx" ON "provider_log_entries"("workspace_id", "reference");

-- CreateIndex
CREATE INDEX "provider_log_entries_workspace_id_message_id_idx" ON "provider_log_entries"("workspace_id", "message_id");

-- CreateIndex
CREATE INDEX "provider_log_entries_workspace_id_call_id_idx" ON "provider_log_entries"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "provider_log_entries_workspace_id_booking_id_idx" ON "provider_log_entries"("workspace_id", "booking_id");

-- CreateIndex
CREATE INDEX "provider_log_entries_workspace_id_conversation_id_occurred__idx" ON "provider_log_entries"("workspace_id", "conversation_id", "occurred_at");

-- CreateIndex
CREATE INDEX "provider_log_entries_occurred_at_idx" ON "provider_log_entries" USING BRIN ("occurred_at");

-- AddForeignKey
ALTER TABLE "provider_log_entries" ADD CONSTRAINT "provider_log_entries_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Entries are never changed. A nightly job deletes old ones.
select protect_append_only_table('provider_log_entries');
grant select, delete on provider_log_entries to frontdesk_system;

alter table provider_log_entries
  add constraint provider_log_entries_direction_check check (direction in ('OUTBOUND', 'INBOUND')),
  add constraint provider_log_entries_status_check check (status in ('SUCCEEDED', 'FAILED')),
  add constraint provider_log_entries_provider_check check (provider in (
    'TWILIO', 'WHATSAPP_CLOUD', 'VAPI', 'CALCOM', 'OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE',
    'OPENAI_COMPATIBLE'));

