-- Columns and stored values follow the names of the API.
alter table api_keys rename column label to environment;
alter table api_keys rename constraint api_keys_label_check to api_keys_environment_check;
alter table calls rename column note to wrap_up_note;
alter table escalation_rules rename column sentence to reply_text;
alter table escalation_rules rename constraint escalation_rules_sentence_check to escalation_rules_reply_text_check;
alter table monitor_concepts rename column times to min_matches;
alter table world_events rename column key to idempotency_key;
alter index world_events_workspace_id_key_key rename to world_events_workspace_id_idempotency_key_key;

-- `ANY_OPERATION` (was `AD_HOC`).
alter table api_keys drop constraint api_keys_mode_check;
alter table api_keys no force row level security;
update api_keys set mode = 'ANY_OPERATION' where mode = 'AD_HOC';
alter table api_keys force row level security;
alter table api_keys add constraint api_keys_mode_check check (mode in ('ANY_OPERATION', 'PERSISTED_ONLY'));

-- `REQUESTING` (was `ASKING`).
alter table calls drop constraint calls_dispatch_state_check;
alter table calls no force row level security;
update calls set dispatch_state = 'REQUESTING' where dispatch_state = 'ASKING';
alter table calls force row level security;
alter table calls add constraint calls_dispatch_state_check check (dispatch_state in ('WAITING', 'REQUESTING', 'DONE'));

alter table operator_actions drop constraint operator_actions_state_check;
alter table operator_actions no force row level security;
update operator_actions set state = 'REQUESTING' where state = 'ASKING';
alter table operator_actions force row level security;
alter table operator_actions add constraint operator_actions_state_check
  check (state in ('WAITING', 'REQUESTING', 'DONE', 'UNCONFIRMED', 'FAILED', 'SUPPRESSED'));

-- `source` (was `filling`) of a campaign's variables.
alter table campaigns no force row level security;
update campaigns
  set variables = (
    select jsonb_agg(case when v ? 'filling' then v - 'filling' || jsonb_build_object('source', v->'filling') else v end order by n)
      from jsonb_array_elements(variables) with ordinality a(v, n))
  where jsonb_typeof(variables) = 'array' and jsonb_path_exists(variables, '$[*].filling');
alter table campaigns force row level security;
