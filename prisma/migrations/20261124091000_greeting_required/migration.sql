-- A lead that has never written waits until the workspace has a greeting template.
alter table leads
  drop constraint leads_waiting_check,
  add constraint leads_waiting_check check (
    (waiting_since is null) = (waiting_reason is null)
    and waiting_reason in ('PAUSED', 'NOT_SET_UP', 'NOT_PUBLISHED', 'NO_GREETING_TEMPLATE', 'OUTSIDE_HOURS', 'REDIAL')
    and (contact_at is not null) = (coalesce(waiting_reason, '') in ('OUTSIDE_HOURS', 'REDIAL')));
