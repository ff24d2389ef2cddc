-- Keys: from where they may call, what they were last used for, and which key took their place.
alter table api_keys
  add column allowed_ranges text[] not null default '{}',
  add column last_used_from text,
  add column last_used_for text,
  add column replaced_by_id uuid,
  add constraint api_keys_workspace_id_replaced_by_id_fkey foreign key (workspace_id, replaced_by_id)
    references api_keys (workspace_id, id) on delete no action on update no action;
create index api_keys_workspace_id_replaced_by_id_idx on api_keys (workspace_id, replaced_by_id);
-- When a key was used is written in its own workspace, by the role that runs requests.
revoke update (last_used_at) on api_keys from frontdesk_system;

-- Which of its policies a key has needed, and when for the last time.
create table api_key_policy_uses (
  workspace_id uuid not null,
  api_key_id uuid not null,
  policy text not null,
  last_used_at timestamptz(3) not null,
  constraint api_key_policy_uses_pkey primary key (workspace_id, api_key_id, policy),
  constraint api_key_policy_uses_workspace_id_api_key_id_fkey foreign key (workspace_id, api_key_id)
    references api_keys (workspace_id, id) on delete cascade on update cascade
);
select protect_workspace_table('api_key_policy_uses');

-- What an operation asks for, worked out once; and its name says which one it is.
alter table persisted_operations
  add column cost integer not null default 1,
  add column policies text[] not null default '{}';
update persisted_operations p set name = p.name || ' (' || n.nth || ')'
  from (select workspace_id, id, row_number() over (partition by workspace_id, name order by created_at desc, id) as nth
        from persisted_operations) n
  where n.workspace_id = p.workspace_id and n.id = p.id and n.nth > 1;
create unique index persisted_operations_workspace_id_name_key on persisted_operations (workspace_id, name);

-- Which key has run which operation.
create table persisted_operation_uses (
  workspace_id uuid not null,
  operation_id text not null,
  api_key_id uuid not null,
  count integer not null,
  last_used_at timestamptz(3) not null,
  constraint persisted_operation_uses_pkey primary key (workspace_id, operation_id, api_key_id),
  constraint persisted_operation_uses_workspace_id_operation_id_fkey foreign key (workspace_id, operation_id)
    references persisted_operations (workspace_id, id) on delete cascade on update cascade,
  constraint persisted_operation_uses_workspace_id_api_key_id_fkey foreign key (workspace_id, api_key_id)
    references api_keys (workspace_id, id) on delete cascade on update cascade
);
create index persisted_operation_uses_workspace_id_api_key_id_idx on persisted_operation_uses (workspace_id, api_key_id);
select protect_workspace_table('persisted_operation_uses');

-- What was answered to whom under which key, so that asking again changes nothing. No answer: it held a secret.
create table idempotency_keys (
  workspace_id uuid not null,
  actor text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  content_type text not null,
  answer text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint idempotency_keys_pkey primary key (workspace_id, actor, key),
  constraint idempotency_keys_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
create index idempotency_keys_expires_at_idx on idempotency_keys (expires_at);
select protect_workspace_table('idempotency_keys');
grant select (expires_at), delete on idempotency_keys to frontdesk_system;
