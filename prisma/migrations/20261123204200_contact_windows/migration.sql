-- Times of day in which contacts are messaged first and called; null: the default of the installation.
alter table outreach_limits
  add column message_from integer,
  add column message_until integer,
  add column call_from integer,
  add column call_until integer,
  -- The bounds of packages/domain/src/contact-windows.ts.
  add constraint outreach_limits_message_window_check check ((message_from is null) = (message_until is null)
    and message_from >= 0 and message_until <= 1440 and message_until - message_from >= 60),
  add constraint outreach_limits_call_window_check check ((call_from is null) = (call_until is null)
    and call_from >= 0 and call_until <= 1440 and call_until - call_from >= 60);

-- A lead outside its window waits until a time.
alter table leads
  drop constraint leads_waiting_check,
  add column contact_at timestamptz(3),
  add constraint leads_waiting_check check (
    (waiting_since is null) = (waiting_reason is null)
    and waiting_reason in ('PAUSED', 'NOT_SET_UP', 'OUTSIDE_HOURS')
    and (contact_at is not null) = (coalesce(waiting_reason, '') = 'OUTSIDE_HOURS'));

-- Automatic calls are placed within the window only, whenever the worker dials them.
alter table calls add column is_automatic boolean not null default false;
