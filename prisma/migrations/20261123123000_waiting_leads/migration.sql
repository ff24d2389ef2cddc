-- Leads whose first contact waits, and when a lead was greeted.
alter table leads
  add column greeted_at timestamptz(3),
  add column waiting_since timestamptz(3),
  add column waiting_reason text,
  add constraint leads_waiting_check check (
    (waiting_since is null) = (waiting_reason is null) and waiting_reason in ('PAUSED', 'NOT_SET_UP'));
create index leads_workspace_id_waiting_since_id_idx on leads (workspace_id, waiting_since, id);
