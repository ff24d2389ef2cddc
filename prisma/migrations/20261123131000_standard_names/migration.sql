-- Standard names for tables, columns, indexes and constraints. Data is kept.
alter table agent_turns rename to agent_runs;
alter table message_sends rename to message_dispatches;
alter table step_backs rename to agent_handoffs;
alter table session_clocks rename to session_idle_timeouts;
alter table root_key_sentinels rename to root_key_checks;
alter table service_identities rename to service_accounts;
alter table denied_attempts rename to access_denials;
alter table agent_runs rename column lease_job to leased_by_job;
alter table api_keys rename column service_identity_id to service_account_id;
alter table bookings rename column earlier_ids to previous_provider_ids;
alter table bookings rename column wish to pending_change;
alter table bookings rename column wished_start to requested_start;
alter table bookings rename column asked_at to requested_at;
alter table calls rename column dial_step to dispatch_state;
alter table calls rename column look_ups to reconcile_attempts;
alter table calls rename column looked_at to last_reconciled_at;
alter table calls rename column hearing_role to interim_role;
alter table calls rename column hearing_text to interim_text;
alter table operators rename column takes_escalations to receives_escalations;
alter table campaigns rename column clock to time_zone_mode;
alter table campaigns rename column frozen_at to audience_snapshot_at;
alter table campaigns rename column told_at to progress_published_at;
alter table campaign_recipients rename column earlier_ids to previous_message_ids;
alter table campaign_recipients rename column failure_words to failure_message;
alter table contact_merges rename column gone to merged_contact;
alter table contact_merges rename column gone_opt_out to merged_opt_out;
alter table contact_merges rename column left_recipients to dropped_recipients;
alter table contact_merges rename column named to campaign_ids;
alter table contact_merges rename column named_both to shared_campaign_ids;
alter table contact_merges rename column kept_leads to surviving_lead_ids;
alter table contact_merges rename column gone_leads to merged_lead_ids;
alter table contact_imports rename column on_known to on_duplicate;
alter table import_mappings rename column on_known to on_duplicate;
alter table contact_import_rows rename column said to parsed_values;
alter table contact_import_rows rename column verdict to action;
alter table messages rename column failure_words to failure_message;
alter table message_dispatches rename column look_ups to reconcile_attempts;
alter table message_dispatches rename column lease_job to leased_by_job;
alter table message_dispatches rename column rests_until to backoff_until;
alter table message_dispatches rename column tries_from to not_before;
alter table takeovers rename column ending to end_reason;
alter table data_sources rename column off_reason to disabled_reason;
alter table data_sources rename column read_until to high_watermark;
alter table sync_runs rename column place to cursor;
alter table sync_runs rename column seen to records_read;
alter table sync_runs rename column learned to records_ingested;
alter table sync_runs rename column tries to attempts;
alter table sync_runs rename column trouble to last_error;
alter table jobs rename column moved_at to progressed_at;
alter table legal_holds rename column lifted_at to released_at;
alter table legal_holds rename column lifted_by_name to released_by_name;
alter table monitor_concepts rename column window_turns to window_size;
alter table saved_views rename column address to query;
alter table support_accesses rename column entered_at to session_started_at;
alter table opt_outs rename column word to keyword;
alter table opt_outs rename column noted_by_id to recorded_by_id;
alter table opt_outs rename column noted_by_name to recorded_by_name;
alter table opted_out_numbers rename column word to keyword;
alter table opted_out_numbers rename column noted_by_id to recorded_by_id;
alter table opted_out_numbers rename column noted_by_name to recorded_by_name;
alter table opted_out_numbers rename column wish_id to opt_out_id;

