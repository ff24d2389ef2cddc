-- Stored values follow renamed fields: `reachability` (was `standings`) of contact filters and saved views, `unchanged` (was `kept`)
-- of undone imports, and the state of agent runs and conversations.
alter table campaigns no force row level security;
update campaigns
  set audience_filter = audience_filter - 'standings' || jsonb_build_object('reachability', audience_filter->'standings')
  where audience_filter ? 'standings';
alter table campaigns force row level security;

alter table jobs no force row level security;
update jobs
  set payload = payload || jsonb_build_object('filter',
    (payload->'filter') - 'standings' || jsonb_build_object('reachability', payload->'filter'->'standings'))
  where payload->'filter' ? 'standings';
update jobs set counts = counts - 'kept' || jsonb_build_object('unchanged', counts->'kept') where counts ? 'kept';
alter table jobs force row level security;

alter table saved_views no force row level security;
update saved_views
  set query = regexp_replace(regexp_replace(query, '(^|&)standing=', '\1reachability=', 'g'), '(^|&)col=standing(?=&|$)',
    '\1col=reachability', 'g')
  where query ~ '(^|&)(standing=|col=standing(&|$))';
alter table saved_views force row level security;

alter table agent_runs no force row level security;
update agent_runs
  set state = state - 'kept' - 'said' || jsonb_build_object('stateIfUnsent', state->'kept', 'replies', state->'said')
  where state ? 'kept' and state ? 'said';
alter table agent_runs force row level security;

-- Stored conversations: `lastReply` (was `lastSaid`).
alter table agent_memories no force row level security;
update agent_memories set state = state - 'lastSaid' || jsonb_build_object('lastReply', state->'lastSaid') where state ? 'lastSaid';
alter table agent_memories force row level security;

alter table calls no force row level security;
update calls set memory = memory - 'lastSaid' || jsonb_build_object('lastReply', memory->'lastSaid') where memory ? 'lastSaid';
alter table calls force row level security;

alter table agent_runs no force row level security;
update agent_runs
  set state = jsonb_set(jsonb_set(state, '{memory,lastReply}', coalesce(state->'memory'->'lastSaid', '""')) #- '{memory,lastSaid}',
    '{stateIfUnsent,lastReply}', coalesce(state->'stateIfUnsent'->'lastSaid', '""')) #- '{stateIfUnsent,lastSaid}'
  where jsonb_typeof(state->'memory') = 'object' and jsonb_typeof(state->'stateIfUnsent') = 'object';
alter table agent_runs force row level security;
