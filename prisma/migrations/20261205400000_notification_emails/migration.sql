-- AlterTable
ALTER TABLE "members" ADD COLUMN     "emailed_notifications" TEXT[] DEFAULT ARRAY['CONVERSATION_WAITING', 'CALL_ESCALATED', 'SAFETY_TRIGGERED', 'CONVERSATION_ASSIGNED', 'MENTIONED_IN_NOTE', 'CAMPAIGN_PAUSED', 'CAMPAIGN_FAILED', 'DATA_SOURCE_SWITCHED_OFF', 'FORM_REVIEW_PENDING', 'USAGE_LIMIT_REACHED']::TEXT[],
ADD COLUMN     "notification_email_timing" TEXT NOT NULL DEFAULT 'PROMPT',
ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_to" TEXT;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "email_due_at" TIMESTAMPTZ(3);

alter table members
  add constraint members_notification_email_timing_check check (notification_email_timing in ('PROMPT', 'HOURLY')),
  add constraint members_quiet_hours_check check (
    (quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to
    and quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$' and quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$');

-- The first index finds members with due emails in all workspaces. The second one finds the notifications of a member.
create index notifications_email_due_at_idx on notifications (email_due_at) where email_due_at is not null;
create index notifications_email_pending_idx on notifications (workspace_id, member_id) where email_due_at is not null;
grant select (workspace_id, member_id, email_due_at) on notifications to frontdesk_system;