do $$
declare
  names text[][] := array[
    ['agent_turns', 'agent_runs'],
    ['message_sends', 'message_dispatches'],
    ['step_backs', 'agent_handoffs'],
    ['session_clocks', 'session_idle_timeouts'],
    ['root_key_sentinels', 'root_key_checks'],
    ['service_identities', 'service_accounts'],
    ['service_identity', 'service_account'],
    ['denied_attempts', 'access_denials'],
    ['bookings_wish_check', 'bookings_pending_change_check'],
    ['bookings_wished_check', 'bookings_change_of_booked_check'],
    ['bookings_wished_start_check', 'bookings_requested_start_check'],
    ['dial_step', 'dispatch_state'],
    ['calls_hearing_check', 'calls_interim_check'],
    ['campaign_recipients_earlier_idx', 'campaign_recipients_previous_messages_idx'],
    ['campaigns_clock_check', 'campaigns_time_zone_mode_check'],
    ['rows_verdict_check', 'rows_action_check'],
    ['on_known', 'on_duplicate'],
    ['off_reason', 'disabled_reason'],
    ['legal_holds_lifted', 'legal_holds_released'],
    ['opt_outs_noted_check', 'opt_outs_recorded_check'],
    ['takeovers_ending_check', 'takeovers_end_reason_check'],
    ['agent_runs_kept_back_idx', 'agent_runs_suppressed_idx']];
  item record;
  renamed text;
begin
  for item in
    select c.conname as name, c.conrelid::regclass as of_table, null::regclass as index_name from pg_constraint c
      where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'f', 'p', 'u')
    union all
    select i.relname, null, i.oid::regclass from pg_class i
      where i.relnamespace = 'public'::regnamespace and i.relkind = 'i'
        and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u'))
  loop
    renamed := item.name;
    for n in 1 .. array_length(names, 1) loop
      renamed := replace(renamed, names[n][1], names[n][2]);
    end loop;
    if renamed = item.name then continue; end if;
    if item.index_name is null then
      execute format('alter table %s rename constraint %I to %I', item.of_table, item.name, renamed);
    else
      execute format('alter index %s rename to %I', item.index_name, renamed);
    end if;
  end loop;
end $$;

-- Stored values and keys.
alter table calls drop constraint calls_state_check;
update calls set state = 'DIALING' where state = 'DIALLING';
alter table calls add constraint calls_state_check check (state in (
  'QUEUED', 'UNCONFIRMED', 'DIALING', 'RINGING', 'IN_PROGRESS', 'FORWARDING', 'ENDED', 'FAILED', 'SUPPRESSED'));
alter table campaign_recipients drop constraint campaign_recipients_reason_check;
update campaign_recipients set reason = 'RECENTLY_MESSAGED' where reason = 'MESSAGED_LATELY';
alter table campaign_recipients add constraint campaign_recipients_reason_check check (reason in (
  'BLOCKED', 'OPTED_OUT', 'NO_CONSENT', 'RECENTLY_MESSAGED', 'VARIABLE_EMPTY', 'SUPPRESSED', 'CANCELLED'));
update messaging_settings set opt_out_languages = (
  select jsonb_agg(language - 'stopWords' - 'startWords' || jsonb_build_object(
      'optOutKeywords', language->'stopWords', 'optInKeywords', language->'startWords') order by position)
    from jsonb_array_elements(opt_out_languages) with ordinality languages (language, position))
  where jsonb_typeof(opt_out_languages) = 'array' and opt_out_languages <> '[]';
update contact_merges set merged_opt_out = merged_opt_out - 'word' - 'noted_by_id' - 'noted_by_name' || jsonb_build_object(
    'keyword', merged_opt_out->'word', 'recorded_by_id', merged_opt_out->'noted_by_id',
    'recorded_by_name', merged_opt_out->'noted_by_name')
  where jsonb_typeof(merged_opt_out) = 'object';
update contact_merges set dropped_recipients = (
  select jsonb_agg(recipient - 'earlier_ids' - 'failure_words' || jsonb_build_object(
      'previous_message_ids', recipient->'earlier_ids', 'failure_message', recipient->'failure_words') order by position)
    from jsonb_array_elements(dropped_recipients) with ordinality recipients (recipient, position))
  where jsonb_typeof(dropped_recipients) = 'array' and dropped_recipients <> '[]';

alter function app.heed_wish() rename to apply_number_opt_out;
alter function app.keep_wish() rename to store_number_opt_out;
alter trigger contact_wish_is_heeded on contacts rename to contact_opt_out_is_applied;
alter trigger contact_wish_is_heeded_with_the_number on contacts rename to contact_opt_out_is_applied_after_renumbering;
alter trigger contact_wish_is_kept on contacts rename to contact_opt_out_is_stored;
alter trigger contact_wish_is_kept_with_the_number on contacts rename to contact_opt_out_is_stored_before_renumbering;

