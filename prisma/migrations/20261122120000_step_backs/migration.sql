-- Each time that the agent left a conversation to a person, and not the last alone.
create table step_backs (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  reason text not null,
  at timestamptz(3) not null,
  constraint step_backs_pkey primary key (workspace_id, id),
  constraint step_backs_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade,
  constraint step_backs_workspace_id_conversation_id_fkey foreign key (workspace_id, conversation_id)
    references conversations (workspace_id, id) on delete cascade on update cascade
);
create index step_backs_workspace_id_conversation_id_at_id_idx on step_backs (workspace_id, conversation_id, at, id);
insert into step_backs (workspace_id, id, conversation_id, reason, at)
select workspace_id, gen_random_uuid(), id, step_back_reason, stepped_back_at from conversations where stepped_back_at is not null;
select protect_workspace_table('step_backs');
alter table conversations drop column stepped_back_at, drop column step_back_reason;
