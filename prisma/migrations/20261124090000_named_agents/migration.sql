-- A workspace has several named agents. The existing agent of a workspace becomes its default agent, and a workspace without an agent gets
-- one. A persona belongs to an agent. A service names its agent; without a version it uses the latest published version of that agent.
alter table workspaces no force row level security;
alter table agents no force row level security;
alter table agent_versions no force row level security;
alter table personas no force row level security;
alter table services no force row level security;

alter table agents
  add column name text not null default 'Front desk',
  add column is_default boolean not null default false,
  add column created_at timestamptz(3) not null default now();
update agents a set is_default = true, created_at = least(
  a.updated_at,
  coalesce((select min(v.published_at) from agent_versions v where v.workspace_id = a.workspace_id), a.updated_at));
insert into agents (workspace_id, id, name, goal, revision, is_default, updated_at)
  select w.workspace_id, gen_random_uuid(), 'Front desk', 'BOOK', 0, true, now() from workspaces w
  where not exists (select from agents a where a.workspace_id = w.workspace_id);
alter table agents alter column name drop default;
drop index agents_workspace_id_key;
create unique index agents_workspace_id_name_key on agents (workspace_id, name);
create unique index agents_default_key on agents (workspace_id) where is_default;
create index agents_workspace_id_created_at_id_idx on agents (workspace_id, created_at, id);

alter table personas add column agent_id uuid;
update personas p set agent_id = a.id from agents a where a.workspace_id = p.workspace_id;
alter table personas alter column agent_id set not null;
drop index personas_workspace_id_key;
create unique index personas_workspace_id_agent_id_key on personas (workspace_id, agent_id);
alter table personas add constraint personas_workspace_id_agent_id_fkey
  foreign key (workspace_id, agent_id) references agents (workspace_id, id) on update cascade on delete cascade;

-- A service keeps its fixed version. Its graph stays fixed only if it differs from the graph of that version.
alter table services add column agent_id uuid;
update services s set agent_id = v.agent_id from agent_versions v where v.workspace_id = s.workspace_id and v.id = s.agent_version_id;
alter table services alter column agent_id set not null, alter column agent_version_id drop not null, alter column graph_version_id drop not null;
update services s set graph_version_id = null from agent_versions v
  where v.workspace_id = s.workspace_id and v.id = s.agent_version_id and v.graph_version_id = s.graph_version_id;
create index services_workspace_id_agent_id_idx on services (workspace_id, agent_id);
alter table services add constraint services_workspace_id_agent_id_fkey
  foreign key (workspace_id, agent_id) references agents (workspace_id, id) on update no action on delete no action;

alter table workspaces force row level security;
alter table agents force row level security;
alter table agent_versions force row level security;
alter table personas force row level security;
alter table services force row level security;