create or replace function app.apply_number_opt_out()
returns trigger
language plpgsql
set search_path to 'pg_catalog', 'pg_temp'
as $$
begin
  with kept as (
    delete from public.opted_out_numbers k where k.workspace_id = new.workspace_id and k.number = new.phone
    returning k.at, k.keyword, k.recorded_by_id, k.recorded_by_name
  )
  insert into public.opt_outs (workspace_id, id, contact_id, at, keyword, recorded_by_id, recorded_by_name)
    select new.workspace_id, gen_random_uuid(), new.id, kept.at, kept.keyword, kept.recorded_by_id, kept.recorded_by_name from kept
    on conflict (workspace_id, contact_id) do nothing;
  return null;
end $$;

create or replace function app.store_number_opt_out()
returns trigger
language plpgsql
set search_path to 'pg_catalog', 'pg_temp'
as $$
begin
  insert into public.opted_out_numbers (workspace_id, id, number, at, keyword, recorded_by_id, recorded_by_name, opt_out_id)
    select o.workspace_id, gen_random_uuid(), old.phone, o.at, o.keyword, o.recorded_by_id, o.recorded_by_name, o.id
      from public.opt_outs o
     where o.workspace_id = old.workspace_id and o.contact_id = old.id
       and exists (select from public.workspaces w where w.workspace_id = old.workspace_id)
    on conflict (workspace_id, number) do nothing;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

grant create on schema app to frontdesk_system;
set local role frontdesk_system;

create or replace function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamp with time zone)
returns json
language plpgsql
stable parallel safe
set search_path to 'pg_catalog', 'pg_temp'
as $$
declare
  session public.sessions; account public.users; creation boolean; workspace public.workspaces;
  membership public.members; support public.support_accesses; custom text[]; grants json; idle_since timestamptz; clocked boolean := true; has_factor boolean;
begin
  select * into session from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  if not found then return null; end if;
  select * into account from public.users u where u.id = of_user and u.disabled_at is null;
  if not found then return null; end if;
  select p.workspace_creation into creation from public.platform_settings p where p.id = 1;
  if by_id is null then
    select * into workspace from public.workspaces w where w.slug = by_slug;
  else
    select * into workspace from public.workspaces w where w.workspace_id = by_id;
  end if;
  select * into membership from public.members m
    where m.workspace_id = workspace.workspace_id and m.user_id = of_user;
  -- A support session has the access of the member who granted it, while that member exists.
  if membership.id is null and account.global_role = 'ADMIN' then
    select * into support from public.support_accesses a
      where a.workspace_id = workspace.workspace_id and a.admin_id = of_user and a.open and a.expires_at > at;
    select m.* into membership from public.members m join public.users u on u.id = m.user_id and u.disabled_at is null
      where m.workspace_id = support.workspace_id and m.id = support.granted_by_id;
  end if;
  if membership.custom_role_id is not null then
    select r.policies into custom from public.custom_roles r
      where r.workspace_id = membership.workspace_id and r.id = membership.custom_role_id;
  end if;
  select json_agg(json_build_object('policy', g.policy, 'effect', g.effect, 'expiresAt', g.expires_at) order by g.policy)
    into grants from public.member_grants g
    where g.workspace_id = membership.workspace_id and g.member_id = membership.id;
  if membership.id is not null then
    select c.active_at into idle_since from public.session_idle_timeouts c
      where c.workspace_id = workspace.workspace_id and c.session_id = of_session;
    -- No activity in this workspace yet: the last activity in any workspace counts.
    if idle_since is null then
      clocked := false;
      select greatest(session.created_at, max(c.active_at)) into idle_since
        from public.session_idle_timeouts c where c.session_id = of_session;
    end if;
  end if;
  if workspace.requires_second_factor or account.global_role = 'ADMIN' then
    has_factor :=
      exists (select from public.totp_secrets t where t.user_id = of_user and t.confirmed_at is not null)
      or exists (select from public.passkeys k where k.user_id = of_user);
  end if;
  return json_build_object(
    'user_id', account.id, 'name', account.name, 'email', account.email, 'global_role', account.global_role,
    'email_verified', account.email_verified_at is not null, 'workspace_creation', creation,
    'second_factor', case when workspace.requires_second_factor then has_factor end,
    'admin_second_factor', case when account.global_role = 'ADMIN' then has_factor end,
    'proved_at', session.proved_at, 'idle_since', idle_since, 'clocked', clocked,
    'support', case when support.id is not null then
      json_build_object('id', support.id, 'level', support.level, 'grantedByName', support.granted_by_name,
        'reason', support.reason, 'expiresAt', support.expires_at) end,
    'workspace', case when workspace.workspace_id is not null then
      json_build_object('id', workspace.workspace_id, 'slug', workspace.slug, 'name', workspace.name,
        'environment', workspace.environment, 'idleMinutes', workspace.idle_minutes) end,
    'member', case when membership.id is not null then
      json_build_object('id', membership.id, 'userId', membership.user_id, 'role', membership.role,
        'customRole', custom, 'maskContactDetails', membership.mask_contact_details,
        'assignedConversationsOnly', membership.assigned_conversations_only, 'grants', coalesce(grants, '[]')) end);
