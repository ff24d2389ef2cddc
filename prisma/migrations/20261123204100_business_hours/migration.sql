-- Weekly hours and holidays of a workspace and of its numbers.
create table business_hours (
  workspace_id uuid not null,
  id uuid not null,
  phone_config_id uuid,
  weekly jsonb not null,
  holidays jsonb not null,
  closed_behavior text not null,
  updated_at timestamptz(3) not null,
  constraint business_hours_pkey primary key (workspace_id, id),
  constraint business_hours_one_check check (id = coalesce(phone_config_id, workspace_id)),
  constraint business_hours_weekly_check check (jsonb_array_length(weekly) = 7),
  constraint business_hours_closed_behavior_check check (closed_behavior in ('ANSWER', 'ANSWER_AND_INFORM', 'TAKE_MESSAGE')),
  constraint business_hours_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade,
  constraint business_hours_workspace_id_phone_config_id_fkey foreign key (workspace_id, phone_config_id)
    references phone_configs (workspace_id, id) on delete cascade on update cascade
);
create index business_hours_workspace_id_phone_config_id_idx on business_hours (workspace_id, phone_config_id);
select protect_workspace_table('business_hours');
