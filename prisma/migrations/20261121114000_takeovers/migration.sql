-- The time in which a member holds a conversation. `open_conversation_id` repeats the conversation until it ends, so that
-- one is held once at a time.
create table takeovers (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  open_conversation_id uuid,
  member_id uuid not null,
  started_at timestamptz(3) not null,
  active_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ending text,
  note text,
  constraint takeovers_pkey primary key (workspace_id, id),
  constraint takeovers_ending_check check (ending in ('HANDED_BACK', 'IDLE', 'MEMBER_LEFT')),
  constraint takeovers_ended_check check ((ended_at is null) = (ending is null) and (ended_at is null) = (open_conversation_id is not null)),
  constraint takeovers_open_check check (open_conversation_id is null or open_conversation_id = conversation_id),
  constraint takeovers_note_check check (length(note) between 1 and 500),
  constraint takeovers_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade,
  constraint takeovers_workspace_id_conversation_id_fkey foreign key (workspace_id, conversation_id)
    references conversations (workspace_id, id) on delete cascade on update cascade
);
create unique index takeovers_workspace_id_open_conversation_id_key on takeovers (workspace_id, open_conversation_id);
create index takeovers_workspace_id_conversation_id_started_at_id_idx on takeovers (workspace_id, conversation_id, started_at, id);
select protect_workspace_table('takeovers');
-- Which workspaces have something to hand back is asked across them; the rest is done inside each.
grant select (workspace_id, active_at, open_conversation_id) on takeovers to frontdesk_system;

-- Up to where a member has read a conversation.
create table read_marks (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  read_at timestamptz(3) not null,
  constraint read_marks_pkey primary key (workspace_id, id),
  constraint read_marks_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade,
  constraint read_marks_workspace_id_member_id_fkey foreign key (workspace_id, member_id)
    references members (workspace_id, id) on delete cascade on update cascade,
  constraint read_marks_workspace_id_conversation_id_fkey foreign key (workspace_id, conversation_id)
    references conversations (workspace_id, id) on delete cascade on update cascade
);
create unique index read_marks_workspace_id_member_id_conversation_id_key on read_marks (workspace_id, member_id, conversation_id);
create index read_marks_workspace_id_conversation_id_idx on read_marks (workspace_id, conversation_id);
select protect_workspace_table('read_marks');

alter table workspaces
  add column takeover_idle_minutes integer default 30,
  add constraint workspaces_takeover_idle_minutes_check check (takeover_idle_minutes between 5 and 1440);

alter table messages
  -- What the sender calls it: the same again is the same message.
  add column client_id uuid,
  add column failure_code text,
  add column failure_words text,
  drop constraint messages_status_check,
  add constraint messages_status_check check (status in
    ('QUEUED', 'UNCONFIRMED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'SUPPRESSED', 'RECEIVED'));
create unique index messages_workspace_id_conversation_id_client_id_key on messages (workspace_id, conversation_id, client_id);
create index takeovers_open_active_at_idx on takeovers (active_at) where open_conversation_id is not null;
