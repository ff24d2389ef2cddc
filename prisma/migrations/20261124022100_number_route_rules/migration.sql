-- Rules that lead a number to services by hours, before its own service.
create table number_route_rules (
  workspace_id uuid not null,
  id uuid not null,
  phone_config_id uuid not null,
  position integer not null,
  hours text not null,
  weekly jsonb not null,
  service_id uuid,
  fallback_service_id uuid,
  overflow text not null,
  constraint number_route_rules_pkey primary key (workspace_id, id),
  constraint number_route_rules_hours_check check (hours in ('OPEN', 'CLOSED', 'WEEKLY', 'ALWAYS')),
  constraint number_route_rules_weekly_check check (jsonb_array_length(weekly) = case hours when 'WEEKLY' then 7 else 0 end),
  constraint number_route_rules_overflow_check check (overflow in ('NEXT', 'TEAM')),
  constraint number_route_rules_target_check check (
    service_id is not null or (overflow = 'TEAM' and fallback_service_id is null)),
  constraint number_route_rules_workspace_id_fkey foreign key (workspace_id)
    references workspaces (workspace_id) on delete cascade on update cascade,
  constraint number_route_rules_workspace_id_phone_config_id_fkey foreign key (workspace_id, phone_config_id)
    references phone_configs (workspace_id, id) on delete cascade on update cascade,
  constraint number_route_rules_workspace_id_service_id_fkey foreign key (workspace_id, service_id)
    references services (workspace_id, id) on delete no action on update no action,
  constraint number_route_rules_workspace_id_fallback_service_id_fkey foreign key (workspace_id, fallback_service_id)
    references services (workspace_id, id) on delete no action on update no action
);
create unique index number_route_rules_workspace_id_phone_config_id_position_key
  on number_route_rules (workspace_id, phone_config_id, position);
create index number_route_rules_workspace_id_service_id_idx on number_route_rules (workspace_id, service_id);
create index number_route_rules_workspace_id_fallback_service_id_idx on number_route_rules (workspace_id, fallback_service_id);
select protect_workspace_table('number_route_rules');
