-- What a member is told inside the app: gone with the member, and with the conversation it speaks of. No word of a contact
-- is written here; what is shown of one is read, with the rights of the reader, when it is shown.
create table notifications (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  actor_name text,
  about text,
  subject_id uuid,
  conversation_id uuid,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  constraint notifications_pkey primary key (workspace_id, id),
  -- Which kinds there are says packages/domain: one that comes later changes no table.
  constraint notifications_kind_check check (kind ~ '^[A-Z]+(_[A-Z]+)*$' and length(kind) <= 60),
  constraint notifications_about_check check (length(about) <= 200),
  constraint notifications_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade,
  constraint notifications_workspace_id_member_id_fkey foreign key (workspace_id, member_id)
    references members (workspace_id, id) on delete cascade on update cascade,
  constraint notifications_workspace_id_conversation_id_fkey foreign key (workspace_id, conversation_id)
    references conversations (workspace_id, id) on delete cascade on update cascade
);
create index notifications_workspace_id_member_id_created_at_id_idx on notifications (workspace_id, member_id, created_at, id);
create index notifications_workspace_id_conversation_id_idx on notifications (workspace_id, conversation_id);
create index notifications_workspace_id_created_at_idx on notifications (workspace_id, created_at);
-- The bell counts these at every page.
create index notifications_unread_idx on notifications (workspace_id, member_id) where read_at is null;
select protect_workspace_table('notifications');

alter table members
  -- Kinds that they do not want to hear of.
  add column muted_notifications text[] not null default '{}';
