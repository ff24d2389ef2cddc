-- Which handing back a turn has heard of: each is heard of once, whatever comes twice or comes between.
alter table agent_turns add column takeover_id uuid;
