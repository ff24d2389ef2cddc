-- Whose lease it is: the job of a killed worker comes back, and need not wait for its own.
alter table agent_turns add column lease_job text;
alter table message_sends add column lease_job text;

-- What one contact wrote is worked off in the order in which it came, also after a worker that died over the first of it.
alter table inbound_events add column sender text;
create index inbound_events_waiting_idx on inbound_events (workspace_id, sender, received_at, id) where processed_at is null;
