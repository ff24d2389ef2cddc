-- Limits of the agent that differ from the defaults.
alter table agents add column limits jsonb not null default '{}';
