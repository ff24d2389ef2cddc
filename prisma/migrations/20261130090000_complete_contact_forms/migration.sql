-- AlterTable
ALTER TABLE "surfaces" ADD COLUMN     "agent_run_id" UUID,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminder_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminder_refusal" TEXT;

alter table agent_runs drop constraint agent_runs_trigger_check;
alter table agent_runs add constraint agent_runs_trigger_check check (trigger in ('LEAD', 'MESSAGE', 'HAND_BACK', 'FORM'));
alter table surfaces
  add constraint surfaces_reminder_refusal_check check (reminder_refusal in ('OPTED_OUT', 'BLOCKED', 'REPLY_WINDOW_CLOSED', 'NUMBER_NOT_ALLOWED', 'PAUSED', 'MESSAGE_DELETED')),
  add constraint surfaces_reminded_at_check check (reminded_at is null or (reminder_at is null and reminder_refusal is null));
-- The job that sends reminders reads only those that are due.
create index surfaces_reminder_idx on surfaces (reminder_at) where reminder_at is not null;
grant select (conversation_id, reminder_at) on surfaces to frontdesk_system;
