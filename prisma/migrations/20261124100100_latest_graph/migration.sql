-- A service can keep a fixed agent version and use the context graph of the latest published version.
alter table services add column is_graph_latest boolean not null default false;
alter table services add constraint services_graph_check
  check (not is_graph_latest or (agent_version_id is not null and graph_version_id is null));
