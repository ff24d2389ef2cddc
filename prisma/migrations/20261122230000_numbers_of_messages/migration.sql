-- A message goes out by the number for which it was composed: its conversation may go on by another before it is sent.
alter table messages add column phone_config_id uuid;

-- Only what may still be sent, or looked for, is asked for its number.
alter table messages no force row level security;
alter table conversations no force row level security;
update messages m set phone_config_id = c.phone_config_id
  from conversations c where c.workspace_id = m.workspace_id and c.id = m.conversation_id
    and m.direction = 'OUT' and m.status in ('QUEUED', 'UNCONFIRMED') and c.phone_config_id is not null;
alter table conversations force row level security;
alter table messages force row level security;

-- No reference: a number that sent a lot could not be forgotten otherwise. What was sent by it may name one that is gone.
create index messages_open_number_idx on messages (workspace_id, phone_config_id)
  where phone_config_id is not null and status in ('QUEUED', 'UNCONFIRMED');
