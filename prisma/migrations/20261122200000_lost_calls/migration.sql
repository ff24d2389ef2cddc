-- When the provider was last asked about a call of which it says nothing.
alter table calls add column looked_at timestamptz(3);
create index calls_open_idx on calls (created_at) where ended_at is null;

-- Which calls to ask about is looked for across workspaces; whose they are is all that is learned of them.
grant select (workspace_id, id, provider_id, created_at, started_at, ended_at, looked_at) on calls to frontdesk_system;
