-- Turns that were kept back: the inbox looks through them for whoever still waits.
create index agent_turns_kept_back_idx on agent_turns (workspace_id, conversation_id) where outcome = 'SUPPRESSED';
