-- When a member dismissed the setup guide, and when the draft of the agent was first tested.
alter table members add column setup_guide_dismissed_at timestamptz(3);
alter table agents add column tested_at timestamptz(3);
-- A published agent counts as tested.
alter table agents no force row level security;
alter table agent_versions no force row level security;
update agents a set tested_at = (
  select min(v.published_at) from agent_versions v where v.workspace_id = a.workspace_id and v.agent_id = a.id);
alter table agent_versions force row level security;
alter table agents force row level security;
