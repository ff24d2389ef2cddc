-- Trials of safety concepts read the utterances of a workspace by time.
create index transcript_turns_workspace_id_at_id_idx on transcript_turns (workspace_id, at, id);
