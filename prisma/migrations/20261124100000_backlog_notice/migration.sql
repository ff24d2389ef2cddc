-- The job that reports waiting leads stores which leads it has reported.
alter table leads add column backlog_notified_at timestamptz(3);
create index leads_backlog_not_notified_idx on leads (workspace_id)
  where waiting_since is not null and contact_at is null and status = 'NEW' and backlog_notified_at is null;
grant select (waiting_since, contact_at, status, backlog_notified_at) on leads to frontdesk_system;
