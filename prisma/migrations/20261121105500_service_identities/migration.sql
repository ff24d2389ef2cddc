-- A caller that is nobody's person: its rights are its own policies, and nobody's leaving ends it. `active_name` repeats the
-- name until it is removed.
create table service_identities (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  active_name text,
  policies text[] not null default '{}',
  created_by_id uuid not null,
  created_by_name text not null,
  created_at timestamptz(3) not null default current_timestamp,
  removed_at timestamptz(3),
  constraint service_identities_pkey primary key (workspace_id, id),
  constraint service_identities_active_check check ((active_name is null) = (removed_at is not null)),
  constraint service_identities_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade
);
create unique index service_identities_workspace_id_active_name_key on service_identities (workspace_id, active_name);
create index service_identities_workspace_id_created_at_id_idx on service_identities (workspace_id, created_at, id);
select protect_workspace_table('service_identities');
grant select on service_identities to frontdesk_system;

alter table api_keys
  add column service_identity_id uuid,
  add constraint api_keys_workspace_id_service_identity_id_fkey foreign key (workspace_id, service_identity_id)
    references service_identities (workspace_id, id) on delete no action on update no action;
create index api_keys_workspace_id_service_identity_id_idx on api_keys (workspace_id, service_identity_id);
