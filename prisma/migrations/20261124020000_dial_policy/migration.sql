-- How often automatic calls are repeated, and what is left on a voicemail; null: the default.
alter table outreach_limits
  add column dial_attempts integer,
  add column redial_minutes integer,
  add column voicemail_message text,
  add column when_unreached text,
  -- The bounds of packages/domain/src/dial-policy.ts.
  add constraint outreach_limits_dial_attempts_check check (dial_attempts between 1 and 10),
  add constraint outreach_limits_redial_minutes_check check (redial_minutes between 5 and 10080),
  add constraint outreach_limits_when_unreached_check check (when_unreached in ('NOTIFY', 'MARK_LOST'));

alter table calls
  add column unanswered_reason text,
  add constraint calls_unanswered_reason_check check (
    unanswered_reason is null or (unanswered_reason in ('BUSY', 'NO_ANSWER', 'VOICEMAIL') and ended_at is not null));

-- A lead that nobody answered for waits until it is called again.
alter table leads
  add column unreached_at timestamptz(3),
  drop constraint leads_waiting_check,
  add constraint leads_waiting_check check (
    (waiting_since is null) = (waiting_reason is null)
    and waiting_reason in ('PAUSED', 'NOT_SET_UP', 'NOT_PUBLISHED', 'OUTSIDE_HOURS', 'REDIAL')
    and (contact_at is not null) = (coalesce(waiting_reason, '') in ('OUTSIDE_HOURS', 'REDIAL')));
