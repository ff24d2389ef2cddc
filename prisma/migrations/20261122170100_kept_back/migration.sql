-- A campaign may keep a message back for longer than any provider is asked again.
alter table message_sends add column tries_from timestamptz(3);
