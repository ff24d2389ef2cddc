-- Leads and conversations of an agent that was never published. Agents that replied before have a version and keep it.
alter table leads
  drop constraint leads_waiting_check,
  add constraint leads_waiting_check check (
    (waiting_since is null) = (waiting_reason is null)
    and waiting_reason in ('PAUSED', 'NOT_SET_UP', 'NOT_PUBLISHED', 'OUTSIDE_HOURS')
    and (contact_at is not null) = (coalesce(waiting_reason, '') = 'OUTSIDE_HOURS'));
alter table agent_handoffs add column code text constraint agent_handoffs_code_check check (code in ('AGENT_NOT_PUBLISHED'));
