-- Fields of the contact's own record that the agent can read or change.
create table record_fields (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  access text not null,
  updated_at timestamptz(3) not null,
  constraint record_fields_pkey primary key (workspace_id, id),
  constraint record_fields_access_check check (access in ('READ', 'WRITE')),
  constraint record_fields_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
create unique index record_fields_workspace_id_name_key on record_fields (workspace_id, name);
select protect_workspace_table('record_fields');
