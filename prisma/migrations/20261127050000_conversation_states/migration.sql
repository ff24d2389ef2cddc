-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'OPEN',
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "status_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "status_changed_by_id" UUID;

-- CreateIndex
CREATE INDEX "conversations_workspace_id_status_last_message_at_id_idx" ON "conversations"("workspace_id", "status", "last_message_at", "id");

-- The job that ends snoozes reads only the conversations that are snoozed until a time.
create index conversations_snoozed_until_idx on conversations (snoozed_until) where snoozed_until is not null;
grant select (workspace_id, snoozed_until) on conversations to frontdesk_system;

alter table conversations
  add constraint conversations_status_check check (status in ('OPEN', 'SNOOZED', 'RESOLVED')),
  add constraint conversations_snoozed_check check (snoozed_until is null or status = 'SNOOZED'),
  add constraint conversations_resolved_check check (status <> 'RESOLVED' or mode = 'AGENT');

alter table takeovers drop constraint takeovers_end_reason_check,
  add constraint takeovers_end_reason_check check (end_reason in ('HANDED_BACK', 'IDLE', 'MEMBER_LEFT', 'RESOLVED'));