end $$;

create or replace function app.caller_versions(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamp with time zone)
returns text
language plpgsql
stable parallel safe security definer
set search_path to 'pg_catalog', 'pg_temp'
as $$
<<found>>
declare
  session xid; account xid; platform xid; workspace xid; membership xid; custom xid; granted text; clock xid; factors text; support xid; granter xid;
  global_role text; granted_by uuid;
  workspace_id uuid; member_id uuid; role_id uuid; requires boolean;
begin
  select s.xmin into session from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  select u.xmin, u.global_role into account, global_role from public.users u where u.id = of_user and u.disabled_at is null;
  if session is null or account is null then return null; end if;
  select p.xmin into platform from public.platform_settings p where p.id = 1;
  if by_id is null then
    select w.xmin, w.workspace_id, w.requires_second_factor into workspace, workspace_id, requires
      from public.workspaces w where w.slug = by_slug;
  else
    select w.xmin, w.workspace_id, w.requires_second_factor into workspace, workspace_id, requires
      from public.workspaces w where w.workspace_id = by_id;
  end if;
  select m.xmin, m.id, m.custom_role_id into membership, member_id, role_id from public.members m
    where m.workspace_id = found.workspace_id and m.user_id = of_user;
  if membership is null and global_role = 'ADMIN' then
    select a.xmin, a.granted_by_id into support, granted_by from public.support_accesses a
      where a.workspace_id = found.workspace_id and a.admin_id = of_user and a.open and a.expires_at > at;
    select m.xmin, u.xmin, m.id, m.custom_role_id into membership, granter, member_id, role_id
      from public.members m join public.users u on u.id = m.user_id
      where m.workspace_id = found.workspace_id and m.id = granted_by;
  end if;
  if role_id is not null then
    select r.xmin into custom from public.custom_roles r
      where r.workspace_id = found.workspace_id and r.id = found.role_id;
  end if;
  select string_agg(g.xmin::text, '+') into granted from public.member_grants g
    where g.workspace_id = found.workspace_id and g.member_id = found.member_id;
  -- An idle timeout that passes changes no row. The cache of callers computes it (context/recall.ts).
  select c.xmin into clock from public.session_idle_timeouts c
    where c.workspace_id = found.workspace_id and c.session_id = of_session;
  if requires or global_role = 'ADMIN' then
    select string_agg(version, '+') into factors from (
      select t.xmin::text as version from public.totp_secrets t where t.user_id = of_user
      union all (select k.xmin::text from public.passkeys k where k.user_id = of_user order by k.id)) f;
  end if;
  -- Another server may give the same numbers to other changes.
  return concat_ws(' ', pg_postmaster_start_time(), session, account, platform, coalesce(workspace::text, '-'),
    coalesce(membership::text, '-'), coalesce(custom::text, '-'), coalesce(granted, '-'), coalesce(clock::text, '-'), support, granter, factors);
end $$;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
