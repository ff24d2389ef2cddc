-- The whole database, as its catalogues tell it. Made by `pnpm db:migration NAME`, and by `pnpm db:schema` after a
-- migration was edited by hand: read it in review, change the migrations.

-- Schema app
grant usage on schema app to frontdesk_app;
grant usage on schema app to frontdesk_system;

-- Schema public
grant usage on schema public to frontdesk_app;
grant create, usage on schema public to frontdesk_owner;
grant usage on schema public to frontdesk_system;
grant usage on schema public to public;

-- Function app.append_audit_link(public.audit_events), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.append_audit_link(e public.audit_events)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  told constant bytea := app.audit_content(e);
  place bigint; link bytea;
begin
  for attempt in 1..2 loop
    update public.audit_heads h set seq = h.seq + 1, hash = app.audit_hash(h.hash, h.seq + 1, told)
      where h.workspace_id = e.workspace_id returning h.seq, h.hash into place, link;
    exit when found;
    insert into public.audit_heads (workspace_id, seq, hash, anchor_seq, anchor_hash)
      values (e.workspace_id, 0, app.audit_genesis(e.workspace_id), 0, app.audit_genesis(e.workspace_id))
      on conflict do nothing;
  end loop;
  insert into public.audit_links (workspace_id, seq, event_id, content, hash)
    values (e.workspace_id, place, e.id, told, link);
end $function$;

-- Function app.applied_migrations(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.applied_migrations()
 RETURNS TABLE(name text, finished_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return query select m.migration_name::text, m.finished_at from public._prisma_migrations m where m.finished_at is not null order by m.migration_name;
end $function$;
grant execute on function app.applied_migrations() to frontdesk_system;

-- Function app.apply_number_opt_out(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.apply_number_opt_out()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  with kept as (
    delete from public.opted_out_numbers k where k.workspace_id = new.workspace_id and k.number = new.phone
    returning k.at, k.keyword, k.recorded_by_id, k.recorded_by_name
  )
  insert into public.opt_outs (workspace_id, id, contact_id, at, keyword, recorded_by_id, recorded_by_name)
    select new.workspace_id, gen_random_uuid(), new.id, kept.at, kept.keyword, kept.recorded_by_id, kept.recorded_by_name from kept
    on conflict (workspace_id, contact_id) do nothing;
  return null;
end $function$;

-- Function app.archive_invoices(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.archive_invoices()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if app.workspace_id() is distinct from old.workspace_id then
    raise exception 'a workspace is deleted in its own transaction, which keeps its invoices'
      using errcode = 'insufficient_privilege';
  end if;
  perform from public.invoices i where i.workspace_id = old.workspace_id order by i.id for update;
  perform from public.credit_notes n where n.workspace_id = old.workspace_id order by n.id for update;
  insert into public.archived_invoices (id, of_workspace_id, workspace_name, workspace_slug, number, status, plan_name,
      period_start, period_end, currency, total_minor, payer_name, payer_address, payer_country, payer_vat_id,
      created_at, issued_at, due_at, paid_at, voided_at, closing_reason, closed_by_name, tax_minor, tax_treatment,
      tax_name, tax_percent, issuer_name, issuer_address, issuer_country, issuer_tax_id, issuer_bank_details, lines,
      credit_notes, credit_uses, archived_at)
    select i.id, i.workspace_id, old.name, old.slug, i.number, i.status, i.plan_name,
      i.period_start, i.period_end, i.currency, i.total_minor, i.payer_name, i.payer_address, i.payer_country,
      i.payer_vat_id, i.created_at, i.issued_at, i.due_at, i.paid_at, i.voided_at, i.closing_reason, i.closed_by_name,
      i.tax_minor, i.tax_treatment, i.tax_name, i.tax_percent, i.issuer_name, i.issuer_address, i.issuer_country,
      i.issuer_tax_id, i.issuer_bank_details,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'kind', l.kind, 'units', l.units,
          'share', l.share, 'unitPriceMinor', trim_scale(l.unit_price)::text, 'amountMinor', l.amount_minor,
          'taxMinor', l.tax_minor, 'usage', case when l.meter is not null then jsonb_build_object('meter', l.meter,
            'included', l.included, 'startsAt', l.usage_starts_at, 'endsAt', l.usage_ends_at) end)
          order by l.position), '[]')
        from public.invoice_lines l where l.workspace_id = i.workspace_id and l.invoice_id = i.id),
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'number', n.number, 'correctionId', n.correction_id,
          'reason', n.reason, 'totalMinor', n.total_minor, 'taxMinor', n.tax_minor, 'loweredMinor', n.lowered_minor,
          'remainingMinor', n.remaining_minor, 'refundedMinor', n.refunded_minor, 'refundedAt', n.refunded_at,
          'refundReference', n.refund_reference, 'issuedAt', n.issued_at,
          'lines', (select jsonb_agg(jsonb_build_object('position', l.position, 'units', l.units,
              'unitPriceMinor', trim_scale(l.unit_price)::text, 'amountMinor', l.amount_minor, 'taxMinor', l.tax_minor)
              order by l.position)
            from public.credit_note_lines l where l.workspace_id = n.workspace_id and l.credit_note_id = n.id))
          order by n.issued_at, n.id), '[]')
        from public.credit_notes n where n.workspace_id = i.workspace_id and n.invoice_id = i.id),
      (select coalesce(jsonb_agg(jsonb_build_object('creditNoteNumber', u.credit_note_number,
          'amountMinor', u.amount_minor) order by u.credit_note_id), '[]')
        from public.credit_uses u
        where u.workspace_id = i.workspace_id and u.invoice_id = i.id),
      now()
    from public.invoices i where i.workspace_id = old.workspace_id and i.status <> 'DRAFT' and i.provider = 'MANUAL';
  return old;
end $function$;

-- Function app.assert_own_job(jsonb,text,text), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.assert_own_job(payload jsonb, job_key text, queue text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  workspace constant text := nullif(current_setting('app.workspace_id', true), '');
begin
  if session_user = 'frontdesk_system' then return; end if;
  if workspace is null then
    raise exception 'a job of frontdesk_app needs a workspace' using errcode = 'insufficient_privilege';
  end if;
  if payload->>'workspaceId' is distinct from workspace
    or (queue not like 'call %' and split_part(queue, ' ', 2) <> workspace)
    or exists (
      select from graphile_worker._private_jobs j
      where j.key = job_key and j.payload->>'workspaceId' is distinct from workspace
    ) then
    raise exception 'a job belongs to the workspace that orders it' using errcode = 'insufficient_privilege';
  end if;
end $function$;

-- Function app.audit_content(public.audit_events), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.audit_content(e public.audit_events)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN sha256(convert_to((jsonb_build_array((e).workspace_id, (e).id, (e).name, (e).actor_kind, (e).actor_id, (e).actor_label, (e).subject_type, (e).subject_id, (e).before, (e).after, (e).via, (e).ip_address, (e).request_id, to_char(((e).at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'::text)))::text, 'UTF8'::name));
grant execute on function app.audit_content(public.audit_events) to public;

-- Function app.audit_genesis(uuid), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.audit_genesis(workspace uuid)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN sha256(uuid_send(workspace));
grant execute on function app.audit_genesis(uuid) to public;

-- Function app.audit_hash(bytea,bigint,bytea), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.audit_hash(previous bytea, seq bigint, content bytea)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN sha256(((previous || int8send(seq)) || content));
grant execute on function app.audit_hash(bytea,bigint,bytea) to public;

-- Function app.audit_retention_days(text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.audit_retention_days(environment text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN CASE environment WHEN 'PRODUCTION'::text THEN 2192 WHEN 'STAGING'::text THEN 365 ELSE 90 END;
grant execute on function app.audit_retention_days(text) to public;

-- Function app.begins_with(text,text[]), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.begins_with(word text, wanted text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select exists (select from pg_catalog.unnest(app.text_words(word)) w (word), pg_catalog.unnest(wanted) f (start) where pg_catalog.starts_with(w.word, f.start))
$function$;
grant execute on function app.begins_with(text,text[]) to public;

-- Function app.caller(uuid,uuid,text,uuid,timestamp with time zone), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamp with time zone)
 RETURNS json
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  session public.sessions; account public.users; creation boolean; workspace public.workspaces;
  membership public.members; support public.support_accesses; custom text[]; grants json; idle_since timestamptz; clocked boolean := true; has_factor boolean; voice json;
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
  -- A support session is not asked for a voice.
  if workspace.voice_verification_enabled and membership.id is not null and support.id is null then
    select json_build_object(
      'model', (select p.model from public.voiceprints p
        where p.workspace_id = membership.workspace_id and p.member_id = membership.id),
      'status', (select c.status from public.session_voice_checks c
        where c.workspace_id = membership.workspace_id and c.session_id = of_session)) into voice;
  end if;
  return json_build_object(
    'user_id', account.id, 'name', account.name, 'email', account.email, 'global_role', account.global_role,
    'email_verified', account.email_verified_at is not null, 'workspace_creation', creation,
    'second_factor', case when workspace.requires_second_factor then has_factor end,
    'admin_second_factor', case when account.global_role = 'ADMIN' then has_factor end,
    'proved_at', session.proved_at, 'idle_since', idle_since, 'clocked', clocked, 'voice', voice,
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
end $function$;

-- Function app.caller_versions(uuid,uuid,text,uuid,timestamp with time zone), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.caller_versions(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
<<found>>
declare
  session xid; account xid; platform xid; workspace xid; membership xid; custom xid; granted text; clock xid; factors text; support xid; granter xid; voice text;
  global_role text; granted_by uuid;
  workspace_id uuid; member_id uuid; role_id uuid; requires boolean; uses_voice boolean;
begin
  select s.xmin into session from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  select u.xmin, u.global_role into account, global_role from public.users u where u.id = of_user and u.disabled_at is null;
  if session is null or account is null then return null; end if;
  select p.xmin into platform from public.platform_settings p where p.id = 1;
  if by_id is null then
    select w.xmin, w.workspace_id, w.requires_second_factor, w.voice_verification_enabled into workspace, workspace_id, requires, uses_voice
      from public.workspaces w where w.slug = by_slug;
  else
    select w.xmin, w.workspace_id, w.requires_second_factor, w.voice_verification_enabled into workspace, workspace_id, requires, uses_voice
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
  if uses_voice then
    select concat_ws('+',
      (select p.xmin::text from public.voiceprints p where p.workspace_id = found.workspace_id and p.member_id = found.member_id),
      '/', (select c.xmin::text from public.session_voice_checks c where c.workspace_id = found.workspace_id and c.session_id = of_session))
      into voice;
  end if;
  -- Another server may give the same numbers to other changes.
  return concat_ws(' ', pg_postmaster_start_time(), session, account, platform, coalesce(workspace::text, '-'),
    coalesce(membership::text, '-'), coalesce(custom::text, '-'), coalesce(granted, '-'), coalesce(clock::text, '-'), support, granter, factors, voice);
end $function$;
grant execute on function app.caller_versions(uuid,uuid,text,uuid,timestamp with time zone) to frontdesk_app;

-- Function app.check_credit_note_line(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.check_credit_note_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare note public.credit_notes;
begin
  select n.* into note from public.credit_notes n
   where n.workspace_id = new.workspace_id and n.id = new.credit_note_id;
  if note.number is not null then
    raise exception 'an issued credit note gets no further lines' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from public.invoice_lines l
     where l.workspace_id = new.workspace_id and l.invoice_id = note.invoice_id and l.position = new.position
       and l.amount_minor >= (
         select sum(c.amount_minor) from public.credit_note_lines c
           join public.credit_notes o on o.workspace_id = c.workspace_id and o.id = c.credit_note_id
          where o.workspace_id = new.workspace_id and o.invoice_id = note.invoice_id and c.position = new.position)) then
    raise exception 'the credit notes of a line do not exceed it' using errcode = 'check_violation';
  end if;
  return new;
end $function$;
grant execute on function app.check_credit_note_line() to public;

-- Function app.delete_search_entries(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.delete_search_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from public.search_entries e using deleted d where e.workspace_id = d.workspace_id and e.id = d.id;
  return null;
end $function$;
grant execute on function app.delete_search_entries() to public;

-- Function app.enqueue(text,jsonb,text,timestamp with time zone,text,integer), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.enqueue(task text, payload jsonb, job_key text DEFAULT NULL::text, run_at timestamp with time zone DEFAULT NULL::timestamp with time zone, queue text DEFAULT NULL::text, max_attempts integer DEFAULT NULL::integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Tasks without a workspace in the payload: a sealed email, and a wake-up for due webhook deliveries.
  if not (task in ('send_mail', 'deliver_webhooks') and payload->'workspaceId' is null and job_key is null and queue is null) then
    perform app.assert_own_job(payload, job_key, queue);
  end if;
  perform graphile_worker.add_job(
    identifier => enqueue.task,
    payload => enqueue.payload::json,
    queue_name => enqueue.queue,
    run_at => enqueue.run_at,
    max_attempts => enqueue.max_attempts,
    job_key => enqueue.job_key
  );
end $function$;
grant execute on function app.enqueue(text,jsonb,text,timestamp with time zone,text,integer) to frontdesk_app;

-- Function app.enqueue_pushes(uuid,uuid,uuid,timestamp with time zone), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.enqueue_pushes(workspace uuid, notification uuid, of_user uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select count(app.enqueue('send_push',
    jsonb_build_object('workspaceId', workspace, 'notificationId', notification, 'sessionId', p.session_id),
    'push ' || notification || ' ' || p.session_id))::integer
  from public.push_subscriptions p join public.sessions s on s.id = p.session_id
  where p.user_id = of_user and s.revoked_at is null and s.expires_at > at
$function$;
grant execute on function app.enqueue_pushes(uuid,uuid,uuid,timestamp with time zone) to frontdesk_app;

-- Function app.entity_display_name(jsonb), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.entity_display_name(fields jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with texts as (
    select f.name, btrim(regexp_replace(f.value, '[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+', ' ', 'g')) as value
      from jsonb_each_text(fields) f (name, value)
  ), first (part, value) as (
    select p.part, (select t.value from unnest(p.names) with ordinality n (name, at) join texts t on t.name = n.name
        where t.value <> '' order by n.at limit 1)
      from (values (0, array['name', 'displayName', 'display_name', 'fullName', 'full_name', 'title']),
        (1, array['givenName', 'given_name', 'firstName', 'first_name']),
        (2, array['familyName', 'family_name', 'lastName', 'last_name']), (3, array['service'])) p (part, names)
  )
  select left(coalesce((select f.value from first f where f.part = 0),
    (select string_agg(f.value, ' ' order by f.part) from first f where f.part in (1, 2)),
    (select f.value from first f where f.part = 3), ''), 100)
$function$;
grant execute on function app.entity_display_name(jsonb) to public;

-- Function app.entity_group(uuid), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.entity_group(entity uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with recursive linked(id) as (
    select entity
    union
    select l.id from linked cross join lateral (
      select a.id as link_id, a.other_entity_id as id from public.entity_links a
       where a.workspace_id = app.workspace_id() and a.entity_id = linked.id and a.undoes_id is null
      union all
      select b.id, b.entity_id from public.entity_links b
       where b.workspace_id = app.workspace_id() and b.other_entity_id = linked.id and b.undoes_id is null
    ) l where not exists (
      select from public.entity_links u where u.workspace_id = app.workspace_id() and u.undoes_id = l.link_id)
  )
  select id from linked
$function$;
grant execute on function app.entity_group(uuid) to public;

-- Function app.entity_group_at(uuid,timestamp with time zone), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.entity_group_at(entity uuid, known_at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with recursive linked(id) as (
    select entity
    union
    select l.id from linked cross join lateral (
      select a.id as link_id, a.other_entity_id as id from public.entity_links a
       where a.workspace_id = app.workspace_id() and a.entity_id = linked.id and a.undoes_id is null and a.created_at <= known_at
      union all
      select b.id, b.entity_id from public.entity_links b
       where b.workspace_id = app.workspace_id() and b.other_entity_id = linked.id and b.undoes_id is null and b.created_at <= known_at
    ) l where not exists (
      select from public.entity_links u
       where u.workspace_id = app.workspace_id() and u.undoes_id = l.link_id and u.created_at <= known_at)
  )
  select id from linked
$function$;
grant execute on function app.entity_group_at(uuid,timestamp with time zone) to public;

-- Function app.few_entries(tsquery,integer,timestamp with time zone,uuid), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.few_entries(query tsquery, newest integer, before timestamp with time zone, before_id uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
declare
  most constant int := 10000;
  found uuid[];
begin
  if query is null then return '{}'; end if;
  if app.is_frequent(query) then return null; end if;
  if newest is not null then
    return array(select e.id from public.search_entries e where e.workspace_id = app.workspace_id() and e.words @@ query
      and (before is null or (e.at, e.id) < (before, before_id)) order by e.at desc, e.id desc limit newest);
  end if;
  found := array(select e.id from public.search_entries e where e.workspace_id = app.workspace_id() and e.words @@ query limit most + 1);
  return case when cardinality(found) <= most then found end;
end $function$;
grant execute on function app.few_entries(tsquery,integer,timestamp with time zone,uuid) to frontdesk_app;

-- Function app.field_weight(text,double precision,text,timestamp with time zone), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.field_weight(name text, confidence double precision, source text, effective_at timestamp with time zone)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case
    when confidence >= 1 then 'infinity'::float8
    when name not in ('phone', 'mobile', 'phone_number') then p.product
    when p.product > 0
      then floor(extract(epoch from effective_at)::float8 * 1000 + 31557600000::float8 * ln(p.product) / ln(2::float8))
    else '-infinity'::float8 end
    from (select confidence * case source when 'AGENT' then 0.8::float8 when 'API' then 0.9 else 1 end) p(product)
$function$;
grant execute on function app.field_weight(text,double precision,text,timestamp with time zone) to public;

-- Function app.found(text,text[]), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.found(kind text, patterns text[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  case kind
    when 'contacts' then
      return query select c.id from unnest(patterns) pattern, public.contacts c
        where c.workspace_id = app.workspace_id()
          and (c.name || e'\n' || c.phone || e'\n' || coalesce(c.email, '') || e'\n' || c.company || e'\n' || app.tags_text(c.tags)) ilike pattern;
    when 'leads' then
      return query select l.id from unnest(patterns) pattern, public.leads l
        where l.workspace_id = app.workspace_id()
          and (l.name || e'\n' || l.phone || e'\n' || coalesce(l.email, '') || e'\n' || l.message) ilike pattern;
    when 'entities' then
      return query select e.id from unnest(patterns) pattern, public.entities e
        where e.workspace_id = app.workspace_id() and e.display_name ilike pattern
        union select f.entity_id from unnest(patterns) pattern, public.entity_fields f
        where f.workspace_id = app.workspace_id() and f.value ilike pattern;
  end case;
end $function$;
grant execute on function app.found(text,text[]) to frontdesk_app;

-- Function app.is_frequent(tsquery), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.is_frequent(query tsquery)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_indexscan TO 'on'
 SET enable_bitmapscan TO 'off'
AS $function$
  select count(*) = 25 from (
    select from (
      select e.words from public.search_entries e where e.workspace_id = app.workspace_id() order by e.at desc, e.id desc limit 3000
    ) newest where newest.words @@ query limit 25
  ) matching
$function$;

-- Function app.keep_issued_credit_note(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.keep_issued_credit_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare balance text[] := array['remaining_minor', 'refunded_minor', 'refunded_at', 'refund_reference',
  'refunded_by_name'];
begin
  if old.number is null then
    return new;
  end if;
  if old.refunded_at is not null or new.remaining_minor > old.remaining_minor
      or to_jsonb(new) - balance is distinct from to_jsonb(old) - balance then
    raise exception 'an issued credit note does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
grant execute on function app.keep_issued_credit_note() to public;

-- Function app.keep_issued_invoice(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.keep_issued_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare closing text[] := array['status', 'paid_at', 'voided_at', 'closing_reason', 'closed_by_name'];
begin
  if old.status = 'DRAFT' then
    return new;
  end if;
  if to_jsonb(new) - 'hosted_url' is not distinct from to_jsonb(old) - 'hosted_url'
      and to_jsonb(old) ->> 'provider' = 'STRIPE' then
    return new;
  end if;
  if old.status <> 'OPEN' or to_jsonb(new) - closing is distinct from to_jsonb(old) - closing then
    raise exception 'an issued invoice does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
grant execute on function app.keep_issued_invoice() to public;

-- Function app.keep_issued_lines(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.keep_issued_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select from public.invoices i where i.workspace_id = new.workspace_id and i.id = new.invoice_id
      and i.status <> 'DRAFT') then
    raise exception 'an issued invoice gets no further lines' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
grant execute on function app.keep_issued_lines() to public;

-- Function app.keep_published_version(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.keep_published_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.published_at is not null then
    raise exception 'a published plan version does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;
grant execute on function app.keep_published_version() to public;

-- Function app.known_timezone(text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.known_timezone(name text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform now() at time zone name;
  return name;
exception when invalid_parameter_value then
  return 'UTC';
end $function$;
grant execute on function app.known_timezone(text) to frontdesk_app;
grant execute on function app.known_timezone(text) to public;

-- Function app.line_up_again(text,timestamp with time zone), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.line_up_again(queue text, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if split_part(queue, ' ', 2) is distinct from nullif(current_setting('app.workspace_id', true), '') then
    raise exception 'a queue belongs to the workspace that it names' using errcode = 'insufficient_privilege';
  end if;
  update graphile_worker._private_jobs j set run_at = line_up_again.moment + due.place * interval '1 microsecond'
  from (
    select free.id, row_number() over (order by free.run_at, free.id) as place
    from (
      select w.id, w.run_at from graphile_worker._private_jobs w
      join graphile_worker._private_job_queues q on q.id = w.job_queue_id
      where q.queue_name = line_up_again.queue and w.locked_at is null and w.run_at <= line_up_again.moment
      for update of w skip locked) free) due
  where due.id = j.id;
end $function$;
grant execute on function app.line_up_again(text,timestamp with time zone) to frontdesk_app;

-- Function app.link_audit_event(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.link_audit_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform app.append_audit_link(new);
  return null;
end $function$;

-- Function app.mask_json(jsonb), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.mask_json(value jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  case jsonb_typeof(value)
    when 'string' then return to_jsonb(app.mask_text(value #>> '{}'));
    when 'number' then
      return case when (value #>> '{}')::numeric >= 100000000 then to_jsonb('••••'::text) else value end;
    when 'array' then
      return (select coalesce(jsonb_agg(app.mask_json(e.item) order by e.position), '[]')
                from jsonb_array_elements(value) with ordinality e(item, position));
    when 'object' then
      return (select coalesce(jsonb_object_agg(app.mask_text(e.key), app.mask_json(e.value)), '{}') from jsonb_each(value) e);
    else return value;
  end case;
end $function$;
grant execute on function app.mask_json(jsonb) to public;

-- Function app.mask_text(text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.mask_text(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select pg_catalog.translate(
    pg_catalog.regexp_replace(
      pg_catalog.regexp_replace(app.without_ordinary_numbers(
        pg_catalog.regexp_replace(
          pg_catalog.regexp_replace(pg_catalog.translate(words, E'\uE000', ''),
            '[^[:space:]<>()\[\]{}"'',;:=|@＠•]+(?:[@＠]|%40)[^[:space:]<>()\[\]{}"'',;:=|@＠•]+', '•••@•••', 'gi'),
          '[^[:space:]<>()\[\]{}"'',;:=|@＠•]+ ?[(\[{] ?(?:at|ät) ?[)\]}] ?[^[:space:]<>()\[\]{}"'',;:=|@＠•]+', '•••@•••', 'gi')),
        '(?:[+＋][^[:alnum:]\uE000]{0,3}|(?<![0-9])0)[0-9０-９](?:[^[:alnum:]\n\uE000]?[^[:alnum:]\n\uE000]?[0-9０-９]){7,}', '••••', 'g'),
      '[+＋(]?[0-9０-９٠-٩۰-۹०-९](?:[-[:blank:].()/\\\u00a0\u00ad\u2000-\u2015\u2028-\u202f\u205f-\u206f\u2212\u3000\ufeff（）．／－]{0,3}[0-9０-９٠-٩۰-۹०-९]){6,}', '••••', 'g'),
    E'\uE000', '')
$function$;
grant execute on function app.mask_text(text) to public;

-- Function app.mask_texts(text[]), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.mask_texts(texts text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when texts is null then null else array(
    select app.mask_text(t.word) from unnest(texts) with ordinality t(word, position) order by t.position) end
$function$;
grant execute on function app.mask_texts(text[]) to public;

-- Function app.match_passages(text[],text[],text[],text[],integer,boolean[]), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.match_passages(words text[], configs text[], topics text[], extra text[], most integer, common boolean[] DEFAULT '{}'::boolean[])
 RETURNS TABLE(passage_id uuid, coverage double precision)
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER ROWS 5
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_sort TO 'off'
AS $function$
  with asked as (
    select w.place, false as is_topic, coalesce(w.is_common, false) as is_common, array(
      select distinct l.lexeme from unnest(configs) c (name), unnest(to_tsvector(c.name::regconfig, w.word)) l) as lexemes
    from unnest(words[1:12], common) with ordinality w (word, is_common, place)
    where w.word is not null
    union all
    select 12 + t.place, true, false, array[t.topic] from unnest(topics[1:8]) with ordinality t (topic, place)
  ), terms as materialized (
    select 1::bigint << (place::int - 1) as bit, is_topic, is_common, lexemes, app.term_keys(app.workspace_id(), lexemes) as keys
    from asked where cardinality(lexemes) > 0
  ), counts as materialized (
    select bit, extra && lexemes as is_extra, (
      select count(*) from public.knowledge_passages p
      where p.term_keys && t.keys and (p.workspace_id = (select app.workspace_id())) is true) as stored from terms t
  ), weights as materialized (
    select t.bit, t.is_topic, t.keys, c.is_extra, case when t.is_common then 0.3 else 1 end::float8 / (1 + ln(1 + greatest(c.stored, 1)::float8)) as weight,
      not t.is_topic and rank() over (order by t.is_topic, t.is_common, case when t.is_common then 0 else c.stored + c.is_extra::int end) = 1 as is_rarest
    from terms t join counts c on c.bit = t.bit
  ), totals as materialized (
    select sum(weight) as weight, coalesce(bit_or(bit) filter (where is_rarest), 0) as rarest, coalesce(bit_or(bit) filter (where is_topic), 0) as topics from weights
  ), required as materialized (
    select array(select unnest(keys) from weights w, totals t where w.bit & case when t.rarest > 0 then t.rarest else t.topics end <> 0) as keys
  ), keys as materialized (
    select bit, keys from terms
    union all
    select bit << 20, app.term_keys(app.workspace_id(), app.title_terms(lexemes)) from terms where not is_topic
  ), hits as materialized (
    select p.id, p.sizes, k.bit from keys k join public.knowledge_passages p
      on p.term_keys && (select keys from required) and p.term_keys && k.keys and (p.workspace_id = (select app.workspace_id())) is true
    union all
    select null, app.passage_sizes(cardinality(extra), 0), bit from weights where is_extra
  ), passages as materialized (
    select id, bit_or(bit | sizes) as sizes from hits group by id
  ), covered as materialized (
    select bits, (select sum(w.weight) from weights w where w.bit & bits <> 0) / t.weight as coverage
    from (select distinct sizes & 1048575 as bits from passages) b, totals t
    where (bits & t.rarest <> 0 or t.rarest = 0) and (bits & topics <> 0 or topics = 0)
  )
  select f.id, c.coverage
  from passages f join covered c on c.bits = f.sizes & 1048575
  where c.coverage > 0.505 or (f.sizes >> 50 > 0 and bit_count((f.sizes >> 20 & 1048575)::bit(20)) >= f.sizes >> 50)
  order by c.coverage desc, f.id is null desc, f.sizes >> 40 & 1023, f.id
  limit most
$function$;
grant execute on function app.match_passages(text[],text[],text[],text[],integer,boolean[]) to frontdesk_app;

-- Function app.next_credit_note_number(integer), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.next_credit_note_number(wanted integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare taken integer;
begin
  insert into public.invoice_numbers as n (year, last_number, last_credit_note) values (wanted, 0, 1)
    on conflict (year) do update set last_credit_note = n.last_credit_note + 1 returning n.last_credit_note into taken;
  return 'CN-' || wanted || '-' || lpad(taken::text, greatest(5, length(taken::text)), '0');
end $function$;
grant execute on function app.next_credit_note_number(integer) to frontdesk_app;

-- Function app.next_invoice_number(integer), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.next_invoice_number(wanted integer)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare taken integer;
begin
  insert into public.invoice_numbers as n (year, last_number) values (wanted, 1)
    on conflict (year) do update set last_number = n.last_number + 1 returning n.last_number into taken;
  return 'INV-' || wanted || '-' || lpad(taken::text, greatest(5, length(taken::text)), '0');
end $function$;
grant execute on function app.next_invoice_number(integer) to frontdesk_app;

-- Function app.passage_sizes(integer,integer), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.passage_sizes(terms integer, title_words integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select least(terms, 1023)::bigint << 40 | least(title_words, 31)::bigint << 50
$function$;
grant execute on function app.passage_sizes(integer,integer) to frontdesk_app;
grant execute on function app.passage_sizes(integer,integer) to frontdesk_system;

-- Function app.passage_terms(text,text[]), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.passage_terms(words text, topics text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select array(
    select distinct l.lexeme
    from unnest(array['english', 'spanish', 'portuguese', 'german']) c (name), unnest(to_tsvector(c.name::regconfig, words)) l
    union select unnest(topics) order by 1)
$function$;
grant execute on function app.passage_terms(text,text[]) to frontdesk_app;

-- Function app.prune_audit_trail(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.prune_audit_trail()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  head public.audit_heads; days int; cut bigint;
begin
  select * into head from public.audit_heads h where h.workspace_id = app.workspace_id() for update;
  if not found then return 0; end if;
  select app.audit_retention_days(w.environment) into days from public.workspaces w where w.workspace_id = head.workspace_id;
  select coalesce(min(l.seq) - 1, head.seq) into cut
    from public.audit_links l
    join public.audit_events e on e.workspace_id = l.workspace_id and e.id = l.event_id
    where l.workspace_id = head.workspace_id and e.at >= now() - make_interval(days => days);
  if cut <= head.anchor_seq then return 0; end if;
  update public.audit_heads h set anchor_seq = cut, anchored_at = now(),
      anchor_hash = (select l.hash from public.audit_links l where l.workspace_id = head.workspace_id and l.seq = cut)
    where h.workspace_id = head.workspace_id;
  delete from public.audit_events e using public.audit_links l
    where l.workspace_id = head.workspace_id and l.seq <= cut and e.workspace_id = l.workspace_id and e.id = l.event_id;
  delete from public.audit_links l where l.workspace_id = head.workspace_id and l.seq <= cut;
  return cut - head.anchor_seq;
end $function$;
grant execute on function app.prune_audit_trail() to frontdesk_app;

-- Function app.raise_workspace_wall(regclass), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.raise_workspace_wall(t regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  mine constant text := 'workspace_id = app.workspace_id()';
begin
  execute format('alter table %s enable row level security', t);
  -- The owner too: a function or a migration that runs as it sees no workspace but the one that is set.
  execute format('alter table %s force row level security', t);
  execute format('create policy workspace_rows on %s using (%s) with check (%s)', t, mine, mine);
  -- Restrictive, so that no later permissive policy can open the table again. It names its roles instead of excepting
  -- one inside the expression, which would then be asked of every row; a fourth role has no grants to begin with.
  execute format(
    'create policy workspace_wall on %s as restrictive to frontdesk_app, frontdesk_owner using (%s) with check (%s)',
    t, mine, mine
  );
  -- The way round is a policy that anyone can read, not BYPASSRLS; it opens nothing until a table is granted by name.
  execute format('create policy system_rows on %s to frontdesk_system using (true) with check (true)', t);
end $function$;

-- Function app.refuse_change(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  raise exception '% of % never changes', tg_argv[0], tg_table_name using errcode = 'check_violation', column = tg_argv[0], table = tg_table_name;
end $function$;

-- Function app.search_excerpt(text,text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.search_excerpt(words text, search text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  line text := regexp_replace(words, '[[:space:]]+', ' ', 'g');
  wanted constant text[] := app.text_words(search);
  parts text[] := '{}';
  plain text := '';
  place int := 1;
  start int;
  piece text[];
begin
  for piece in select regexp_matches(line, '([\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]*)([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]+)', 'g') loop
    place := place + length(piece[1]);
    if app.begins_with(piece[2], wanted) then exit; end if;
    place := place + length(piece[2]);
  end loop;
  if place > length(line) then place := 1; end if;
  start := case when place > 60 then place - 40 else 1 end;
  plain := case when start > 1 then '…' else '' end;
  words := substr(line, start, 200);
  if start > 1 then words := regexp_replace(words, '^[^ ]{0,39} ', ''); end if;
  if start + 200 <= length(line) then words := regexp_replace(words, ' [^ ]{0,60}$', '') || '…'; end if;
  for piece in select regexp_matches(words, '([\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]*)([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]*)', 'g') loop
    if piece[2] <> '' and app.begins_with(piece[2], wanted) then
      parts := parts || (plain || piece[1]) || piece[2];
      plain := '';
    else
      plain := plain || piece[1] || piece[2];
    end if;
  end loop;
  return parts || plain;
end $function$;
grant execute on function app.search_excerpt(text,text) to public;

-- Function app.search_query(text,boolean), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.search_query(words text, sees_details boolean)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select pg_catalog.string_agg(distinct case when sees_details then '(''' || w.word || ''':* | ''#' || w.word || ''':*)' else '''' || w.word || ''':*' end, ' & ')::pg_catalog.tsquery
  from pg_catalog.unnest(app.text_words(words)) w (word)
$function$;
grant execute on function app.search_query(text,boolean) to public;

-- Function app.search_words(text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.search_words(words text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  given constant text[] := app.text_words(words);
  masked constant text := app.mask_text(words);
  shown text[];
begin
  if masked = words then return array_to_tsvector(given); end if;
  shown := app.text_words(masked);
  return array_to_tsvector(array(select case when w.word = any(shown) then w.word else '#' || w.word end from unnest(given) w (word)));
end $function$;
grant execute on function app.search_words(text) to public;

-- Function app.set_updated_at(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.set_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.updated_at is distinct from old.updated_at
    or (tg_nargs > 0 and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv) then
    return new;
  end if;
  new.updated_at := greatest(date_trunc('milliseconds', clock_timestamp()), old.updated_at + interval '1 millisecond');
  return new;
end $function$;

-- Function app.store_attachment_deletion(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.store_attachment_deletion()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into public.storage_deletions (storage_key, due_at)
    select old.workspace_id || '/' || old.id || suffix,
        now() + case when old.state = 'PENDING' then interval '1 hour' else interval '0' end
      from unnest(array['', '.preview']) suffix
    on conflict do nothing;
  return old;
end $function$;
grant execute on function app.store_attachment_deletion() to public;

-- Function app.store_number_opt_out(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.store_number_opt_out()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into public.opted_out_numbers (workspace_id, id, number, at, keyword, recorded_by_id, recorded_by_name, opt_out_id)
    select o.workspace_id, gen_random_uuid(), old.phone, o.at, o.keyword, o.recorded_by_id, o.recorded_by_name, o.id
      from public.opt_outs o
     where o.workspace_id = old.workspace_id and o.contact_id = old.id
       and exists (select from public.workspaces w where w.workspace_id = old.workspace_id)
    on conflict (workspace_id, number) do nothing;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $function$;

-- Function app.store_search_entry(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.store_search_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  entry public.search_entries;
begin
  entry.workspace_id := new.workspace_id;
  entry.id := new.id;
  case tg_table_name
    when 'messages' then
      entry.kind := 'MESSAGE'; entry.author := new.author; entry.member_id := new.member_id; entry.at := new.sent_at;
      entry.words := app.search_words(new.body);
    when 'conversation_notes' then
      entry.kind := 'NOTE'; entry.author := 'MEMBER'; entry.member_id := new.member_id; entry.at := new.created_at;
      entry.words := app.search_words(new.text);
    when 'transcript_turns' then
      entry.kind := 'CALL_TURN'; entry.author := new.role; entry.at := new.at;
      entry.words := app.search_words(new.text);
  end case;
  insert into public.search_entries values (entry.*)
    on conflict (workspace_id, id) do update set at = excluded.at, words = excluded.words;
  return null;
end $function$;
grant execute on function app.store_search_entry() to public;

-- Function app.tags_text(text[]), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.tags_text(tags text[])
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin return pg_catalog.array_to_string(tags, e'\n'); end $function$;
grant execute on function app.tags_text(text[]) to public;

-- Function app.term_keys(uuid,text[]), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.term_keys(workspace uuid, terms text[])
 RETURNS bigint[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select array(select hashtextextended(term, hashtextextended(workspace::text, 0)) from unnest(terms) term)
$function$;
grant execute on function app.term_keys(uuid,text[]) to frontdesk_app;
grant execute on function app.term_keys(uuid,text[]) to frontdesk_system;

-- Function app.text_words(text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.text_words(words text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  line text := lower(words collate "C");
begin
  -- Only other texts than ASCII need the slow functions, and few of them need the second one.
  if octet_length(line) <> length(line) then
    line := lower(regexp_replace(normalize(line, NFKD), '[\u0300-\u036f\u064b-\u065f\u0670\u0640]', '', 'g') collate "C");
    if octet_length(line) <> length(line) then
      line := replace(translate(line, 'ÆŒØĐŁÞŊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЂЈЉЊЋЏøđłı', 'æœodlþŋαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіђјљњћџodli'), 'ß', 'ss');
    end if;
  end if;
  return array(select left(w.word, 60) from unnest(regexp_split_to_array(line, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\U0001f000-\U0001faff]+')) w (word) where w.word <> '');
end $function$;
grant execute on function app.text_words(text) to public;

-- Function app.title_terms(text[]), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.title_terms(terms text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select array(select 'title:' || term from unnest(terms) term)
$function$;
grant execute on function app.title_terms(text[]) to frontdesk_app;
grant execute on function app.title_terms(text[]) to frontdesk_system;

-- Function app.usage_summed_until(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.usage_summed_until()
 RETURNS xid8
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select next_xid from public.usage_rollups
$function$;
grant execute on function app.usage_summed_until() to frontdesk_app;

-- Function app.with_metadata(text,jsonb), owned by frontdesk_system
CREATE OR REPLACE FUNCTION app.with_metadata(kind text, entries jsonb)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  case kind
    when 'Lead' then
      return query select l.id from public.leads l
        where l.workspace_id = app.workspace_id() and l.metadata <> '{}' and l.metadata @> entries;
    when 'Contact' then
      return query select c.id from public.contacts c
        where c.workspace_id = app.workspace_id() and c.metadata <> '{}' and c.metadata @> entries;
    when 'Booking' then
      return query select b.id from public.bookings b
        where b.workspace_id = app.workspace_id() and b.metadata <> '{}' and b.metadata @> entries;
  end case;
end $function$;
grant execute on function app.with_metadata(text,jsonb) to frontdesk_app;

-- Function app.without_ordinary_numbers(text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.without_ordinary_numbers(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when words !~ '[0-9]' then words else
   pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(
   pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(words,
    -- An id of the product.
    '([0-9a-f]{4})([0-9a-f]{4}-)([0-9a-f]{4}-)([0-9a-f]{4}-)([0-9a-f]{4}-)([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})',
      E'\\1\uE000\\2\uE000\\3\uE000\\4\uE000\\5\uE000\\6\uE000\\7\uE000\\8\uE000', 'g'),
    -- 10:30, 10:30:00, 10:30:00.000
    '(?<![0-9:])([01]?[0-9]|2[0-3])(:[0-5][0-9])(:[0-5][0-9])?([.][0-9]{1,6})?(?![0-9:])', E'\\1\\2\uE000\\3\uE000\\4\uE000', 'g'),
    -- 10.30-11.30
    '(?<![0-9+)/.-])(?<![0-9] )((?:[01]?[0-9]|2[0-3])[.][0-5][0-9] ?[-–] ?)((?:[01]?[0-9]|2[0-3])[.][0-5][0-9])(?![0-9]|[ ./-]?[0-9])', E'\\1\uE000\\2\uE000', 'g'),
    -- 22.11.2026, 11/22/2026
    '(?<![0-9+)/.-])(?<![0-9] )((?:0?[1-9]|[12][0-9]|3[01])[./-])((?:0?[1-9]|[12][0-9]|3[01])[./-])((?:19|20)[0-9]{2})(?![0-9]|[./-][0-9])', E'\\1\\2\uE000\\3\uE000', 'g'),
    -- 2026-11-22
    '(?<![0-9+)/.-])(?<![0-9] )((?:19|20)[0-9]{2}[-./])((?:0[1-9]|1[0-2])[-./](?:0[1-9]|[12][0-9]|3[01]))(?![0-9]|[./-][0-9])', E'\\1\uE000\\2\uE000', 'g'),
    -- 2025-2026
    '(?<![0-9+)/.-])(?<![0-9] )((?:19|20)[0-9]{2}[-–/])((?:19|20)[0-9]{2})(?![0-9]|[ ./-]?[0-9])', E'\\1\uE000\\2\uE000', 'g'),
    -- € 12,345.67
    '((?:[€$£]|EUR|USD|GBP|CHF)[ \u00a0]?[0-9]{1,6})([.,''][0-9]{3})?([.,''][0-9]{3})?([.,][0-9]{2})?(?![0-9]|[ ./-][0-9])', E'\\1\uE000\\2\uE000\\3\uE000\\4\uE000', 'g'),
    -- 12.345,67 €
    '(?<![0-9+)/.-])(?<![0-9] )([0-9]{1,6})([.,''][0-9]{3})?([.,''][0-9]{3})?([.,][0-9]{1,2})?([ \u00a0]?(?:[€$£]|EUR|USD|GBP|CHF))', E'\\1\uE000\\2\uE000\\3\uE000\\4\uE000\\5', 'g')
  end
$function$;
grant execute on function app.without_ordinary_numbers(text) to public;

-- Function app.workspace_id(), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION app.workspace_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid;
grant execute on function app.workspace_id() to public;

-- Function public.guard_immutable(regclass,text), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION public.guard_immutable(t regclass, col text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  execute format(
    'create trigger %I before update on %s for each row when (old.%I is distinct from new.%I) execute function app.refuse_change(%L)',
    col || '_is_immutable', t, col, col, col
  );
end $function$;

-- Function public.protect_append_only_table(regclass), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION public.protect_append_only_table(t regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert on %s to frontdesk_app', t);
end $function$;

-- Function public.protect_workspace_table(regclass), owned by frontdesk_owner
CREATE OR REPLACE FUNCTION public.protect_workspace_table(t regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert, update, delete on %s to frontdesk_app', t);
end $function$;

-- Table public.access_denials, owned by frontdesk_owner
create table public.access_denials (
  workspace_id uuid not null,
  id uuid not null,
  actor_kind text not null,
  actor_id uuid not null,
  actor_label text not null,
  action text not null,
  code text not null,
  minute timestamp(3) with time zone not null,
  count integer not null,
  constraint access_denials_pkey PRIMARY KEY (workspace_id, id),
  constraint access_denials_actor_check CHECK ((actor_kind = ANY (ARRAY['USER'::text, 'SUPPORT'::text, 'API_KEY'::text]))),
  constraint access_denials_code_check CHECK ((code = ANY (ARRAY['FORBIDDEN'::text, 'NOT_FOUND'::text]))),
  constraint access_denials_count_check CHECK ((count > 0)),
  constraint access_denials_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX access_denials_workspace_id_minute_id_idx ON public.access_denials USING btree (workspace_id, minute, id);
CREATE UNIQUE INDEX access_denials_workspace_id_actor_id_action_code_minute_key ON public.access_denials USING btree (workspace_id, actor_id, action, code, minute);
alter table public.access_denials enable row level security;
alter table public.access_denials force row level security;
create policy system_rows on public.access_denials as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.access_denials as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.access_denials as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.access_denials to frontdesk_app;

-- Table public.access_requests, owned by frontdesk_owner
create table public.access_requests (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  policy text not null,
  open_policy text,
  reason text not null default ''::text,
  status text not null default 'PENDING'::text,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  settled_at timestamp(3) with time zone,
  settled_by_name text,
  constraint access_requests_pkey PRIMARY KEY (workspace_id, id),
  constraint access_requests_open_check CHECK (((open_policy IS NOT NULL) = (status = 'PENDING'::text))),
  constraint access_requests_reason_check CHECK ((length(reason) <= 500)),
  constraint access_requests_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'GRANTED'::text, 'DECLINED'::text]))),
  constraint access_requests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint access_requests_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX access_requests_workspace_id_created_at_id_idx ON public.access_requests USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX access_requests_workspace_id_member_id_open_policy_key ON public.access_requests USING btree (workspace_id, member_id, open_policy);
alter table public.access_requests enable row level security;
alter table public.access_requests force row level security;
create policy system_rows on public.access_requests as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.access_requests as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.access_requests as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.access_requests to frontdesk_app;

-- Table public.agent_episodes, owned by frontdesk_owner
create table public.agent_episodes (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  number integer not null,
  agent_version_id uuid,
  last_run_id uuid,
  language text not null,
  started_at timestamp(3) with time zone not null,
  last_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  outcome text,
  handoff_code text,
  reply_count integer not null default 0,
  answered_count integer not null default 0,
  unanswered_count integer not null default 0,
  response_ms integer[] default ARRAY[]::integer[],
  cost_usd double precision not null default 0,
  constraint agent_episodes_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_episodes_workspace_id_agent_version_id_fkey FOREIGN KEY (workspace_id, agent_version_id) REFERENCES public.agent_versions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_episodes_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_episodes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agent_episodes_workspace_id_agent_version_id_started_at_idx ON public.agent_episodes USING btree (workspace_id, agent_version_id, started_at);
CREATE INDEX agent_episodes_workspace_id_started_at_id_idx ON public.agent_episodes USING btree (workspace_id, started_at, id);
CREATE UNIQUE INDEX agent_episodes_workspace_id_conversation_id_number_key ON public.agent_episodes USING btree (workspace_id, conversation_id, number);
alter table public.agent_episodes enable row level security;
alter table public.agent_episodes force row level security;
create policy system_rows on public.agent_episodes as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_episodes as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_episodes as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agent_episodes to frontdesk_app;

-- Table public.agent_handoffs, owned by frontdesk_owner
create table public.agent_handoffs (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  detail text,
  at timestamp(3) with time zone not null,
  code text not null,
  constraint agent_handoffs_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_handoffs_code_check CHECK ((code = ANY (ARRAY['REQUESTED'::text, 'SAFETY'::text, 'SENSITIVE_TOPIC'::text, 'POLICY'::text, 'NOT_CONNECTED'::text, 'TOOL_FAILED'::text, 'BOOKING_UNKNOWN'::text, 'UNANSWERED'::text, 'OUTSIDE_WINDOW'::text, 'ABUSE'::text, 'UNSUPPORTED_LANGUAGE'::text, 'TOO_LONG'::text, 'NO_ANSWER'::text, 'NOT_UNDERSTOOD'::text, 'LOOP_GUARD'::text, 'MODEL_FAILED'::text, 'COST_LIMIT'::text, 'DEADLINE'::text, 'MESSAGE_LEFT'::text, 'CALLBACK_DUE'::text, 'AGENT_NOT_PUBLISHED'::text, 'SERVICE_DISABLED'::text, 'ROUTED_TO_TEAM'::text, 'MODEL_BUDGET_REACHED'::text, 'PLAN_LIMIT_REACHED'::text, 'NOT_DELIVERED'::text, 'DELIVERY_UNKNOWN'::text, 'OTHER'::text]))),
  constraint agent_handoffs_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_handoffs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agent_handoffs_workspace_id_conversation_id_at_id_idx ON public.agent_handoffs USING btree (workspace_id, conversation_id, at, id);
alter table public.agent_handoffs enable row level security;
alter table public.agent_handoffs force row level security;
create policy system_rows on public.agent_handoffs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_handoffs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_handoffs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agent_handoffs to frontdesk_app;

-- Table public.agent_memories, owned by frontdesk_owner
create table public.agent_memories (
  workspace_id uuid not null,
  id uuid not null,
  lead_id uuid,
  state jsonb,
  updated_at timestamp(3) with time zone not null,
  constraint agent_memories_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_memories_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_memories_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_memories_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES public.leads(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agent_memories_workspace_id_lead_id_idx ON public.agent_memories USING btree (workspace_id, lead_id);
alter table public.agent_memories enable row level security;
alter table public.agent_memories force row level security;
create policy system_rows on public.agent_memories as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_memories as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_memories as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agent_memories to frontdesk_app;

-- Table public.agent_rollouts, owned by frontdesk_owner
create table public.agent_rollouts (
  workspace_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  version_id uuid not null,
  base_version_id uuid not null,
  share integer not null,
  status text not null default 'ACTIVE'::text,
  max_handoff_percent integer,
  max_failure_percent integer,
  min_episodes integer not null,
  started_at timestamp(3) with time zone not null,
  started_by_name text not null,
  ended_at timestamp(3) with time zone,
  end_reason text,
  constraint agent_rollouts_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_rollouts_end_reason_check CHECK ((end_reason = ANY (ARRAY['MEMBER'::text, 'HANDOFFS'::text, 'FAILURES'::text, 'TESTS'::text]))),
  constraint agent_rollouts_ended_check CHECK ((((status = 'ACTIVE'::text) = (ended_at IS NULL)) AND ((status = 'ACTIVE'::text) = (end_reason IS NULL)))),
  constraint agent_rollouts_share_check CHECK (((share >= 1) AND (share <= 100))),
  constraint agent_rollouts_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'PROMOTED'::text, 'ROLLED_BACK'::text]))),
  constraint agent_rollouts_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_rollouts_workspace_id_base_version_id_fkey FOREIGN KEY (workspace_id, base_version_id) REFERENCES public.agent_versions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_rollouts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_rollouts_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.agent_versions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agent_rollouts_workspace_id_agent_id_started_at_id_idx ON public.agent_rollouts USING btree (workspace_id, agent_id, started_at, id);
CREATE UNIQUE INDEX agent_rollouts_active_idx ON public.agent_rollouts USING btree (workspace_id, agent_id) WHERE (status = 'ACTIVE'::text);
alter table public.agent_rollouts enable row level security;
alter table public.agent_rollouts force row level security;
create policy system_rows on public.agent_rollouts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_rollouts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_rollouts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agent_rollouts to frontdesk_app;

-- Table public.agent_run_steps, owned by frontdesk_owner
create table public.agent_run_steps (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  "position" integer not null,
  kind text not null,
  instructions text,
  input text,
  reply text,
  tool text,
  arguments text,
  result text,
  error text,
  passages jsonb not null default '[]'::jsonb,
  checks jsonb not null default '[]'::jsonb,
  is_cut boolean not null default false,
  provider text,
  model text,
  input_tokens integer,
  output_tokens integer,
  cost_micros integer,
  started_at timestamp(3) with time zone not null,
  duration_ms integer not null,
  constraint agent_run_steps_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_run_steps_kind_check CHECK ((kind = ANY (ARRAY['UNDERSTANDING'::text, 'WORDING'::text, 'TOOL'::text]))),
  constraint agent_run_steps_provider_check CHECK ((provider = ANY (ARRAY['OPENAI'::text, 'ANTHROPIC'::text, 'AZURE_OPENAI'::text, 'GOOGLE'::text, 'OPENAI_COMPATIBLE'::text]))),
  constraint agent_run_steps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_run_steps_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.agent_runs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX agent_run_steps_workspace_id_run_id_position_key ON public.agent_run_steps USING btree (workspace_id, run_id, "position");
alter table public.agent_run_steps enable row level security;
alter table public.agent_run_steps force row level security;
create policy system_rows on public.agent_run_steps as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_run_steps as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_run_steps as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agent_run_steps to frontdesk_app;

-- Table public.agent_runs, owned by frontdesk_owner
create table public.agent_runs (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  active_conversation_id uuid,
  trigger text not null,
  step text not null default 'GENERATE'::text,
  outcome text,
  answers_id uuid,
  agent_version_id uuid,
  state jsonb,
  exchange jsonb not null default '[]'::jsonb,
  reply text,
  message_id uuid,
  rounds integer not null default 0,
  attempts integer not null default 0,
  claim integer not null default 0,
  lease_until timestamp(3) with time zone,
  deadline_at timestamp(3) with time zone not null,
  failure text,
  started_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone,
  leased_by_job text,
  graph_version_id uuid,
  takeover_id uuid,
  trace_length integer not null default 0,
  constraint agent_runs_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_runs_active_check CHECK (((active_conversation_id IS NULL) OR (active_conversation_id = conversation_id))),
  constraint agent_runs_done_check CHECK ((((step = 'DONE'::text) = (outcome IS NOT NULL)) AND ((step = 'DONE'::text) = (active_conversation_id IS NULL)))),
  constraint agent_runs_outcome_check CHECK ((outcome = ANY (ARRAY['ANSWERED'::text, 'QUIET'::text, 'SUPPRESSED'::text, 'SUPERSEDED'::text, 'FAILED'::text]))),
  constraint agent_runs_reply_check CHECK (((step <> 'SEND'::text) OR ((reply IS NOT NULL) AND (message_id IS NOT NULL)))),
  constraint agent_runs_step_check CHECK ((step = ANY (ARRAY['GENERATE'::text, 'SEND'::text, 'DONE'::text]))),
  constraint agent_runs_trigger_check CHECK ((trigger = ANY (ARRAY['LEAD'::text, 'MESSAGE'::text, 'HAND_BACK'::text, 'FORM'::text]))),
  constraint agent_runs_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agent_runs_suppressed_idx ON public.agent_runs USING btree (workspace_id, conversation_id) WHERE (outcome = 'SUPPRESSED'::text);
CREATE INDEX agent_runs_workspace_id_conversation_id_started_at_id_idx ON public.agent_runs USING btree (workspace_id, conversation_id, started_at, id);
CREATE INDEX agent_runs_workspace_id_message_id_idx ON public.agent_runs USING btree (workspace_id, message_id);
CREATE UNIQUE INDEX agent_runs_workspace_id_active_conversation_id_key ON public.agent_runs USING btree (workspace_id, active_conversation_id);
alter table public.agent_runs enable row level security;
alter table public.agent_runs force row level security;
create policy system_rows on public.agent_runs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_runs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_runs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agent_runs to frontdesk_app;

-- Table public.agent_versions, owned by frontdesk_owner
create table public.agent_versions (
  workspace_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  graph_version_id uuid not null,
  number integer not null,
  persona_name text not null,
  persona_role text not null,
  persona_tone text not null,
  note text not null default ''::text,
  restored_number integer,
  published_by_id uuid,
  published_by_name text not null,
  published_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  knowledge_number integer,
  constraint agent_versions_pkey PRIMARY KEY (workspace_id, id),
  constraint agent_versions_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint agent_versions_workspace_id_graph_version_id_fkey FOREIGN KEY (workspace_id, graph_version_id) REFERENCES public.context_graph_versions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agent_versions_workspace_id_graph_version_id_idx ON public.agent_versions USING btree (workspace_id, graph_version_id);
CREATE INDEX agent_versions_workspace_id_published_at_id_idx ON public.agent_versions USING btree (workspace_id, published_at, id);
CREATE UNIQUE INDEX agent_versions_workspace_id_agent_id_number_key ON public.agent_versions USING btree (workspace_id, agent_id, number);
alter table public.agent_versions enable row level security;
alter table public.agent_versions force row level security;
create policy system_rows on public.agent_versions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agent_versions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agent_versions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.agent_versions to frontdesk_app;

-- Table public.agents, owned by frontdesk_owner
create table public.agents (
  workspace_id uuid not null,
  id uuid not null,
  goal text not null,
  graph_source text,
  revision integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  tested_at timestamp(3) with time zone,
  limits jsonb not null default '{}'::jsonb,
  name text not null,
  is_default boolean not null default false,
  created_at timestamp(3) with time zone not null default now(),
  test_policy text not null default 'OPTIONAL'::text,
  constraint agents_pkey PRIMARY KEY (workspace_id, id),
  constraint agents_goal_check CHECK ((goal = ANY (ARRAY['BOOK'::text, 'QUALIFY'::text]))),
  constraint agents_test_policy_check CHECK ((test_policy = ANY (ARRAY['OPTIONAL'::text, 'RUN_ON_PUBLISH'::text, 'REQUIRED'::text]))),
  constraint agents_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX agents_workspace_id_created_at_id_idx ON public.agents USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX agents_default_key ON public.agents USING btree (workspace_id) WHERE is_default;
CREATE UNIQUE INDEX agents_workspace_id_name_key ON public.agents USING btree (workspace_id, name);
alter table public.agents enable row level security;
alter table public.agents force row level security;
create policy system_rows on public.agents as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.agents as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.agents as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.agents to frontdesk_app;
grant select (workspace_id, limits) on table public.agents to frontdesk_system;

-- Table public.answer_sources, owned by frontdesk_owner
create table public.answer_sources (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid,
  call_id uuid,
  transcript_turn_id uuid,
  kind text not null,
  title text not null,
  headings text[],
  text text not null,
  source_id uuid,
  cited_at timestamp(3) with time zone not null,
  page_number integer,
  url text,
  constraint answer_sources_pkey PRIMARY KEY (workspace_id, id),
  constraint answer_sources_kind_check CHECK ((kind = ANY (ARRAY['QUESTION_ANSWER'::text, 'TEXT'::text, 'FILE'::text, 'WEB_PAGE'::text, 'BUSINESS_PROFILE'::text, 'BUSINESS_HOURS'::text, 'TOOL'::text]))),
  constraint answer_sources_origin_check CHECK (((message_id IS NULL) <> (call_id IS NULL))),
  constraint answer_sources_turn_check CHECK (((transcript_turn_id IS NULL) OR (call_id IS NOT NULL))),
  constraint answer_sources_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint answer_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint answer_sources_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint answer_sources_workspace_id_transcript_turn_id_fkey FOREIGN KEY (workspace_id, transcript_turn_id) REFERENCES public.transcript_turns(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX answer_sources_workspace_id_call_id_idx ON public.answer_sources USING btree (workspace_id, call_id);
CREATE INDEX answer_sources_workspace_id_message_id_id_idx ON public.answer_sources USING btree (workspace_id, message_id, id);
CREATE INDEX answer_sources_workspace_id_transcript_turn_id_id_idx ON public.answer_sources USING btree (workspace_id, transcript_turn_id, id);
alter table public.answer_sources enable row level security;
alter table public.answer_sources force row level security;
create policy system_rows on public.answer_sources as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.answer_sources as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.answer_sources as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.answer_sources to frontdesk_app;

-- Table public.api_key_policy_uses, owned by frontdesk_owner
create table public.api_key_policy_uses (
  workspace_id uuid not null,
  api_key_id uuid not null,
  policy text not null,
  last_used_at timestamp(3) with time zone not null,
  constraint api_key_policy_uses_pkey PRIMARY KEY (workspace_id, api_key_id, policy),
  constraint api_key_policy_uses_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id) REFERENCES public.api_keys(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.api_key_policy_uses enable row level security;
alter table public.api_key_policy_uses force row level security;
create policy system_rows on public.api_key_policy_uses as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.api_key_policy_uses as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.api_key_policy_uses as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.api_key_policy_uses to frontdesk_app;

-- Table public.api_keys, owned by frontdesk_owner
create table public.api_keys (
  workspace_id uuid not null,
  id uuid not null,
  key_id text not null,
  secret_hash bytea not null,
  name text not null,
  environment text not null,
  mode text not null,
  scopes text[],
  created_by_id uuid not null,
  created_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  allowed_ranges text[] not null default '{}'::text[],
  last_used_from text,
  last_used_for text,
  replaced_by_id uuid,
  service_account_id uuid,
  constraint api_keys_pkey PRIMARY KEY (workspace_id, id),
  constraint api_keys_environment_check CHECK ((environment = ANY (ARRAY['PRODUCTION'::text, 'STAGING'::text, 'DEVELOPMENT'::text]))),
  constraint api_keys_mode_check CHECK ((mode = ANY (ARRAY['ANY_OPERATION'::text, 'PERSISTED_ONLY'::text]))),
  constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint api_keys_workspace_id_replaced_by_id_fkey FOREIGN KEY (workspace_id, replaced_by_id) REFERENCES public.api_keys(workspace_id, id),
  constraint api_keys_workspace_id_service_account_id_fkey FOREIGN KEY (workspace_id, service_account_id) REFERENCES public.service_accounts(workspace_id, id)
);
CREATE INDEX api_keys_key_id_idx ON public.api_keys USING btree (key_id);
CREATE INDEX api_keys_workspace_id_created_at_id_idx ON public.api_keys USING btree (workspace_id, created_at, id);
CREATE INDEX api_keys_workspace_id_replaced_by_id_idx ON public.api_keys USING btree (workspace_id, replaced_by_id);
CREATE INDEX api_keys_workspace_id_service_account_id_idx ON public.api_keys USING btree (workspace_id, service_account_id);
CREATE UNIQUE INDEX api_keys_workspace_id_key_id_key ON public.api_keys USING btree (workspace_id, key_id);
alter table public.api_keys enable row level security;
alter table public.api_keys force row level security;
create policy system_rows on public.api_keys as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.api_keys as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.api_keys as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.api_keys to frontdesk_app;
grant select on table public.api_keys to frontdesk_system;

-- Table public.archived_invoices, owned by frontdesk_owner
create table public.archived_invoices (
  id uuid not null,
  of_workspace_id uuid not null,
  workspace_name text not null,
  workspace_slug text not null,
  number text not null,
  status text not null,
  plan_name text not null,
  period_start timestamp(3) with time zone not null,
  period_end timestamp(3) with time zone not null,
  currency text not null,
  total_minor bigint not null,
  payer_name text not null,
  payer_address text not null,
  payer_country text,
  payer_vat_id text,
  created_at timestamp(3) with time zone not null,
  issued_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  paid_at timestamp(3) with time zone,
  voided_at timestamp(3) with time zone,
  closing_reason text,
  closed_by_name text,
  lines jsonb not null,
  archived_at timestamp(3) with time zone not null,
  issuer_address text,
  issuer_bank_details text,
  issuer_country text,
  issuer_name text,
  issuer_tax_id text,
  tax_minor bigint not null default 0,
  tax_name text,
  tax_percent numeric(5,2),
  tax_treatment text,
  credit_notes jsonb not null default '[]'::jsonb,
  credit_uses jsonb not null default '[]'::jsonb,
  constraint archived_invoices_pkey PRIMARY KEY (id),
  constraint archived_invoices_closed_check CHECK ((((status = 'PAID'::text) = (paid_at IS NOT NULL)) AND ((status = 'VOID'::text) = (voided_at IS NOT NULL)) AND ((status = ANY (ARRAY['PAID'::text, 'VOID'::text])) = (closing_reason IS NOT NULL)))),
  constraint archived_invoices_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'PAID'::text, 'VOID'::text])))
);
CREATE INDEX archived_invoices_created_at_id_idx ON public.archived_invoices USING btree (created_at, id);
CREATE UNIQUE INDEX archived_invoices_number_key ON public.archived_invoices USING btree (number);
alter table public.archived_invoices enable row level security;
alter table public.archived_invoices force row level security;
create policy archived_invoices_are_added on public.archived_invoices as permissive for insert to frontdesk_owner with check (true);
create policy archived_invoices_are_closed on public.archived_invoices as permissive for all to frontdesk_system using (true) with check (true);
CREATE TRIGGER issued_invoice_is_kept BEFORE UPDATE ON public.archived_invoices FOR EACH ROW EXECUTE FUNCTION app.keep_issued_invoice();
grant select, update on table public.archived_invoices to frontdesk_system;

-- Table public.attachments, owned by frontdesk_owner
create table public.attachments (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  "position" integer not null,
  kind text not null,
  state text not null,
  error text,
  provider_ref text,
  content_type text,
  file_name text,
  byte_count integer,
  preview_byte_count integer,
  width integer,
  height integer,
  latitude double precision,
  longitude double precision,
  details text,
  sealed_key text,
  created_at timestamp(3) with time zone not null,
  extracted_text text,
  extraction_error text,
  extraction_state text not null default 'NONE'::text,
  constraint attachments_pkey PRIMARY KEY (workspace_id, id),
  constraint attachments_error_check CHECK ((((error IS NOT NULL) = (state = 'FAILED'::text)) AND (error = ANY (ARRAY['TOO_LARGE'::text, 'EMPTY'::text, 'TYPE_MISMATCH'::text, 'TYPE_UNSUPPORTED'::text, 'DAMAGED'::text, 'IMAGE_TOO_LARGE'::text, 'EXPIRED'::text, 'ADDRESS_NOT_ALLOWED'::text, 'NOT_AVAILABLE'::text])))),
  constraint attachments_extracted_text_check CHECK (((extracted_text IS NULL) OR (extraction_state = 'READY'::text))),
  constraint attachments_extraction_error_check CHECK ((((extraction_error IS NOT NULL) = (extraction_state = 'FAILED'::text)) AND (extraction_error = ANY (ARRAY['TOO_LONG'::text, 'NO_MODEL'::text, 'NO_CONTENT'::text, 'UNREADABLE'::text, 'NOT_AVAILABLE'::text])))),
  constraint attachments_extraction_state_check CHECK ((extraction_state = ANY (ARRAY['NONE'::text, 'PENDING'::text, 'READY'::text, 'FAILED'::text]))),
  constraint attachments_file_check CHECK ((((kind = ANY (ARRAY['LOCATION'::text, 'CONTACT'::text])) = (provider_ref IS NULL)) AND ((byte_count IS NOT NULL) = ((state = 'READY'::text) AND (provider_ref IS NOT NULL))) AND ((byte_count IS NOT NULL) = (content_type IS NOT NULL)) AND ((byte_count IS NULL) OR (sealed_key IS NOT NULL)))),
  constraint attachments_kind_check CHECK ((kind = ANY (ARRAY['IMAGE'::text, 'STICKER'::text, 'VOICE'::text, 'AUDIO'::text, 'VIDEO'::text, 'DOCUMENT'::text, 'LOCATION'::text, 'CONTACT'::text]))),
  constraint attachments_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'READY'::text, 'FAILED'::text]))),
  constraint attachments_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint attachments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint attachments_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX attachments_workspace_id_conversation_id_state_idx ON public.attachments USING btree (workspace_id, conversation_id, state);
CREATE UNIQUE INDEX attachments_workspace_id_message_id_position_key ON public.attachments USING btree (workspace_id, message_id, "position");
alter table public.attachments enable row level security;
alter table public.attachments force row level security;
create policy system_rows on public.attachments as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.attachments as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.attachments as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER attachment_deletion_is_stored AFTER DELETE ON public.attachments FOR EACH ROW WHEN ((old.sealed_key IS NOT NULL)) EXECUTE FUNCTION app.store_attachment_deletion();
grant delete, insert, select, update on table public.attachments to frontdesk_app;

-- Table public.audit_anchors, owned by frontdesk_owner
create table public.audit_anchors (
  workspace_id uuid not null,
  seq bigint not null,
  statement text not null,
  signature text not null,
  created_at timestamp(3) with time zone not null,
  constraint audit_anchors_pkey PRIMARY KEY (workspace_id, seq),
  constraint audit_anchors_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.audit_anchors enable row level security;
alter table public.audit_anchors force row level security;
create policy system_rows on public.audit_anchors as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.audit_anchors as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.audit_anchors as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.audit_anchors to frontdesk_app;

-- Table public.audit_events, owned by frontdesk_owner
create table public.audit_events (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_label text not null,
  subject_type text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  request_id text not null,
  at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  ip_address text not null default ''::text,
  via text not null default 'JOB'::text,
  constraint audit_event_is_linked TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint audit_events_pkey PRIMARY KEY (workspace_id, id),
  constraint audit_events_actor_check CHECK ((actor_kind = ANY (ARRAY['USER'::text, 'SUPPORT'::text, 'API_KEY'::text, 'VISITOR'::text, 'SYSTEM'::text, 'PROVIDER'::text]))),
  constraint audit_events_via_check CHECK ((via = ANY (ARRAY['SPA'::text, 'PLAYGROUND'::text, 'API'::text, 'FORM'::text, 'JOB'::text]))),
  constraint audit_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX audit_events_workspace_id_at_id_idx ON public.audit_events USING btree (workspace_id, at, id);
CREATE INDEX audit_events_workspace_id_subject_id_at_idx ON public.audit_events USING btree (workspace_id, subject_id, at);
alter table public.audit_events enable row level security;
alter table public.audit_events force row level security;
create policy system_rows on public.audit_events as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.audit_events as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.audit_events as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE CONSTRAINT TRIGGER audit_event_is_linked AFTER INSERT ON public.audit_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.link_audit_event();
grant insert, select on table public.audit_events to frontdesk_app;

-- Table public.audit_export_parts, owned by frontdesk_owner
create table public.audit_export_parts (
  workspace_id uuid not null,
  export_id uuid not null,
  part integer not null,
  body text not null,
  constraint audit_export_parts_pkey PRIMARY KEY (workspace_id, export_id, part),
  constraint audit_export_parts_workspace_id_export_id_fkey FOREIGN KEY (workspace_id, export_id) REFERENCES public.audit_exports(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.audit_export_parts enable row level security;
alter table public.audit_export_parts force row level security;
create policy system_rows on public.audit_export_parts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.audit_export_parts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.audit_export_parts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.audit_export_parts to frontdesk_app;

-- Table public.audit_exports, owned by frontdesk_owner
create table public.audit_exports (
  workspace_id uuid not null,
  id uuid not null,
  format text not null,
  status text not null default 'QUEUED'::text,
  filter jsonb not null,
  rows_done integer not null default 0,
  rows_total integer,
  requested_by_id uuid not null,
  requested_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  finished_at timestamp(3) with time zone,
  expires_at timestamp(3) with time zone not null,
  constraint audit_exports_pkey PRIMARY KEY (workspace_id, id),
  constraint audit_exports_format_check CHECK ((format = ANY (ARRAY['CSV'::text, 'NDJSON'::text]))),
  constraint audit_exports_status_check CHECK ((status = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'READY'::text, 'FAILED'::text]))),
  constraint audit_exports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX audit_exports_workspace_id_created_at_id_idx ON public.audit_exports USING btree (workspace_id, created_at, id);
alter table public.audit_exports enable row level security;
alter table public.audit_exports force row level security;
create policy system_rows on public.audit_exports as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.audit_exports as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.audit_exports as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.audit_exports to frontdesk_app;

-- Table public.audit_heads, owned by frontdesk_owner
create table public.audit_heads (
  workspace_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  anchor_seq bigint not null,
  anchor_hash bytea not null,
  anchored_at timestamp(3) with time zone,
  constraint audit_heads_pkey PRIMARY KEY (workspace_id),
  constraint audit_heads_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.audit_heads enable row level security;
alter table public.audit_heads force row level security;
create policy system_rows on public.audit_heads as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.audit_heads as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.audit_heads as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant select on table public.audit_heads to frontdesk_app;

-- Table public.audit_links, owned by frontdesk_owner
create table public.audit_links (
  workspace_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  content bytea not null,
  hash bytea not null,
  constraint audit_links_pkey PRIMARY KEY (workspace_id, seq),
  constraint audit_links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.audit_links enable row level security;
alter table public.audit_links force row level security;
create policy system_rows on public.audit_links as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.audit_links as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.audit_links as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant select on table public.audit_links to frontdesk_app;

-- Table public.billed_usage, owned by frontdesk_owner
create table public.billed_usage (
  workspace_id uuid not null,
  subscription_id uuid not null,
  meter text not null,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone not null,
  quantity bigint not null,
  included bigint not null,
  unit_price numeric(20,12) not null,
  currency text not null,
  constraint billed_usage_pkey PRIMARY KEY (workspace_id, subscription_id, meter, starts_at),
  constraint billed_usage_currency_check CHECK ((currency = ANY (ARRAY['EUR'::text, 'GBP'::text, 'USD'::text]))),
  constraint billed_usage_meter_check CHECK ((meter = ANY (ARRAY['ai_conversations'::text, 'messages_out'::text, 'messages_in'::text, 'campaign_messages'::text, 'call_seconds'::text, 'model_tokens_in'::text, 'model_tokens_out'::text, 'model_cost_micros'::text]))),
  constraint billed_usage_quantity_check CHECK (((quantity >= 0) AND (included >= 0) AND (unit_price > (0)::numeric) AND (ends_at > starts_at))),
  constraint billed_usage_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.billed_usage enable row level security;
alter table public.billed_usage force row level security;
create policy system_rows on public.billed_usage as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.billed_usage as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.billed_usage as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select, update on table public.billed_usage to frontdesk_app;

-- Table public.billing_accounts, owned by frontdesk_owner
create table public.billing_accounts (
  workspace_id uuid not null,
  name text not null,
  address text not null,
  country text not null,
  email text not null,
  vat_id text,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  constraint billing_accounts_pkey PRIMARY KEY (workspace_id),
  constraint billing_accounts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.billing_accounts enable row level security;
alter table public.billing_accounts force row level security;
create policy system_rows on public.billing_accounts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.billing_accounts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.billing_accounts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.billing_accounts to frontdesk_app;

-- Table public.bookings, owned by frontdesk_owner
create table public.bookings (
  workspace_id uuid not null,
  id uuid not null,
  lead_id uuid not null,
  status text not null default 'REQUESTED'::text,
  starts_at timestamp(3) with time zone not null,
  time_zone text not null,
  attendee_name text not null,
  attendee_email text not null,
  provider_id text,
  created_at timestamp(3) with time zone not null,
  requested_at timestamp(3) with time zone,
  attempts integer not null default 0,
  booked_by_id uuid,
  ends_at timestamp(3) with time zone,
  failure text,
  meeting_url text,
  origin text not null default 'AGENT'::text,
  reason text,
  pending_change text,
  requested_start timestamp(3) with time zone,
  previous_provider_ids text[] not null default '{}'::text[],
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  confirmed_at timestamp(3) with time zone,
  no_show_at timestamp(3) with time zone,
  metadata jsonb not null default '{}'::jsonb,
  constraint bookings_pkey PRIMARY KEY (workspace_id, id),
  constraint bookings_attempts_check CHECK ((attempts >= 0)),
  constraint bookings_booked_check CHECK (((status <> 'BOOKED'::text) OR (provider_id IS NOT NULL))),
  constraint bookings_change_of_booked_check CHECK (((pending_change IS NULL) OR (status = 'BOOKED'::text))),
  constraint bookings_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint bookings_origin_check CHECK ((origin = ANY (ARRAY['AGENT'::text, 'MEMBER'::text, 'CALENDAR'::text]))),
  constraint bookings_pending_change_check CHECK ((pending_change = ANY (ARRAY['RESCHEDULE'::text, 'CANCEL'::text]))),
  constraint bookings_requested_start_check CHECK (((NOT (pending_change IS DISTINCT FROM 'RESCHEDULE'::text)) = (requested_start IS NOT NULL))),
  constraint bookings_status_check CHECK ((status = ANY (ARRAY['REQUESTED'::text, 'BOOKED'::text, 'CANCELLED'::text, 'FAILED'::text, 'SUPPRESSED'::text]))),
  constraint bookings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint bookings_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES public.leads(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX bookings_metadata_idx ON public.bookings USING gin (workspace_id, metadata jsonb_path_ops) WITH (fastupdate=off) WHERE (metadata <> '{}'::jsonb);
CREATE INDEX bookings_workspace_id_created_at_id_idx ON public.bookings USING btree (workspace_id, created_at, id);
CREATE INDEX bookings_workspace_id_lead_id_idx ON public.bookings USING btree (workspace_id, lead_id);
CREATE INDEX bookings_workspace_id_no_show_at_id_idx ON public.bookings USING btree (workspace_id, no_show_at, id);
CREATE INDEX bookings_workspace_id_starts_at_id_idx ON public.bookings USING btree (workspace_id, starts_at, id);
CREATE INDEX bookings_workspace_id_updated_at_id_idx ON public.bookings USING btree (workspace_id, updated_at, id);
CREATE UNIQUE INDEX bookings_workspace_id_provider_id_key ON public.bookings USING btree (workspace_id, provider_id);
alter table public.bookings enable row level security;
alter table public.bookings force row level security;
create policy system_rows on public.bookings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.bookings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.bookings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.bookings FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.bookings to frontdesk_app;
grant select (workspace_id, id, metadata) on table public.bookings to frontdesk_system;

-- Table public.business_hours, owned by frontdesk_owner
create table public.business_hours (
  workspace_id uuid not null,
  id uuid not null,
  phone_config_id uuid,
  weekly jsonb not null,
  holidays jsonb not null,
  closed_behavior text not null,
  updated_at timestamp(3) with time zone not null,
  constraint business_hours_pkey PRIMARY KEY (workspace_id, id),
  constraint business_hours_closed_behavior_check CHECK ((closed_behavior = ANY (ARRAY['ANSWER'::text, 'ANSWER_AND_INFORM'::text, 'TAKE_MESSAGE'::text]))),
  constraint business_hours_one_check CHECK ((id = COALESCE(phone_config_id, workspace_id))),
  constraint business_hours_weekly_check CHECK ((jsonb_array_length(weekly) = 7)),
  constraint business_hours_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint business_hours_workspace_id_phone_config_id_fkey FOREIGN KEY (workspace_id, phone_config_id) REFERENCES public.phone_configs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX business_hours_workspace_id_phone_config_id_idx ON public.business_hours USING btree (workspace_id, phone_config_id);
alter table public.business_hours enable row level security;
alter table public.business_hours force row level security;
create policy system_rows on public.business_hours as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.business_hours as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.business_hours as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.business_hours to frontdesk_app;

-- Table public.business_profiles, owned by frontdesk_owner
create table public.business_profiles (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null,
  address text not null,
  phone text not null,
  email text not null,
  website text not null,
  services jsonb not null,
  policies jsonb not null,
  links jsonb not null,
  contact_persons jsonb not null,
  revision integer not null,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  constraint business_profiles_pkey PRIMARY KEY (workspace_id, id),
  constraint business_profiles_id_check CHECK ((id = workspace_id)),
  constraint business_profiles_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.business_profiles enable row level security;
alter table public.business_profiles force row level security;
create policy system_rows on public.business_profiles as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.business_profiles as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.business_profiles as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.business_profiles to frontdesk_app;

-- Table public.calls, owned by frontdesk_owner
create table public.calls (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid,
  lead_id uuid,
  active_lead_id uuid,
  service_id uuid,
  direction text not null,
  state text not null default 'QUEUED'::text,
  provider_id text,
  dispatch_state text not null default 'WAITING'::text,
  attempts integer not null default 0,
  reconcile_attempts integer not null default 0,
  claim integer not null default 0,
  lease_until timestamp(3) with time zone,
  attempted_at timestamp(3) with time zone,
  mode text not null default 'AGENT'::text,
  held_by_id uuid,
  control_url text,
  memory jsonb,
  interim_role text,
  interim_text text,
  created_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  ended_reason text,
  failure text,
  summary text,
  recording_url text,
  cost_cents integer,
  outcome text,
  wrap_up_note text not null default ''::text,
  wrapped_up_by_id uuid,
  wrapped_up_at timestamp(3) with time zone,
  version integer not null default 1,
  agent_version_id uuid,
  graph_version_id uuid,
  phone_config_id uuid,
  voice_terms jsonb,
  last_reconciled_at timestamp(3) with time zone,
  active_phone text,
  is_automatic boolean not null default false,
  unanswered_reason text,
  is_withheld boolean not null default false,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint calls_pkey PRIMARY KEY (workspace_id, id),
  constraint calls_active_check CHECK (((active_lead_id IS NULL) OR (active_lead_id = lead_id))),
  constraint calls_active_phone_check CHECK (((active_phone IS NULL) OR (ended_at IS NULL))),
  constraint calls_bound_check CHECK (((agent_version_id IS NULL) = (graph_version_id IS NULL))),
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['OUTBOUND'::text, 'INBOUND'::text]))),
  constraint calls_dispatch_state_check CHECK ((dispatch_state = ANY (ARRAY['WAITING'::text, 'REQUESTING'::text, 'DONE'::text]))),
  constraint calls_held_check CHECK (((mode = 'AGENT'::text) = (held_by_id IS NULL))),
  constraint calls_interim_check CHECK ((((interim_role = ANY (ARRAY['CONTACT'::text, 'AGENT'::text])) AND (interim_text IS NOT NULL)) OR ((interim_role IS NULL) AND (interim_text IS NULL)))),
  constraint calls_mode_check CHECK ((mode = ANY (ARRAY['AGENT'::text, 'LISTEN'::text, 'GUIDE'::text, 'TAKEOVER'::text]))),
  constraint calls_outcome_check CHECK ((outcome = ANY (ARRAY['BOOKED'::text, 'QUALIFIED'::text, 'UNQUALIFIED'::text, 'CALL_BACK'::text, 'NOT_REACHED'::text, 'OTHER'::text]))),
  constraint calls_over_check CHECK ((((state = ANY (ARRAY['ENDED'::text, 'FAILED'::text, 'SUPPRESSED'::text])) = (ended_at IS NOT NULL)) AND ((ended_at IS NULL) OR ((active_lead_id IS NULL) AND (held_by_id IS NULL))))),
  constraint calls_sealed_check CHECK ((control_url ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint calls_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'UNCONFIRMED'::text, 'DIALING'::text, 'RINGING'::text, 'IN_PROGRESS'::text, 'FORWARDING'::text, 'ENDED'::text, 'FAILED'::text, 'SUPPRESSED'::text]))),
  constraint calls_unanswered_reason_check CHECK (((unanswered_reason IS NULL) OR ((unanswered_reason = ANY (ARRAY['BUSY'::text, 'NO_ANSWER'::text, 'VOICEMAIL'::text])) AND (ended_at IS NOT NULL)))),
  constraint calls_withheld_check CHECK (((contact_id IS NOT NULL) OR (is_withheld AND (direction = 'INBOUND'::text)))),
  constraint calls_workspace_id_agent_version_id_fkey FOREIGN KEY (workspace_id, agent_version_id) REFERENCES public.agent_versions(workspace_id, id),
  constraint calls_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint calls_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint calls_workspace_id_graph_version_id_fkey FOREIGN KEY (workspace_id, graph_version_id) REFERENCES public.context_graph_versions(workspace_id, id),
  constraint calls_workspace_id_held_by_id_fkey FOREIGN KEY (workspace_id, held_by_id) REFERENCES public.members(workspace_id, id),
  constraint calls_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES public.leads(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint calls_workspace_id_phone_config_id_fkey FOREIGN KEY (workspace_id, phone_config_id) REFERENCES public.phone_configs(workspace_id, id),
  constraint calls_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.services(workspace_id, id)
);
CREATE INDEX calls_open_idx ON public.calls USING btree (created_at) WHERE (ended_at IS NULL);
CREATE INDEX calls_workspace_id_agent_version_id_idx ON public.calls USING btree (workspace_id, agent_version_id);
CREATE INDEX calls_workspace_id_contact_id_idx ON public.calls USING btree (workspace_id, contact_id);
CREATE INDEX calls_workspace_id_created_at_id_idx ON public.calls USING btree (workspace_id, created_at, id);
CREATE INDEX calls_workspace_id_ended_at_created_at_id_idx ON public.calls USING btree (workspace_id, ended_at, created_at, id);
CREATE INDEX calls_workspace_id_graph_version_id_idx ON public.calls USING btree (workspace_id, graph_version_id);
CREATE INDEX calls_workspace_id_held_by_id_idx ON public.calls USING btree (workspace_id, held_by_id);
CREATE INDEX calls_workspace_id_lead_id_created_at_id_idx ON public.calls USING btree (workspace_id, lead_id, created_at, id);
CREATE INDEX calls_workspace_id_phone_config_id_idx ON public.calls USING btree (workspace_id, phone_config_id);
CREATE INDEX calls_workspace_id_service_id_idx ON public.calls USING btree (workspace_id, service_id);
CREATE INDEX calls_workspace_id_updated_at_id_idx ON public.calls USING btree (workspace_id, updated_at, id);
CREATE UNIQUE INDEX calls_workspace_id_active_lead_id_key ON public.calls USING btree (workspace_id, active_lead_id);
CREATE UNIQUE INDEX calls_workspace_id_active_phone_key ON public.calls USING btree (workspace_id, active_phone);
CREATE UNIQUE INDEX calls_workspace_id_provider_id_key ON public.calls USING btree (workspace_id, provider_id);
alter table public.calls enable row level security;
alter table public.calls force row level security;
create policy system_rows on public.calls as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.calls as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.calls as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.calls FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.calls to frontdesk_app;
grant select (workspace_id, id, provider_id, created_at, started_at, ended_at, last_reconciled_at) on table public.calls to frontdesk_system;

-- Table public.campaign_recipients, owned by frontdesk_owner
create table public.campaign_recipients (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  contact_id uuid not null,
  calling_code text not null,
  state text not null default 'PENDING'::text,
  reason text,
  message_id uuid,
  attempts integer not null default 0,
  failure_code text,
  failure_message text,
  sent_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  previous_message_ids uuid[] not null default '{}'::uuid[],
  constraint campaign_recipients_pkey PRIMARY KEY (workspace_id, id),
  constraint campaign_recipients_attempts_check CHECK ((attempts >= 0)),
  constraint campaign_recipients_message_check CHECK (((message_id IS NOT NULL) OR (state = ANY (ARRAY['PENDING'::text, 'SKIPPED'::text])))),
  constraint campaign_recipients_reason_check CHECK ((reason = ANY (ARRAY['BLOCKED'::text, 'OPTED_OUT'::text, 'NO_CONSENT'::text, 'RECENTLY_MESSAGED'::text, 'VARIABLE_EMPTY'::text, 'SUPPRESSED'::text, 'CANCELLED'::text]))),
  constraint campaign_recipients_skipped_check CHECK (((reason IS NOT NULL) = (state = 'SKIPPED'::text))),
  constraint campaign_recipients_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'SENDING'::text, 'UNCONFIRMED'::text, 'SENT'::text, 'FAILED'::text, 'SKIPPED'::text, 'DELIVERED'::text, 'READ'::text, 'REPLIED'::text]))),
  constraint campaign_recipients_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES public.campaigns(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint campaign_recipients_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint campaign_recipients_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX campaign_recipients_previous_messages_idx ON public.campaign_recipients USING btree (workspace_id) WHERE (cardinality(previous_message_ids) > 0);
CREATE INDEX campaign_recipients_workspace_id_campaign_id_created_at_id_idx ON public.campaign_recipients USING btree (workspace_id, campaign_id, created_at, id);
CREATE INDEX campaign_recipients_workspace_id_campaign_id_state_id_idx ON public.campaign_recipients USING btree (workspace_id, campaign_id, state, id);
CREATE INDEX campaign_recipients_workspace_id_campaign_id_updated_at_id_idx ON public.campaign_recipients USING btree (workspace_id, campaign_id, updated_at, id);
CREATE INDEX campaign_recipients_workspace_id_contact_id_sent_at_idx ON public.campaign_recipients USING btree (workspace_id, contact_id, sent_at);
CREATE UNIQUE INDEX campaign_recipients_workspace_id_campaign_id_contact_id_key ON public.campaign_recipients USING btree (workspace_id, campaign_id, contact_id);
CREATE UNIQUE INDEX campaign_recipients_workspace_id_message_id_key ON public.campaign_recipients USING btree (workspace_id, message_id);
alter table public.campaign_recipients enable row level security;
alter table public.campaign_recipients force row level security;
create policy system_rows on public.campaign_recipients as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.campaign_recipients as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.campaign_recipients as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.campaign_recipients FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.campaign_recipients to frontdesk_app;

-- Table public.campaigns, owned by frontdesk_owner
create table public.campaigns (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  state text not null default 'DRAFT'::text,
  template_id uuid,
  variables jsonb not null default '[]'::jsonb,
  audience_filter jsonb,
  audience_ids uuid[] default ARRAY[]::uuid[],
  consent_required boolean not null default true,
  messaged_within_days integer,
  starts_at text,
  time_zone_mode text not null default 'WORKSPACE'::text,
  quiet_from integer,
  quiet_until integer,
  rate_per_minute integer not null default 600,
  next_send_at timestamp(3) with time zone,
  pause_reason text,
  failure text,
  audience_snapshot_at timestamp(3) with time zone,
  resumed_at timestamp(3) with time zone,
  created_by_id uuid not null,
  created_by_name text not null,
  started_by_id uuid,
  started_by_name text,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  template_category text,
  progress_published_at timestamp(3) with time zone,
  confirmed_receivers integer,
  constraint campaigns_pkey PRIMARY KEY (workspace_id, id),
  constraint campaigns_audience_check CHECK ((audience_ids IS NOT NULL)),
  constraint campaigns_confirmed_check CHECK (((template_category IS NULL) = (state = 'DRAFT'::text))),
  constraint campaigns_confirmed_receivers_check CHECK ((confirmed_receivers >= 0)),
  constraint campaigns_days_check CHECK (((messaged_within_days >= 1) AND (messaged_within_days <= 365))),
  constraint campaigns_finished_check CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['COMPLETED'::text, 'FAILED'::text, 'CANCELLED'::text])))),
  constraint campaigns_pause_reason_check CHECK ((pause_reason = ANY (ARRAY['MEMBER'::text, 'ERRORS'::text, 'TEMPLATE'::text, 'NUMBER'::text, 'RECEIVERS'::text]))),
  constraint campaigns_paused_check CHECK (((pause_reason IS NOT NULL) = (state = 'PAUSED'::text))),
  constraint campaigns_quiet_check CHECK ((((quiet_from IS NULL) = (quiet_until IS NULL)) AND ((quiet_from >= 0) AND (quiet_from <= 1439)) AND ((quiet_until >= 0) AND (quiet_until <= 1439)))),
  constraint campaigns_rate_check CHECK (((rate_per_minute >= 1) AND (rate_per_minute <= 3000))),
  constraint campaigns_ready_check CHECK (((state = 'DRAFT'::text) OR (template_id IS NOT NULL))),
  constraint campaigns_started_check CHECK (((started_by_id IS NULL) = (state = 'DRAFT'::text))),
  constraint campaigns_starts_at_check CHECK ((starts_at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'::text)),
  constraint campaigns_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SCHEDULED'::text, 'RUNNING'::text, 'PAUSED'::text, 'COMPLETED'::text, 'FAILED'::text, 'CANCELLED'::text]))),
  constraint campaigns_template_category_check CHECK ((template_category = ANY (ARRAY['MARKETING'::text, 'UTILITY'::text, 'AUTHENTICATION'::text, 'OTHER'::text]))),
  constraint campaigns_time_zone_mode_check CHECK ((time_zone_mode = ANY (ARRAY['WORKSPACE'::text, 'RECIPIENT'::text]))),
  constraint campaigns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint campaigns_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES public.whats_app_templates(workspace_id, id)
);
CREATE INDEX campaigns_by_name_idx ON public.campaigns USING btree (workspace_id, lower(name), id);
CREATE INDEX campaigns_workspace_id_created_at_id_idx ON public.campaigns USING btree (workspace_id, created_at, id);
CREATE INDEX campaigns_workspace_id_template_id_idx ON public.campaigns USING btree (workspace_id, template_id);
CREATE INDEX campaigns_workspace_id_updated_at_id_idx ON public.campaigns USING btree (workspace_id, updated_at, id);
alter table public.campaigns enable row level security;
alter table public.campaigns force row level security;
create policy system_rows on public.campaigns as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.campaigns as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.campaigns as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.campaigns FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.campaigns to frontdesk_app;

-- Table public.contact_import_rows, owned by frontdesk_owner
create table public.contact_import_rows (
  workspace_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  "row" integer not null,
  cells text[],
  phone text,
  parsed_values jsonb,
  action text,
  reason text,
  outcome text,
  contact_id uuid,
  before jsonb,
  stamped_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  opt_out_id uuid,
  existing_lead_id uuid,
  external_id text,
  lead_id uuid,
  saved_reply_id uuid,
  conversation_id uuid,
  message_id uuid,
  constraint contact_import_rows_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_import_rows_action_check CHECK ((action = ANY (ARRAY['CREATE'::text, 'UPDATE'::text, 'SKIP'::text, 'DUPLICATE'::text, 'INVALID'::text]))),
  constraint contact_import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'SKIPPED'::text, 'UNDONE'::text, 'KEPT'::text]))),
  constraint contact_import_rows_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint contact_import_rows_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES public.contact_imports(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX contact_import_rows_external_id_idx ON public.contact_import_rows USING btree (workspace_id, import_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX contact_import_rows_workspace_id_import_id_phone_idx ON public.contact_import_rows USING btree (workspace_id, import_id, phone);
CREATE UNIQUE INDEX contact_import_rows_workspace_id_import_id_row_key ON public.contact_import_rows USING btree (workspace_id, import_id, "row");
alter table public.contact_import_rows enable row level security;
alter table public.contact_import_rows force row level security;
create policy system_rows on public.contact_import_rows as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.contact_import_rows as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.contact_import_rows as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.contact_import_rows to frontdesk_app;

-- Table public.contact_imports, owned by frontdesk_owner
create table public.contact_imports (
  workspace_id uuid not null,
  id uuid not null,
  file_name text not null,
  stage text not null default 'UPLOADING'::text,
  encoding text not null,
  delimiter text not null,
  headers text[],
  rows integer not null default 0,
  mapping text[],
  country text,
  on_duplicate text not null default 'UPDATE'::text,
  will_create integer not null default 0,
  will_update integer not null default 0,
  will_skip integer not null default 0,
  duplicates integer not null default 0,
  invalid integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  skipped integer not null default 0,
  job_id uuid,
  member_id uuid not null,
  member_name text not null,
  created_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone,
  remembered boolean not null default false,
  tags text[] not null default '{}'::text[],
  opted_out integer not null default 0,
  will_opt_out integer not null default 0,
  created_leads integer not null default 0,
  existing_leads integer not null default 0,
  greet_leads boolean not null default false,
  kind text not null default 'CONTACTS'::text,
  will_create_leads integer not null default 0,
  reply_visibility text not null default 'PRIVATE'::text,
  product text,
  rows_with_attachments integer not null default 0,
  constraint contact_imports_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_imports_greet_leads_check CHECK (((kind = 'LEADS'::text) OR (NOT greet_leads))),
  constraint contact_imports_kind_check CHECK ((kind = ANY (ARRAY['CONTACTS'::text, 'LEADS'::text, 'SAVED_REPLIES'::text, 'HISTORY'::text]))),
  constraint contact_imports_on_duplicate_check CHECK ((on_duplicate = ANY (ARRAY['UPDATE'::text, 'SKIP'::text]))),
  constraint contact_imports_product_check CHECK ((product = ANY (ARRAY['CHATWOOT'::text, 'WATI'::text, 'HUBSPOT'::text, 'GOOGLE_CONTACTS'::text]))),
  constraint contact_imports_reply_visibility_check CHECK ((reply_visibility = ANY (ARRAY['PRIVATE'::text, 'SHARED'::text]))),
  constraint contact_imports_stage_check CHECK ((stage = ANY (ARRAY['UPLOADING'::text, 'UPLOADED'::text, 'CHECKING'::text, 'CHECKED'::text, 'IMPORTING'::text, 'IMPORTED'::text, 'UNDOING'::text, 'UNDONE'::text]))),
  constraint contact_imports_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint contact_imports_workspace_id_job_id_fkey FOREIGN KEY (workspace_id, job_id) REFERENCES public.jobs(workspace_id, id)
);
CREATE INDEX contact_imports_workspace_id_created_at_id_idx ON public.contact_imports USING btree (workspace_id, created_at, id);
CREATE INDEX contact_imports_workspace_id_job_id_idx ON public.contact_imports USING btree (workspace_id, job_id);
alter table public.contact_imports enable row level security;
alter table public.contact_imports force row level security;
create policy system_rows on public.contact_imports as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.contact_imports as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.contact_imports as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.contact_imports to frontdesk_app;

-- Table public.contact_merges, owned by frontdesk_owner
create table public.contact_merges (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  merged_contact jsonb not null,
  merged_opt_out jsonb,
  conversations uuid[],
  calls uuid[],
  recipients uuid[],
  surviving_lead_ids uuid[],
  merged_lead_ids uuid[],
  created_at timestamp(3) with time zone not null,
  world_events uuid[],
  dropped_recipients jsonb,
  campaign_ids uuid[],
  shared_campaign_ids uuid[],
  linked_entity_ids uuid[],
  surfaces uuid[] default ARRAY[]::uuid[],
  merged_external_ids jsonb not null default '[]'::jsonb,
  constraint contact_merges_pkey PRIMARY KEY (workspace_id, id),
  constraint contact_merges_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint contact_merges_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX contact_merges_workspace_id_contact_id_created_at_id_idx ON public.contact_merges USING btree (workspace_id, contact_id, created_at, id);
CREATE INDEX contact_merges_workspace_id_created_at_idx ON public.contact_merges USING btree (workspace_id, created_at);
alter table public.contact_merges enable row level security;
alter table public.contact_merges force row level security;
create policy system_rows on public.contact_merges as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.contact_merges as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.contact_merges as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.contact_merges to frontdesk_app;

-- Table public.contacts, owned by frontdesk_owner
create table public.contacts (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  phone text not null,
  email text,
  company text not null default ''::text,
  notes text not null default ''::text,
  tags text[] not null default '{}'::text[],
  blocked_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  consent_at timestamp(3) with time zone,
  whats_app_user_id text,
  metadata jsonb not null default '{}'::jsonb,
  constraint contacts_pkey PRIMARY KEY (workspace_id, id),
  constraint contacts_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint contacts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint contacts_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text)),
  constraint contacts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX contacts_by_name_idx ON public.contacts USING btree (workspace_id, lower(name), id);
CREATE INDEX contacts_found_idx ON public.contacts USING gin (workspace_id, (((((((((name || '
'::text) || phone) || '
'::text) || COALESCE(email, ''::text)) || '
'::text) || company) || '
'::text) || app.tags_text(tags))) public.gin_trgm_ops);
CREATE INDEX contacts_metadata_idx ON public.contacts USING gin (workspace_id, metadata jsonb_path_ops) WITH (fastupdate=off) WHERE (metadata <> '{}'::jsonb);
CREATE INDEX contacts_workspace_id_created_at_id_idx ON public.contacts USING btree (workspace_id, created_at, id);
CREATE INDEX contacts_workspace_id_updated_at_id_idx ON public.contacts USING btree (workspace_id, updated_at, id);
CREATE UNIQUE INDEX contacts_workspace_id_phone_key ON public.contacts USING btree (workspace_id, phone);
CREATE UNIQUE INDEX contacts_workspace_id_whats_app_user_id_key ON public.contacts USING btree (workspace_id, whats_app_user_id);
alter table public.contacts enable row level security;
alter table public.contacts force row level security;
create policy system_rows on public.contacts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.contacts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.contacts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER contact_opt_out_is_applied AFTER INSERT ON public.contacts FOR EACH ROW EXECUTE FUNCTION app.apply_number_opt_out();
CREATE TRIGGER contact_opt_out_is_applied_after_renumbering AFTER UPDATE OF phone ON public.contacts FOR EACH ROW WHEN ((old.phone IS DISTINCT FROM new.phone)) EXECUTE FUNCTION app.apply_number_opt_out();
CREATE TRIGGER contact_opt_out_is_stored BEFORE DELETE ON public.contacts FOR EACH ROW EXECUTE FUNCTION app.store_number_opt_out();
CREATE TRIGGER contact_opt_out_is_stored_before_renumbering BEFORE UPDATE OF phone ON public.contacts FOR EACH ROW WHEN ((old.phone IS DISTINCT FROM new.phone)) EXECUTE FUNCTION app.store_number_opt_out();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.contacts FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.contacts to frontdesk_app;
grant select (workspace_id, id, name, phone, email, company, tags, metadata) on table public.contacts to frontdesk_system;

-- Table public.context_graph_versions, owned by frontdesk_owner
create table public.context_graph_versions (
  workspace_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  number integer not null,
  source text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint context_graph_versions_pkey PRIMARY KEY (workspace_id, id),
  constraint context_graph_versions_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint context_graph_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX context_graph_versions_workspace_id_agent_id_number_key ON public.context_graph_versions USING btree (workspace_id, agent_id, number);
alter table public.context_graph_versions enable row level security;
alter table public.context_graph_versions force row level security;
create policy system_rows on public.context_graph_versions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.context_graph_versions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.context_graph_versions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.context_graph_versions to frontdesk_app;

-- Table public.conversation_model_usage, owned by frontdesk_owner
create table public.conversation_model_usage (
  workspace_id uuid not null,
  id uuid not null,
  call_count integer not null,
  unpriced_count integer not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cost_micros bigint not null,
  constraint conversation_model_usage_pkey PRIMARY KEY (workspace_id, id),
  constraint conversation_model_usage_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint conversation_model_usage_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.conversation_model_usage enable row level security;
alter table public.conversation_model_usage force row level security;
create policy system_rows on public.conversation_model_usage as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.conversation_model_usage as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.conversation_model_usage as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.conversation_model_usage to frontdesk_app;

-- Table public.conversation_notes, owned by frontdesk_owner
create table public.conversation_notes (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  member_id uuid not null,
  text text not null,
  mentioned_member_ids uuid[] default ARRAY[]::uuid[],
  created_at timestamp(3) with time zone not null,
  constraint conversation_notes_pkey PRIMARY KEY (workspace_id, id),
  constraint conversation_notes_mentioned_member_ids_check CHECK ((cardinality(mentioned_member_ids) <= 10)),
  constraint conversation_notes_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint conversation_notes_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint conversation_notes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX conversation_notes_workspace_id_conversation_id_created_at__idx ON public.conversation_notes USING btree (workspace_id, conversation_id, created_at, id);
alter table public.conversation_notes enable row level security;
alter table public.conversation_notes force row level security;
create policy system_rows on public.conversation_notes as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.conversation_notes as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.conversation_notes as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER search_entries_are_deleted AFTER DELETE ON public.conversation_notes REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION app.delete_search_entries();
CREATE TRIGGER search_entry_is_stored AFTER INSERT OR UPDATE OF text ON public.conversation_notes FOR EACH ROW EXECUTE FUNCTION app.store_search_entry();
grant delete, insert, select, update on table public.conversation_notes to frontdesk_app;

-- Table public.conversations, owned by frontdesk_owner
create table public.conversations (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  channel text not null,
  mode text not null default 'AGENT'::text,
  held_by_id uuid,
  assignee_id uuid,
  last_inbound_at timestamp(3) with time zone,
  last_message_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  version integer not null default 1,
  phone_config_id uuid,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  status text not null default 'OPEN'::text,
  snoozed_until timestamp(3) with time zone,
  status_changed_at timestamp(3) with time zone,
  status_changed_by_id uuid,
  constraint conversations_pkey PRIMARY KEY (workspace_id, id),
  constraint conversations_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'VOICE'::text]))),
  constraint conversations_held_check CHECK (((mode = 'HUMAN'::text) = (held_by_id IS NOT NULL))),
  constraint conversations_mode_check CHECK ((mode = ANY (ARRAY['AGENT'::text, 'HUMAN'::text, 'PAUSED'::text]))),
  constraint conversations_resolved_check CHECK (((status <> 'RESOLVED'::text) OR (mode = 'AGENT'::text))),
  constraint conversations_snoozed_check CHECK (((snoozed_until IS NULL) OR (status = 'SNOOZED'::text))),
  constraint conversations_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'SNOOZED'::text, 'RESOLVED'::text]))),
  constraint conversations_workspace_id_assignee_id_fkey FOREIGN KEY (workspace_id, assignee_id) REFERENCES public.members(workspace_id, id),
  constraint conversations_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint conversations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint conversations_workspace_id_held_by_id_fkey FOREIGN KEY (workspace_id, held_by_id) REFERENCES public.members(workspace_id, id),
  constraint conversations_workspace_id_phone_config_id_fkey FOREIGN KEY (workspace_id, phone_config_id) REFERENCES public.phone_configs(workspace_id, id)
);
CREATE INDEX conversations_snoozed_until_idx ON public.conversations USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX conversations_workspace_id_assignee_id_last_message_at_id_idx ON public.conversations USING btree (workspace_id, assignee_id, last_message_at, id);
CREATE INDEX conversations_workspace_id_contact_id_idx ON public.conversations USING btree (workspace_id, contact_id);
CREATE INDEX conversations_workspace_id_created_at_id_idx ON public.conversations USING btree (workspace_id, created_at, id);
CREATE INDEX conversations_workspace_id_held_by_id_idx ON public.conversations USING btree (workspace_id, held_by_id);
CREATE INDEX conversations_workspace_id_last_message_at_id_idx ON public.conversations USING btree (workspace_id, last_message_at, id);
CREATE INDEX conversations_workspace_id_mode_last_message_at_id_idx ON public.conversations USING btree (workspace_id, mode, last_message_at, id);
CREATE INDEX conversations_workspace_id_phone_config_id_idx ON public.conversations USING btree (workspace_id, phone_config_id);
CREATE INDEX conversations_workspace_id_status_last_message_at_id_idx ON public.conversations USING btree (workspace_id, status, last_message_at, id);
CREATE INDEX conversations_workspace_id_updated_at_id_idx ON public.conversations USING btree (workspace_id, updated_at, id);
alter table public.conversations enable row level security;
alter table public.conversations force row level security;
create policy system_rows on public.conversations as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.conversations as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.conversations as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.conversations FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.conversations to frontdesk_app;
grant select (workspace_id, snoozed_until) on table public.conversations to frontdesk_system;

-- Table public.credit_note_lines, owned by frontdesk_owner
create table public.credit_note_lines (
  workspace_id uuid not null,
  credit_note_id uuid not null,
  "position" integer not null,
  units bigint not null,
  unit_price numeric(20,12) not null,
  amount_minor bigint not null,
  tax_minor bigint not null,
  constraint credit_note_lines_pkey PRIMARY KEY (workspace_id, credit_note_id, "position"),
  constraint credit_note_lines_amount_check CHECK (((units > 0) AND (unit_price > (0)::numeric) AND (amount_minor > 0) AND ((tax_minor >= 0) AND (tax_minor <= amount_minor)))),
  constraint credit_note_lines_workspace_id_credit_note_id_fkey FOREIGN KEY (workspace_id, credit_note_id) REFERENCES public.credit_notes(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.credit_note_lines enable row level security;
alter table public.credit_note_lines force row level security;
create policy system_rows on public.credit_note_lines as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.credit_note_lines as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.credit_note_lines as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER credit_note_line_is_checked AFTER INSERT ON public.credit_note_lines FOR EACH ROW EXECUTE FUNCTION app.check_credit_note_line();
grant insert, select on table public.credit_note_lines to frontdesk_app;
grant select on table public.credit_note_lines to frontdesk_system;

-- Table public.credit_notes, owned by frontdesk_owner
create table public.credit_notes (
  workspace_id uuid not null,
  id uuid not null,
  invoice_id uuid not null,
  number text,
  correction_id uuid,
  reason text not null,
  currency text not null,
  total_minor bigint not null,
  tax_minor bigint not null,
  lowered_minor bigint not null,
  remaining_minor bigint not null,
  refunded_minor bigint not null default 0,
  refunded_at timestamp(3) with time zone,
  refund_reference text,
  refunded_by_name text,
  issued_at timestamp(3) with time zone not null,
  issued_by_name text not null,
  constraint credit_notes_pkey PRIMARY KEY (workspace_id, id),
  constraint credit_notes_amounts_check CHECK (((total_minor > 0) AND ((tax_minor >= 0) AND (tax_minor <= total_minor)) AND (lowered_minor >= 0) AND (remaining_minor >= 0) AND (refunded_minor >= 0) AND (((lowered_minor + remaining_minor) + refunded_minor) <= total_minor))),
  constraint credit_notes_currency_check CHECK ((currency = ANY (ARRAY['EUR'::text, 'GBP'::text, 'USD'::text]))),
  constraint credit_notes_refund_check CHECK ((((refunded_minor > 0) = (refunded_at IS NOT NULL)) AND ((refunded_at IS NULL) = (refund_reference IS NULL)) AND ((refunded_at IS NULL) = (refunded_by_name IS NULL)))),
  constraint credit_notes_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES public.invoices(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX credit_notes_balance_idx ON public.credit_notes USING btree (workspace_id, currency) WHERE (remaining_minor > 0);
CREATE INDEX credit_notes_workspace_id_invoice_id_idx ON public.credit_notes USING btree (workspace_id, invoice_id);
CREATE INDEX credit_notes_workspace_id_issued_at_id_idx ON public.credit_notes USING btree (workspace_id, issued_at, id);
CREATE UNIQUE INDEX credit_notes_correction_key ON public.credit_notes USING btree (workspace_id, correction_id, invoice_id) WHERE (correction_id IS NOT NULL);
CREATE UNIQUE INDEX credit_notes_workspace_id_number_key ON public.credit_notes USING btree (workspace_id, number);
alter table public.credit_notes enable row level security;
alter table public.credit_notes force row level security;
create policy system_rows on public.credit_notes as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.credit_notes as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.credit_notes as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER issued_credit_note_is_kept BEFORE UPDATE ON public.credit_notes FOR EACH ROW EXECUTE FUNCTION app.keep_issued_credit_note();
grant insert, select, update on table public.credit_notes to frontdesk_app;
grant select on table public.credit_notes to frontdesk_system;

-- Table public.credit_uses, owned by frontdesk_owner
create table public.credit_uses (
  workspace_id uuid not null,
  invoice_id uuid not null,
  credit_note_id uuid not null,
  credit_note_number text not null,
  amount_minor bigint not null,
  constraint credit_uses_pkey PRIMARY KEY (workspace_id, invoice_id, credit_note_id),
  constraint credit_uses_amount_check CHECK ((amount_minor > 0)),
  constraint credit_uses_workspace_id_credit_note_id_fkey FOREIGN KEY (workspace_id, credit_note_id) REFERENCES public.credit_notes(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint credit_uses_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES public.invoices(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX credit_uses_workspace_id_credit_note_id_idx ON public.credit_uses USING btree (workspace_id, credit_note_id);
alter table public.credit_uses enable row level security;
alter table public.credit_uses force row level security;
create policy system_rows on public.credit_uses as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.credit_uses as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.credit_uses as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.credit_uses to frontdesk_app;
grant select on table public.credit_uses to frontdesk_system;

-- Table public.custom_roles, owned by frontdesk_owner
create table public.custom_roles (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  policies text[],
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone not null,
  constraint custom_roles_pkey PRIMARY KEY (workspace_id, id),
  constraint custom_roles_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint custom_roles_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX custom_roles_workspace_id_lower_name_key ON public.custom_roles USING btree (workspace_id, lower(name));
CREATE UNIQUE INDEX custom_roles_workspace_id_name_key ON public.custom_roles USING btree (workspace_id, name);
alter table public.custom_roles enable row level security;
alter table public.custom_roles force row level security;
create policy system_rows on public.custom_roles as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.custom_roles as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.custom_roles as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.custom_roles to frontdesk_app;
grant select on table public.custom_roles to frontdesk_system;

-- Table public.data_keys, owned by frontdesk_owner
create table public.data_keys (
  workspace_id uuid not null,
  version integer not null,
  wrapped text not null,
  root_key_id text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint data_keys_pkey PRIMARY KEY (workspace_id, version),
  constraint data_keys_version_check CHECK ((version > 0)),
  constraint data_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.data_keys enable row level security;
alter table public.data_keys force row level security;
create policy system_rows on public.data_keys as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.data_keys as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.data_keys as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.data_keys to frontdesk_app;
grant select (workspace_id, version, root_key_id) on table public.data_keys to frontdesk_system;

-- Table public.data_sources, owned by frontdesk_owner
create table public.data_sources (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  base_url text not null,
  authorization_kind text not null,
  username text,
  secret text,
  secret_last_four text,
  resource_types text[],
  strategy text not null default 'MANUAL'::text,
  every_minutes integer,
  page_size integer not null,
  requests_per_minute integer not null,
  timeout_seconds integer not null,
  version integer not null default 1,
  disabled_reason text,
  health text not null default 'UNKNOWN'::text,
  failure text,
  health_at timestamp(3) with time zone,
  system_name text,
  failed_runs integer not null default 0,
  next_run_at timestamp(3) with time zone,
  high_watermark jsonb not null default '{}'::jsonb,
  created_by_id uuid not null,
  created_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  secret_origin text,
  header_name text,
  mapping_version integer,
  request jsonb,
  constraint data_sources_pkey PRIMARY KEY (workspace_id, id),
  constraint data_sources_authorization_check CHECK ((authorization_kind = ANY (ARRAY['NONE'::text, 'BEARER'::text, 'BASIC'::text, 'HEADER'::text]))),
  constraint data_sources_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['MEMBER'::text, 'FAILING'::text]))),
  constraint data_sources_every_minutes_check CHECK ((((strategy = 'SCHEDULED'::text) = (every_minutes IS NOT NULL)) AND ((every_minutes >= 5) AND (every_minutes <= 1440)))),
  constraint data_sources_failure_check CHECK (((health = 'DEGRADED'::text) = (failure IS NOT NULL))),
  constraint data_sources_header_name_check CHECK (((authorization_kind = 'HEADER'::text) = (header_name IS NOT NULL))),
  constraint data_sources_health_check CHECK ((health = ANY (ARRAY['UNKNOWN'::text, 'HEALTHY'::text, 'DEGRADED'::text]))),
  constraint data_sources_kind_check CHECK ((kind = ANY (ARRAY['FHIR'::text, 'REST'::text]))),
  constraint data_sources_mapping_version_check CHECK (((mapping_version IS NULL) OR (kind = 'REST'::text))),
  constraint data_sources_next_run_check CHECK (((next_run_at IS NOT NULL) = ((strategy = 'SCHEDULED'::text) AND (disabled_reason IS NULL)))),
  constraint data_sources_page_size_check CHECK (((page_size >= 10) AND (page_size <= 200))),
  constraint data_sources_read_until_check CHECK ((jsonb_typeof(high_watermark) = 'object'::text)),
  constraint data_sources_request_check CHECK ((((kind = 'REST'::text) = (request IS NOT NULL)) AND ((request IS NULL) OR (jsonb_typeof(request) = 'object'::text)))),
  constraint data_sources_requests_per_minute_check CHECK (((requests_per_minute >= 1) AND (requests_per_minute <= 600))),
  constraint data_sources_resource_types_check CHECK (((kind = 'FHIR'::text) = (cardinality(resource_types) > 0))),
  constraint data_sources_secret_check CHECK ((secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint data_sources_secret_kept_check CHECK ((((authorization_kind = 'NONE'::text) = (secret IS NULL)) AND ((secret IS NULL) = (secret_last_four IS NULL)))),
  constraint data_sources_strategy_check CHECK ((strategy = ANY (ARRAY['MANUAL'::text, 'SCHEDULED'::text]))),
  constraint data_sources_timeout_seconds_check CHECK (((timeout_seconds >= 5) AND (timeout_seconds <= 60))),
  constraint data_sources_username_check CHECK (((authorization_kind = 'BASIC'::text) = (username IS NOT NULL))),
  constraint data_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX data_sources_due_idx ON public.data_sources USING btree (next_run_at) WHERE (next_run_at IS NOT NULL);
CREATE INDEX data_sources_workspace_id_created_at_id_idx ON public.data_sources USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX data_sources_workspace_id_name_key ON public.data_sources USING btree (workspace_id, name);
alter table public.data_sources enable row level security;
alter table public.data_sources force row level security;
create policy system_rows on public.data_sources as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.data_sources as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.data_sources as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.data_sources to frontdesk_app;
grant select (workspace_id, id, secret_last_four, next_run_at, secret_origin) on table public.data_sources to frontdesk_system;

-- Table public.email_changes, owned by frontdesk_owner
create table public.email_changes (
  user_id uuid not null,
  new_email text not null,
  old_token_hash bytea not null,
  new_token_hash bytea not null,
  old_confirmed_at timestamp(3) with time zone,
  new_confirmed_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  constraint email_changes_pkey PRIMARY KEY (user_id),
  constraint email_changes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX email_changes_new_token_hash_key ON public.email_changes USING btree (new_token_hash);
CREATE UNIQUE INDEX email_changes_old_token_hash_key ON public.email_changes USING btree (old_token_hash);
grant delete, insert, select, update on table public.email_changes to frontdesk_system;

-- Table public.email_verifications, owned by frontdesk_owner
create table public.email_verifications (
  token_hash bytea not null,
  user_id uuid not null,
  name text not null,
  password_hash text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint email_verifications_pkey PRIMARY KEY (token_hash),
  constraint email_verifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX email_verifications_user_id_idx ON public.email_verifications USING btree (user_id);
grant delete, insert, select, update on table public.email_verifications to frontdesk_system;

-- Table public.endpoint_uses, owned by frontdesk_owner
create table public.endpoint_uses (
  workspace_id uuid not null,
  endpoint text not null,
  hour timestamp(3) with time zone not null,
  requests integer not null,
  cost bigint not null,
  constraint endpoint_uses_pkey PRIMARY KEY (workspace_id, endpoint, hour),
  constraint endpoint_uses_counts_check CHECK (((requests >= 0) AND (cost >= 0))),
  constraint endpoint_uses_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.endpoint_uses enable row level security;
alter table public.endpoint_uses force row level security;
create policy system_rows on public.endpoint_uses as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.endpoint_uses as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.endpoint_uses as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.endpoint_uses to frontdesk_app;
grant delete, insert, select, update on table public.endpoint_uses to frontdesk_system;

-- Table public.endpoint_weights, owned by frontdesk_owner
create table public.endpoint_weights (
  id uuid not null,
  endpoint text not null,
  weight integer not null,
  plan_id uuid,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  constraint endpoint_weights_pkey PRIMARY KEY (id),
  constraint endpoint_weights_weight_check CHECK (((weight >= 0) AND (weight <= 1000))),
  constraint endpoint_weights_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plans(id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE INDEX endpoint_weights_created_at_id_idx ON public.endpoint_weights USING btree (created_at, id);
CREATE UNIQUE INDEX endpoint_weights_general_key ON public.endpoint_weights USING btree (endpoint) WHERE (plan_id IS NULL);
CREATE UNIQUE INDEX endpoint_weights_plan_key ON public.endpoint_weights USING btree (endpoint, plan_id) WHERE (plan_id IS NOT NULL);
alter table public.endpoint_weights enable row level security;
alter table public.endpoint_weights force row level security;
create policy endpoint_weights_are_changed on public.endpoint_weights as permissive for all to frontdesk_system using (true) with check (true);
grant delete, insert, select, update on table public.endpoint_weights to frontdesk_system;

-- Table public.entities, owned by frontdesk_owner
create table public.entities (
  workspace_id uuid not null,
  id uuid not null,
  type text not null,
  display_name text not null default ''::text,
  confidence double precision not null default 0,
  event_count integer not null default 0,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  contact_id uuid,
  constraint entities_pkey PRIMARY KEY (workspace_id, id),
  constraint entities_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint entities_type_check CHECK ((type = ANY (ARRAY['PERSON'::text, 'ORGANIZATION'::text, 'PRACTITIONER'::text, 'LOCATION'::text, 'APPOINTMENT'::text, 'ITEM'::text]))),
  constraint entities_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entities_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX entities_found_idx ON public.entities USING gin (workspace_id, display_name public.gin_trgm_ops);
CREATE INDEX entities_workspace_id_created_at_id_idx ON public.entities USING btree (workspace_id, created_at, id);
CREATE INDEX entities_workspace_id_type_updated_at_id_idx ON public.entities USING btree (workspace_id, type, updated_at, id);
CREATE INDEX entities_workspace_id_updated_at_id_idx ON public.entities USING btree (workspace_id, updated_at, id);
CREATE UNIQUE INDEX entities_workspace_id_contact_id_key ON public.entities USING btree (workspace_id, contact_id);
alter table public.entities enable row level security;
alter table public.entities force row level security;
create policy system_rows on public.entities as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.entities as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.entities as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.entities FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.entities to frontdesk_app;
grant select (workspace_id, id, display_name) on table public.entities to frontdesk_system;

-- Table public.entity_external_ids, owned by frontdesk_owner
create table public.entity_external_ids (
  workspace_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  type text not null,
  system text not null,
  external_id text not null,
  constraint entity_external_ids_pkey PRIMARY KEY (workspace_id, id),
  constraint entity_external_ids_length_check CHECK ((((char_length(system) >= 1) AND (char_length(system) <= 80)) AND ((char_length(external_id) >= 1) AND (char_length(external_id) <= 200)))),
  constraint entity_external_ids_type_check CHECK ((type = ANY (ARRAY['PERSON'::text, 'ORGANIZATION'::text, 'PRACTITIONER'::text, 'LOCATION'::text, 'APPOINTMENT'::text, 'ITEM'::text]))),
  constraint entity_external_ids_workspace_id_entity_id_fkey FOREIGN KEY (workspace_id, entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_external_ids_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX entity_external_ids_workspace_id_entity_id_idx ON public.entity_external_ids USING btree (workspace_id, entity_id);
CREATE UNIQUE INDEX entity_external_ids_workspace_id_type_system_external_id_key ON public.entity_external_ids USING btree (workspace_id, type, system, external_id);
alter table public.entity_external_ids enable row level security;
alter table public.entity_external_ids force row level security;
create policy system_rows on public.entity_external_ids as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.entity_external_ids as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.entity_external_ids as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.entity_external_ids to frontdesk_app;

-- Table public.entity_fields, owned by frontdesk_owner
create table public.entity_fields (
  workspace_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  name text not null,
  kind text not null,
  value text not null default ''::text,
  confidence double precision not null,
  event_id uuid not null,
  effective_at timestamp(3) with time zone not null,
  ingested_at timestamp(3) with time zone not null,
  constraint entity_fields_pkey PRIMARY KEY (workspace_id, id),
  constraint entity_fields_length_check CHECK ((((char_length(name) >= 1) AND (char_length(name) <= 64)) AND (char_length(value) <= 2000))),
  constraint entity_fields_value_check CHECK (((kind = ANY (ARRAY['TEXT'::text, 'NUMBER'::text, 'BOOLEAN'::text, 'NONE'::text])) AND ((kind <> 'NONE'::text) OR (value = ''::text)))),
  constraint entity_fields_workspace_id_entity_id_fkey FOREIGN KEY (workspace_id, entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_fields_workspace_id_event_id_fkey FOREIGN KEY (workspace_id, event_id) REFERENCES public.world_events(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_fields_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX entity_fields_found_idx ON public.entity_fields USING gin (workspace_id, value public.gin_trgm_ops);
CREATE INDEX entity_fields_workspace_id_event_id_idx ON public.entity_fields USING btree (workspace_id, event_id);
CREATE UNIQUE INDEX entity_fields_workspace_id_entity_id_name_key ON public.entity_fields USING btree (workspace_id, entity_id, name);
alter table public.entity_fields enable row level security;
alter table public.entity_fields force row level security;
create policy system_rows on public.entity_fields as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.entity_fields as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.entity_fields as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.entity_fields to frontdesk_app;
grant select (workspace_id, entity_id, value) on table public.entity_fields to frontdesk_system;

-- Table public.entity_identifiers, owned by frontdesk_owner
create table public.entity_identifiers (
  workspace_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  kind text not null,
  value text not null,
  constraint entity_identifiers_pkey PRIMARY KEY (workspace_id, id),
  constraint entity_identifiers_kind_check CHECK ((kind = ANY (ARRAY['PHONE'::text, 'EMAIL'::text]))),
  constraint entity_identifiers_length_check CHECK (((char_length(value) >= 1) AND (char_length(value) <= 320))),
  constraint entity_identifiers_workspace_id_entity_id_fkey FOREIGN KEY (workspace_id, entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_identifiers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX entity_identifiers_workspace_id_kind_value_entity_id_idx ON public.entity_identifiers USING btree (workspace_id, kind, value, entity_id);
CREATE UNIQUE INDEX entity_identifiers_workspace_id_entity_id_kind_value_key ON public.entity_identifiers USING btree (workspace_id, entity_id, kind, value);
alter table public.entity_identifiers enable row level security;
alter table public.entity_identifiers force row level security;
create policy system_rows on public.entity_identifiers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.entity_identifiers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.entity_identifiers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.entity_identifiers to frontdesk_app;

-- Table public.entity_links, owned by frontdesk_owner
create table public.entity_links (
  workspace_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  other_entity_id uuid not null,
  undoes_id uuid,
  score double precision not null default 0,
  evidence jsonb not null default '[]'::jsonb,
  source text not null,
  source_id text,
  created_at timestamp(3) with time zone not null,
  constraint entity_links_pkey PRIMARY KEY (workspace_id, id),
  constraint entity_links_order_check CHECK ((entity_id < other_entity_id)),
  constraint entity_links_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  constraint entity_links_source_check CHECK ((source = ANY (ARRAY['MEMBER'::text, 'API'::text, 'AGENT'::text]))),
  constraint entity_links_undo_check CHECK ((undoes_id <> id)),
  constraint entity_links_workspace_id_entity_id_fkey FOREIGN KEY (workspace_id, entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_links_workspace_id_other_entity_id_fkey FOREIGN KEY (workspace_id, other_entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_links_workspace_id_undoes_id_fkey FOREIGN KEY (workspace_id, undoes_id) REFERENCES public.entity_links(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX entity_links_workspace_id_entity_id_created_at_idx ON public.entity_links USING btree (workspace_id, entity_id, created_at);
CREATE INDEX entity_links_workspace_id_other_entity_id_created_at_idx ON public.entity_links USING btree (workspace_id, other_entity_id, created_at);
CREATE UNIQUE INDEX entity_links_workspace_id_undoes_id_key ON public.entity_links USING btree (workspace_id, undoes_id);
alter table public.entity_links enable row level security;
alter table public.entity_links force row level security;
create policy system_rows on public.entity_links as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.entity_links as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.entity_links as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.entity_links to frontdesk_app;

-- Table public.entity_relationships, owned by frontdesk_owner
create table public.entity_relationships (
  workspace_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  kind text not null,
  to_id uuid not null,
  confidence double precision not null,
  event_id uuid not null,
  effective_at timestamp(3) with time zone not null,
  ingested_at timestamp(3) with time zone not null,
  constraint entity_relationships_pkey PRIMARY KEY (workspace_id, id),
  constraint entity_relationships_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 80))),
  constraint entity_relationships_workspace_id_event_id_fkey FOREIGN KEY (workspace_id, event_id) REFERENCES public.world_events(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_relationships_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_relationships_workspace_id_from_id_fkey FOREIGN KEY (workspace_id, from_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint entity_relationships_workspace_id_to_id_fkey FOREIGN KEY (workspace_id, to_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX entity_relationships_workspace_id_event_id_idx ON public.entity_relationships USING btree (workspace_id, event_id);
CREATE INDEX entity_relationships_workspace_id_from_id_ingested_at_id_idx ON public.entity_relationships USING btree (workspace_id, from_id, ingested_at, id);
CREATE INDEX entity_relationships_workspace_id_to_id_ingested_at_id_idx ON public.entity_relationships USING btree (workspace_id, to_id, ingested_at, id);
CREATE UNIQUE INDEX entity_relationships_workspace_id_from_id_kind_to_id_key ON public.entity_relationships USING btree (workspace_id, from_id, kind, to_id);
alter table public.entity_relationships enable row level security;
alter table public.entity_relationships force row level security;
create policy system_rows on public.entity_relationships as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.entity_relationships as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.entity_relationships as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.entity_relationships to frontdesk_app;

-- Table public.environment_conversions, owned by frontdesk_owner
create table public.environment_conversions (
  workspace_id uuid not null,
  id uuid not null,
  from_environment text not null,
  to_environment text not null,
  acknowledged text[],
  converted_by_id uuid not null,
  converted_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint environment_conversions_pkey PRIMARY KEY (workspace_id, id),
  constraint environment_conversions_from_check CHECK ((from_environment = ANY (ARRAY['PRODUCTION'::text, 'STAGING'::text]))),
  constraint environment_conversions_to_check CHECK (((to_environment = ANY (ARRAY['PRODUCTION'::text, 'STAGING'::text])) AND (to_environment <> from_environment))),
  constraint environment_conversions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX environment_conversions_workspace_id_created_at_id_idx ON public.environment_conversions USING btree (workspace_id, created_at, id);
alter table public.environment_conversions enable row level security;
alter table public.environment_conversions force row level security;
create policy system_rows on public.environment_conversions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.environment_conversions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.environment_conversions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.environment_conversions to frontdesk_app;

-- Table public.erasures, owned by frontdesk_owner
create table public.erasures (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  deleted jsonb not null,
  kept text[],
  erased_by_name text not null,
  erased_at timestamp(3) with time zone not null,
  constraint erasures_pkey PRIMARY KEY (workspace_id, id),
  constraint erasures_kept_check CHECK ((kept <@ ARRAY['AUDIT_LOG'::text, 'OPT_OUT'::text, 'USAGE'::text, 'TOMBSTONES'::text, 'TEMPORARY_COPIES'::text, 'PROVIDER_DATA'::text])),
  constraint erasures_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX erasures_workspace_id_erased_at_id_idx ON public.erasures USING btree (workspace_id, erased_at, id);
alter table public.erasures enable row level security;
alter table public.erasures force row level security;
create policy system_rows on public.erasures as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.erasures as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.erasures as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.erasures to frontdesk_app;

-- Table public.escalation_notifications, owned by frontdesk_owner
create table public.escalation_notifications (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step integer,
  member_id uuid not null,
  notified_at timestamp(3) with time zone not null,
  constraint escalation_notifications_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_notifications_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escalation_notifications_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.escalation_runs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX escalation_notifications_workspace_id_run_id_notified_at_id_idx ON public.escalation_notifications USING btree (workspace_id, run_id, notified_at, id);
alter table public.escalation_notifications enable row level security;
alter table public.escalation_notifications force row level security;
create policy system_rows on public.escalation_notifications as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.escalation_notifications as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.escalation_notifications as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.escalation_notifications to frontdesk_app;

-- Table public.escalation_policies, owned by frontdesk_owner
create table public.escalation_policies (
  workspace_id uuid not null,
  id uuid not null,
  steps jsonb not null,
  on_call_member_ids uuid[],
  fallback_email text,
  set_at timestamp(3) with time zone not null,
  constraint escalation_policies_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_policies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX escalation_policies_workspace_id_key ON public.escalation_policies USING btree (workspace_id);
alter table public.escalation_policies enable row level security;
alter table public.escalation_policies force row level security;
create policy system_rows on public.escalation_policies as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.escalation_policies as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.escalation_policies as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.escalation_policies to frontdesk_app;

-- Table public.escalation_rules, owned by frontdesk_owner
create table public.escalation_rules (
  workspace_id uuid not null,
  id uuid not null,
  concept_id uuid not null,
  outcome text not null,
  instruction text not null default ''::text,
  reply_text text not null default ''::text,
  set_at timestamp(3) with time zone not null,
  constraint escalation_rules_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_rules_instruction_check CHECK (((outcome = 'INSTRUCT'::text) = (instruction <> ''::text))),
  constraint escalation_rules_outcome_check CHECK ((outcome = ANY (ARRAY['ALERT'::text, 'INSTRUCT'::text, 'HAND_OVER'::text]))),
  constraint escalation_rules_reply_text_check CHECK (((outcome = 'HAND_OVER'::text) OR (reply_text = ''::text))),
  constraint escalation_rules_workspace_id_concept_id_fkey FOREIGN KEY (workspace_id, concept_id) REFERENCES public.monitor_concepts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escalation_rules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX escalation_rules_workspace_id_set_at_id_idx ON public.escalation_rules USING btree (workspace_id, set_at, id);
CREATE UNIQUE INDEX escalation_rules_workspace_id_concept_id_key ON public.escalation_rules USING btree (workspace_id, concept_id);
alter table public.escalation_rules enable row level security;
alter table public.escalation_rules force row level security;
create policy system_rows on public.escalation_rules as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.escalation_rules as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.escalation_rules as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.escalation_rules to frontdesk_app;

-- Table public.escalation_runs, owned by frontdesk_owner
create table public.escalation_runs (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  call_id uuid,
  open_subject_id uuid,
  steps jsonb not null,
  reached integer not null,
  due_at timestamp(3) with time zone,
  started_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  end_reason text,
  code text not null,
  constraint escalation_runs_pkey PRIMARY KEY (workspace_id, id),
  constraint escalation_runs_code_check CHECK ((code = ANY (ARRAY['REQUESTED'::text, 'SAFETY'::text, 'SENSITIVE_TOPIC'::text, 'POLICY'::text, 'NOT_CONNECTED'::text, 'TOOL_FAILED'::text, 'BOOKING_UNKNOWN'::text, 'UNANSWERED'::text, 'OUTSIDE_WINDOW'::text, 'ABUSE'::text, 'UNSUPPORTED_LANGUAGE'::text, 'TOO_LONG'::text, 'NO_ANSWER'::text, 'NOT_UNDERSTOOD'::text, 'LOOP_GUARD'::text, 'MODEL_FAILED'::text, 'COST_LIMIT'::text, 'DEADLINE'::text, 'MESSAGE_LEFT'::text, 'CALLBACK_DUE'::text, 'AGENT_NOT_PUBLISHED'::text, 'SERVICE_DISABLED'::text, 'ROUTED_TO_TEAM'::text, 'MODEL_BUDGET_REACHED'::text, 'PLAN_LIMIT_REACHED'::text, 'NOT_DELIVERED'::text, 'DELIVERY_UNKNOWN'::text, 'OTHER'::text]))),
  constraint escalation_runs_end_check CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND (end_reason = ANY (ARRAY['CLAIMED'::text, 'FALLBACK'::text, 'RESTARTED'::text])))),
  constraint escalation_runs_open_check CHECK ((((ended_at IS NULL) = (open_subject_id IS NOT NULL)) AND ((open_subject_id IS NULL) OR (open_subject_id = COALESCE(conversation_id, call_id))))),
  constraint escalation_runs_subject_check CHECK ((num_nonnulls(conversation_id, call_id) = 1)),
  constraint escalation_runs_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escalation_runs_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escalation_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX escalation_runs_workspace_id_call_id_idx ON public.escalation_runs USING btree (workspace_id, call_id);
CREATE INDEX escalation_runs_workspace_id_conversation_id_started_at_id_idx ON public.escalation_runs USING btree (workspace_id, conversation_id, started_at, id);
CREATE INDEX escalation_runs_workspace_id_started_at_id_idx ON public.escalation_runs USING btree (workspace_id, started_at, id);
CREATE UNIQUE INDEX escalation_runs_workspace_id_open_subject_id_key ON public.escalation_runs USING btree (workspace_id, open_subject_id);
alter table public.escalation_runs enable row level security;
alter table public.escalation_runs force row level security;
create policy system_rows on public.escalation_runs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.escalation_runs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.escalation_runs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.escalation_runs to frontdesk_app;

-- Table public.escalations, owned by frontdesk_owner
create table public.escalations (
  workspace_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  open_call_id uuid,
  detail text,
  state text not null default 'WAITING'::text,
  raised_at timestamp(3) with time zone not null,
  acknowledged_by_id uuid,
  acknowledged_at timestamp(3) with time zone,
  resolved_at timestamp(3) with time zone,
  code text not null,
  constraint escalations_pkey PRIMARY KEY (workspace_id, id),
  constraint escalations_code_check CHECK ((code = ANY (ARRAY['REQUESTED'::text, 'SAFETY'::text, 'SENSITIVE_TOPIC'::text, 'POLICY'::text, 'NOT_CONNECTED'::text, 'TOOL_FAILED'::text, 'BOOKING_UNKNOWN'::text, 'UNANSWERED'::text, 'OUTSIDE_WINDOW'::text, 'ABUSE'::text, 'UNSUPPORTED_LANGUAGE'::text, 'TOO_LONG'::text, 'NO_ANSWER'::text, 'NOT_UNDERSTOOD'::text, 'LOOP_GUARD'::text, 'MODEL_FAILED'::text, 'COST_LIMIT'::text, 'DEADLINE'::text, 'MESSAGE_LEFT'::text, 'CALLBACK_DUE'::text, 'AGENT_NOT_PUBLISHED'::text, 'SERVICE_DISABLED'::text, 'ROUTED_TO_TEAM'::text, 'MODEL_BUDGET_REACHED'::text, 'PLAN_LIMIT_REACHED'::text, 'NOT_DELIVERED'::text, 'DELIVERY_UNKNOWN'::text, 'OTHER'::text]))),
  constraint escalations_open_check CHECK ((((state = 'RESOLVED'::text) = (open_call_id IS NULL)) AND ((open_call_id IS NULL) OR (open_call_id = call_id)))),
  constraint escalations_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'ACKNOWLEDGED'::text, 'RESOLVED'::text]))),
  constraint escalations_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint escalations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX escalations_workspace_id_call_id_idx ON public.escalations USING btree (workspace_id, call_id);
CREATE INDEX escalations_workspace_id_raised_at_id_idx ON public.escalations USING btree (workspace_id, raised_at, id);
CREATE UNIQUE INDEX escalations_workspace_id_open_call_id_key ON public.escalations USING btree (workspace_id, open_call_id);
alter table public.escalations enable row level security;
alter table public.escalations force row level security;
create policy system_rows on public.escalations as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.escalations as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.escalations as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.escalations to frontdesk_app;

-- Table public.external_ids, owned by frontdesk_owner
create table public.external_ids (
  workspace_id uuid not null,
  id uuid not null,
  system text not null,
  external_id text not null,
  lead_id uuid,
  contact_id uuid,
  booking_id uuid,
  constraint external_ids_pkey PRIMARY KEY (workspace_id, id),
  constraint external_ids_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200))),
  constraint external_ids_record_check CHECK ((num_nonnulls(lead_id, contact_id, booking_id) = 1)),
  constraint external_ids_system_check CHECK (((length(system) >= 1) AND (length(system) <= 80))),
  constraint external_ids_workspace_id_booking_id_fkey FOREIGN KEY (workspace_id, booking_id) REFERENCES public.bookings(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint external_ids_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint external_ids_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint external_ids_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES public.leads(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX external_ids_booking_key ON public.external_ids USING btree (workspace_id, system, external_id) WHERE (booking_id IS NOT NULL);
CREATE UNIQUE INDEX external_ids_contact_key ON public.external_ids USING btree (workspace_id, system, external_id) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX external_ids_lead_key ON public.external_ids USING btree (workspace_id, system, external_id) WHERE (lead_id IS NOT NULL);
CREATE UNIQUE INDEX external_ids_workspace_id_booking_id_system_key ON public.external_ids USING btree (workspace_id, booking_id, system);
CREATE UNIQUE INDEX external_ids_workspace_id_contact_id_system_key ON public.external_ids USING btree (workspace_id, contact_id, system);
CREATE UNIQUE INDEX external_ids_workspace_id_lead_id_system_key ON public.external_ids USING btree (workspace_id, lead_id, system);
alter table public.external_ids enable row level security;
alter table public.external_ids force row level security;
create policy system_rows on public.external_ids as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.external_ids as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.external_ids as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.external_ids to frontdesk_app;

-- Table public.factor_undos, owned by frontdesk_owner
create table public.factor_undos (
  token_hash bytea not null,
  user_id uuid not null,
  email text not null,
  change text not null,
  passkey_id uuid,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint factor_undos_pkey PRIMARY KEY (token_hash),
  constraint factor_undos_change_check CHECK ((change = ANY (ARRAY['TOTP_ADDED'::text, 'PASSKEY_ADDED'::text, 'RECOVERY_CODE_USED'::text]))),
  constraint factor_undos_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX factor_undos_user_id_idx ON public.factor_undos USING btree (user_id);
grant delete, insert, select, update on table public.factor_undos to frontdesk_system;

-- Table public.http_tools, owned by frontdesk_owner
create table public.http_tools (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null,
  kind text not null,
  method text not null,
  url text not null,
  argument_schema text not null,
  headers jsonb not null,
  secret text,
  secret_origin text,
  context_fields text[],
  result_fields jsonb not null,
  timeout_seconds integer not null,
  idempotency_header text,
  is_idempotent boolean not null default false,
  disabled_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_by_name text not null,
  revision integer not null default 1,
  constraint http_tools_pkey PRIMARY KEY (workspace_id, id),
  constraint http_tools_context_fields_check CHECK ((context_fields <@ ARRAY['CONTACT_ID'::text, 'CONTACT_NAME'::text, 'CONTACT_PHONE'::text, 'CONTACT_EMAIL'::text, 'LEAD_ID'::text, 'CONVERSATION_ID'::text])),
  constraint http_tools_idempotent_check CHECK (((NOT is_idempotent) OR ((kind = 'CHANGES'::text) AND (idempotency_header IS NOT NULL)))),
  constraint http_tools_kind_check CHECK ((kind = ANY (ARRAY['READS'::text, 'CHANGES'::text]))),
  constraint http_tools_method_check CHECK ((method = ANY (ARRAY['GET'::text, 'POST'::text, 'PUT'::text, 'PATCH'::text, 'DELETE'::text]))),
  constraint http_tools_secret_check CHECK ((secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint http_tools_secret_origin_check CHECK (((secret IS NULL) = (secret_origin IS NULL))),
  constraint http_tools_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX http_tools_workspace_id_created_at_id_idx ON public.http_tools USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX http_tools_workspace_id_name_key ON public.http_tools USING btree (workspace_id, name);
alter table public.http_tools enable row level security;
alter table public.http_tools force row level security;
create policy system_rows on public.http_tools as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.http_tools as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.http_tools as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.http_tools FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.http_tools to frontdesk_app;

-- Table public.idempotency_keys, owned by frontdesk_owner
create table public.idempotency_keys (
  workspace_id uuid not null,
  actor text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  content_type text not null,
  answer text,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  access_digest text not null default ''::text,
  constraint idempotency_keys_pkey PRIMARY KEY (workspace_id, actor, key),
  constraint idempotency_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX idempotency_keys_expires_at_idx ON public.idempotency_keys USING btree (expires_at);
alter table public.idempotency_keys enable row level security;
alter table public.idempotency_keys force row level security;
create policy system_rows on public.idempotency_keys as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.idempotency_keys as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.idempotency_keys as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.idempotency_keys to frontdesk_app;
grant delete on table public.idempotency_keys to frontdesk_system;
grant select (expires_at) on table public.idempotency_keys to frontdesk_system;

-- Table public.import_mappings, owned by frontdesk_owner
create table public.import_mappings (
  workspace_id uuid not null,
  id uuid not null,
  headers text not null,
  mapping text[],
  country text,
  on_duplicate text not null,
  confirmed_at timestamp(3) with time zone not null,
  constraint import_mappings_pkey PRIMARY KEY (workspace_id, id),
  constraint import_mappings_headers_check CHECK ((headers ~ '^[0-9a-f]{64}$'::text)),
  constraint import_mappings_on_duplicate_check CHECK ((on_duplicate = ANY (ARRAY['UPDATE'::text, 'SKIP'::text]))),
  constraint import_mappings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX import_mappings_workspace_id_headers_key ON public.import_mappings USING btree (workspace_id, headers);
alter table public.import_mappings enable row level security;
alter table public.import_mappings force row level security;
create policy system_rows on public.import_mappings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.import_mappings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.import_mappings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.import_mappings to frontdesk_app;

-- Table public.inbound_events, owned by frontdesk_owner
create table public.inbound_events (
  workspace_id uuid not null,
  id uuid not null,
  provider text not null,
  kind text not null,
  provider_id text not null,
  reference text,
  payload bytea not null,
  received_at timestamp(3) with time zone not null,
  processed_at timestamp(3) with time zone,
  outcome text,
  sender text,
  constraint inbound_events_pkey PRIMARY KEY (workspace_id, id),
  constraint inbound_events_kind_check CHECK ((kind = ANY (ARRAY['MESSAGE'::text, 'STATUS'::text, 'CALL'::text, 'EVENT'::text]))),
  constraint inbound_events_provider_check CHECK ((provider = ANY (ARRAY['TWILIO'::text, 'WHATSAPP_CLOUD'::text, 'VAPI'::text, 'CALCOM'::text]))),
  constraint inbound_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX inbound_events_waiting_idx ON public.inbound_events USING btree (workspace_id, sender, received_at, id) WHERE (processed_at IS NULL);
CREATE INDEX inbound_events_workspace_id_received_at_id_idx ON public.inbound_events USING btree (workspace_id, received_at, id);
CREATE UNIQUE INDEX inbound_events_workspace_id_provider_kind_provider_id_key ON public.inbound_events USING btree (workspace_id, provider, kind, provider_id);
alter table public.inbound_events enable row level security;
alter table public.inbound_events force row level security;
create policy system_rows on public.inbound_events as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.inbound_events as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.inbound_events as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.inbound_events to frontdesk_app;

-- Table public.integrations, owned by frontdesk_owner
create table public.integrations (
  workspace_id uuid not null,
  id uuid not null,
  provider text not null,
  account_sid text,
  from_number text,
  assistant_id text,
  phone_number_id text,
  event_type_id text,
  model text,
  secret text not null,
  secret_last_four text not null,
  webhook_secret text,
  webhook_secret_last_four text,
  sandbox boolean not null default false,
  version integer not null default 1,
  state text not null default 'SET_UP'::text,
  account_name text,
  verified_at timestamp(3) with time zone,
  failure text,
  failed_at timestamp(3) with time zone,
  set_by_id uuid not null,
  set_by_name text not null,
  set_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  embedding_model text,
  resource text,
  base_url text,
  constraint integrations_pkey PRIMARY KEY (workspace_id, id),
  constraint integrations_failure_check CHECK ((((state = 'FAILING'::text) = (failure IS NOT NULL)) AND ((failure IS NULL) = (failed_at IS NULL)))),
  constraint integrations_last_four_check CHECK (((webhook_secret IS NULL) = (webhook_secret_last_four IS NULL))),
  constraint integrations_provider_check CHECK ((provider = ANY (ARRAY['TWILIO'::text, 'VAPI'::text, 'CALCOM'::text, 'OPENAI'::text, 'ANTHROPIC'::text, 'AZURE_OPENAI'::text, 'GOOGLE'::text, 'OPENAI_COMPATIBLE'::text, 'WHATSAPP_CLOUD'::text]))),
  constraint integrations_secret_check CHECK ((secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint integrations_settings_check CHECK (
CASE provider
    WHEN 'TWILIO'::text THEN ((account_sid IS NOT NULL) AND (from_number IS NOT NULL))
    WHEN 'VAPI'::text THEN ((assistant_id IS NOT NULL) AND (phone_number_id IS NOT NULL) AND (webhook_secret IS NOT NULL))
    WHEN 'CALCOM'::text THEN (event_type_id IS NOT NULL)
    WHEN 'OPENAI'::text THEN (model IS NOT NULL)
    WHEN 'ANTHROPIC'::text THEN (model IS NOT NULL)
    WHEN 'AZURE_OPENAI'::text THEN ((model IS NOT NULL) AND (resource IS NOT NULL))
    WHEN 'GOOGLE'::text THEN (model IS NOT NULL)
    WHEN 'OPENAI_COMPATIBLE'::text THEN ((model IS NOT NULL) AND (base_url IS NOT NULL))
    ELSE true
END),
  constraint integrations_state_check CHECK ((state = ANY (ARRAY['SET_UP'::text, 'VERIFIED'::text, 'FAILING'::text]))),
  constraint integrations_verified_check CHECK (((state <> 'VERIFIED'::text) OR (verified_at IS NOT NULL))),
  constraint integrations_version_check CHECK ((version > 0)),
  constraint integrations_webhook_secret_check CHECK ((webhook_secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint integrations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX integrations_account_sid_from_number_idx ON public.integrations USING btree (account_sid, from_number);
CREATE INDEX integrations_assistant_id_idx ON public.integrations USING btree (assistant_id);
CREATE INDEX integrations_event_type_id_idx ON public.integrations USING btree (event_type_id);
CREATE INDEX integrations_phone_number_id_idx ON public.integrations USING btree (phone_number_id);
CREATE UNIQUE INDEX integrations_workspace_id_provider_key ON public.integrations USING btree (workspace_id, provider);
alter table public.integrations enable row level security;
alter table public.integrations force row level security;
create policy system_rows on public.integrations as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.integrations as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.integrations as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.integrations to frontdesk_app;
grant select (workspace_id, id, provider, account_sid, from_number, assistant_id, phone_number_id, event_type_id, verified_at) on table public.integrations to frontdesk_system;

-- Table public.invitations, owned by frontdesk_owner
create table public.invitations (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  pending_email text,
  role text not null,
  policies text[],
  status text not null default 'PENDING'::text,
  token_hash bytea not null,
  invited_by_id uuid not null,
  inviter_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  last_sent_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  settled_at timestamp(3) with time zone,
  custom_role_id uuid,
  note text not null default ''::text,
  constraint invitations_pkey PRIMARY KEY (workspace_id, id),
  constraint invitations_custom_role_check CHECK (((custom_role_id IS NULL) OR (role = 'member'::text))),
  constraint invitations_note_check CHECK ((length(note) <= 500)),
  constraint invitations_pending_check CHECK (((pending_email IS NULL) OR ((status = 'PENDING'::text) AND (pending_email = email)))),
  constraint invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'operator'::text, 'agent'::text, 'viewer'::text]))),
  constraint invitations_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'REVOKED'::text]))),
  constraint invitations_workspace_id_custom_role_id_fkey FOREIGN KEY (workspace_id, custom_role_id) REFERENCES public.custom_roles(workspace_id, id),
  constraint invitations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX invitations_pending_email_idx ON public.invitations USING btree (pending_email);
CREATE INDEX invitations_workspace_id_created_at_id_idx ON public.invitations USING btree (workspace_id, created_at, id);
CREATE INDEX invitations_workspace_id_custom_role_id_idx ON public.invitations USING btree (workspace_id, custom_role_id);
CREATE UNIQUE INDEX invitations_workspace_id_pending_email_key ON public.invitations USING btree (workspace_id, pending_email);
CREATE UNIQUE INDEX invitations_workspace_id_token_hash_key ON public.invitations USING btree (workspace_id, token_hash);
alter table public.invitations enable row level security;
alter table public.invitations force row level security;
create policy system_rows on public.invitations as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.invitations as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.invitations as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.invitations to frontdesk_app;
grant select on table public.invitations to frontdesk_system;

-- Table public.invoice_issuers, owned by frontdesk_owner
create table public.invoice_issuers (
  id integer not null default 1,
  name text not null,
  address text not null,
  country text not null,
  tax_id text not null default ''::text,
  bank_details text not null default ''::text,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  constraint invoice_issuers_pkey PRIMARY KEY (id),
  constraint invoice_issuers_one_check CHECK ((id = 1))
);
alter table public.invoice_issuers enable row level security;
alter table public.invoice_issuers force row level security;
create policy invoice_issuers_are_changed on public.invoice_issuers as permissive for all to frontdesk_system using (true) with check (true);
create policy invoice_issuers_are_read on public.invoice_issuers as permissive for select to frontdesk_app using (true);
grant select on table public.invoice_issuers to frontdesk_app;
grant insert, select, update on table public.invoice_issuers to frontdesk_system;

-- Table public.invoice_lines, owned by frontdesk_owner
create table public.invoice_lines (
  workspace_id uuid not null,
  invoice_id uuid not null,
  "position" integer not null,
  kind text not null,
  units bigint not null,
  share numeric(20,12) not null,
  unit_price numeric(20,12) not null,
  amount_minor bigint not null,
  tax_minor bigint not null default 0,
  included bigint,
  meter text,
  usage_starts_at timestamp(3) with time zone,
  usage_ends_at timestamp(3) with time zone,
  constraint invoice_lines_pkey PRIMARY KEY (workspace_id, invoice_id, "position"),
  constraint invoice_lines_amount_check CHECK (((units > 0) AND (unit_price >= (0)::numeric) AND (amount_minor >= 0))),
  constraint invoice_lines_kind_check CHECK ((kind = ANY (ARRAY['BASE'::text, 'SEATS'::text, 'OVERAGE'::text, 'LATE_USAGE'::text]))),
  constraint invoice_lines_meter_check CHECK ((meter = ANY (ARRAY['ai_conversations'::text, 'messages_out'::text, 'messages_in'::text, 'campaign_messages'::text, 'call_seconds'::text, 'model_tokens_in'::text, 'model_tokens_out'::text, 'model_cost_micros'::text]))),
  constraint invoice_lines_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
  constraint invoice_lines_tax_check CHECK (((tax_minor >= 0) AND (tax_minor <= amount_minor))),
  constraint invoice_lines_usage_check CHECK ((((kind = ANY (ARRAY['OVERAGE'::text, 'LATE_USAGE'::text])) = (meter IS NOT NULL)) AND ((meter IS NULL) = (included IS NULL)) AND ((meter IS NULL) = (usage_starts_at IS NULL)) AND ((meter IS NULL) = (usage_ends_at IS NULL)) AND ((meter IS NULL) OR ((included >= 0) AND (usage_ends_at > usage_starts_at) AND (share = (1)::numeric))))),
  constraint invoice_lines_workspace_id_invoice_id_fkey FOREIGN KEY (workspace_id, invoice_id) REFERENCES public.invoices(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.invoice_lines enable row level security;
alter table public.invoice_lines force row level security;
create policy system_rows on public.invoice_lines as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.invoice_lines as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.invoice_lines as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER issued_lines_are_kept BEFORE INSERT ON public.invoice_lines FOR EACH ROW EXECUTE FUNCTION app.keep_issued_lines();
grant insert, select on table public.invoice_lines to frontdesk_app;
grant select on table public.invoice_lines to frontdesk_system;

-- Table public.invoice_numbers, owned by frontdesk_owner
create table public.invoice_numbers (
  year integer not null,
  last_number integer not null,
  last_credit_note integer not null default 0,
  constraint invoice_numbers_pkey PRIMARY KEY (year)
);
alter table public.invoice_numbers enable row level security;
alter table public.invoice_numbers force row level security;
create policy invoice_numbers_are_taken on public.invoice_numbers as permissive for all to frontdesk_owner using (true) with check (true);

-- Table public.invoices, owned by frontdesk_owner
create table public.invoices (
  workspace_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  number text,
  status text not null,
  plan_name text not null,
  period_start timestamp(3) with time zone not null,
  period_end timestamp(3) with time zone not null,
  currency text not null,
  total_minor bigint not null,
  payer_name text not null,
  payer_address text not null,
  payer_country text,
  payer_vat_id text,
  created_at timestamp(3) with time zone not null,
  issued_at timestamp(3) with time zone,
  due_at timestamp(3) with time zone not null,
  paid_at timestamp(3) with time zone,
  voided_at timestamp(3) with time zone,
  closing_reason text,
  closed_by_name text,
  issuer_address text,
  issuer_bank_details text,
  issuer_country text,
  issuer_name text,
  issuer_tax_id text,
  tax_minor bigint not null default 0,
  tax_name text,
  tax_percent numeric(5,2),
  tax_treatment text,
  hosted_url text,
  provider text not null default 'MANUAL'::text,
  provider_id text,
  constraint invoices_pkey PRIMARY KEY (workspace_id, id),
  constraint invoices_closed_check CHECK ((((status = 'PAID'::text) = (paid_at IS NOT NULL)) AND ((status = 'VOID'::text) = (voided_at IS NOT NULL)) AND ((status = ANY (ARRAY['PAID'::text, 'VOID'::text])) = (closing_reason IS NOT NULL)))),
  constraint invoices_currency_check CHECK ((currency = ANY (ARRAY['EUR'::text, 'GBP'::text, 'USD'::text]))),
  constraint invoices_issued_check CHECK ((((status = 'DRAFT'::text) = (number IS NULL)) AND ((number IS NULL) = (issued_at IS NULL)))),
  constraint invoices_issuer_check CHECK ((((tax_treatment IS NULL) = (issuer_name IS NULL)) AND ((issuer_name IS NULL) = (issuer_address IS NULL)) AND ((issuer_name IS NULL) = (issuer_country IS NULL)) AND ((issuer_name IS NULL) = (issuer_tax_id IS NULL)) AND ((issuer_name IS NULL) = (issuer_bank_details IS NULL)))),
  constraint invoices_period_check CHECK ((period_end > period_start)),
  constraint invoices_provider_check CHECK (((provider = ANY (ARRAY['MANUAL'::text, 'STRIPE'::text])) AND ((provider = 'STRIPE'::text) = (provider_id IS NOT NULL)) AND ((hosted_url IS NULL) OR (provider = 'STRIPE'::text)))),
  constraint invoices_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'OPEN'::text, 'PAID'::text, 'VOID'::text]))),
  constraint invoices_tax_check CHECK (((tax_minor >= 0) AND (tax_minor < total_minor) AND ((tax_treatment IS NULL) OR (tax_treatment = ANY (ARRAY['STANDARD'::text, 'REVERSE_CHARGE'::text, 'OUTSIDE'::text, 'NO_RATE'::text]))) AND ((NOT (tax_treatment IS DISTINCT FROM 'STANDARD'::text)) = (tax_percent IS NOT NULL)) AND ((tax_percent IS NULL) = (tax_name IS NULL)) AND ((tax_percent IS NOT NULL) OR (tax_minor = 0) OR (provider = 'STRIPE'::text)))),
  constraint invoices_total_check CHECK ((total_minor > 0)),
  constraint invoices_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX invoices_created_at_idx ON public.invoices USING btree (created_at, id);
CREATE INDEX invoices_workspace_id_created_at_id_idx ON public.invoices USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX invoices_subscription_period_key ON public.invoices USING btree (workspace_id, subscription_id, currency, period_start, period_end) WHERE (provider = 'MANUAL'::text);
CREATE UNIQUE INDEX invoices_workspace_id_number_key ON public.invoices USING btree (workspace_id, number);
CREATE UNIQUE INDEX invoices_workspace_id_provider_id_key ON public.invoices USING btree (workspace_id, provider_id);
alter table public.invoices enable row level security;
alter table public.invoices force row level security;
create policy system_rows on public.invoices as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.invoices as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.invoices as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER issued_invoice_is_kept BEFORE UPDATE ON public.invoices FOR EACH ROW EXECUTE FUNCTION app.keep_issued_invoice();
grant insert, select, update on table public.invoices to frontdesk_app;
grant select on table public.invoices to frontdesk_system;

-- Table public.job_parts, owned by frontdesk_owner
create table public.job_parts (
  workspace_id uuid not null,
  id uuid not null,
  job_id uuid not null,
  part integer not null,
  body text not null,
  created_at timestamp(3) with time zone not null,
  constraint job_parts_pkey PRIMARY KEY (workspace_id, id),
  constraint job_parts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint job_parts_workspace_id_job_id_fkey FOREIGN KEY (workspace_id, job_id) REFERENCES public.jobs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX job_parts_workspace_id_job_id_part_key ON public.job_parts USING btree (workspace_id, job_id, part);
alter table public.job_parts enable row level security;
alter table public.job_parts force row level security;
create policy system_rows on public.job_parts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.job_parts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.job_parts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.job_parts to frontdesk_app;

-- Table public.jobs, owned by frontdesk_owner
create table public.jobs (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null default 'QUEUED'::text,
  title text not null,
  done integer not null default 0,
  total integer not null default 0,
  counts jsonb not null default '{}'::jsonb,
  errors text[],
  payload jsonb not null default '{}'::jsonb,
  cursor text,
  failure text,
  member_id uuid not null,
  user_id uuid not null,
  member_name text not null,
  created_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  progressed_at timestamp(3) with time zone,
  rate double precision,
  constraint jobs_pkey PRIMARY KEY (workspace_id, id),
  constraint jobs_finished_check CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['DONE'::text, 'FAILED'::text, 'CANCELLED'::text])))),
  constraint jobs_kind_check CHECK ((kind = ANY (ARRAY['CONTACT_CHANGE'::text, 'CONTACT_EXPORT'::text, 'CONTACT_IMPORT_CHECK'::text, 'CONTACT_IMPORT'::text, 'CONTACT_IMPORT_UNDO'::text, 'LEAD_EXPORT'::text, 'BOOKING_EXPORT'::text, 'CONVERSATION_EXPORT'::text, 'CONTACT_DATA_EXPORT'::text, 'ENTITY_EXPORT'::text, 'WORKSPACE_DATA_EXPORT'::text]))),
  constraint jobs_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'PAUSED'::text, 'DONE'::text, 'FAILED'::text, 'CANCELLED'::text]))),
  constraint jobs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX jobs_workspace_id_member_id_created_at_id_idx ON public.jobs USING btree (workspace_id, member_id, created_at, id);
alter table public.jobs enable row level security;
alter table public.jobs force row level security;
create policy system_rows on public.jobs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.jobs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.jobs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.jobs to frontdesk_app;

-- Table public.knowledge_embeddings, owned by frontdesk_owner
create table public.knowledge_embeddings (
  workspace_id uuid not null,
  id uuid not null,
  model text not null,
  signature bit(512) not null,
  vector bytea not null,
  constraint knowledge_embeddings_pkey PRIMARY KEY (workspace_id, id),
  constraint knowledge_embeddings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint knowledge_embeddings_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES public.knowledge_passages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.knowledge_embeddings enable row level security;
alter table public.knowledge_embeddings force row level security;
create policy system_rows on public.knowledge_embeddings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.knowledge_embeddings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.knowledge_embeddings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.knowledge_embeddings to frontdesk_app;
grant select (workspace_id) on table public.knowledge_embeddings to frontdesk_system;

-- Table public.knowledge_file_parts, owned by frontdesk_owner
create table public.knowledge_file_parts (
  workspace_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  "position" integer not null,
  sealed text not null,
  created_at timestamp(3) with time zone not null,
  constraint knowledge_file_parts_pkey PRIMARY KEY (workspace_id, id),
  constraint knowledge_file_parts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX knowledge_file_parts_workspace_id_file_id_position_key ON public.knowledge_file_parts USING btree (workspace_id, file_id, "position");
alter table public.knowledge_file_parts enable row level security;
alter table public.knowledge_file_parts force row level security;
create policy system_rows on public.knowledge_file_parts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.knowledge_file_parts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.knowledge_file_parts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.knowledge_file_parts to frontdesk_app;

-- Table public.knowledge_passages, owned by frontdesk_owner
create table public.knowledge_passages (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid,
  kind text not null,
  part text not null default ''::text,
  "position" integer not null,
  headings text[],
  text text not null,
  page_number integer,
  term_keys bigint[] not null,
  sizes bigint not null,
  web_page_id uuid,
  constraint knowledge_passages_pkey PRIMARY KEY (workspace_id, id),
  constraint knowledge_passages_kind_check CHECK ((kind = ANY (ARRAY['QUESTION_ANSWER'::text, 'TEXT'::text, 'FILE'::text, 'WEB_PAGE'::text, 'BUSINESS_PROFILE'::text]))),
  constraint knowledge_passages_source_check CHECK (((source_id IS NULL) = (kind = 'BUSINESS_PROFILE'::text))),
  constraint knowledge_passages_web_page_check CHECK (((kind = 'WEB_PAGE'::text) = (web_page_id IS NOT NULL))),
  constraint knowledge_passages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint knowledge_passages_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.knowledge_sources(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint knowledge_passages_workspace_id_web_page_id_fkey FOREIGN KEY (workspace_id, web_page_id) REFERENCES public.knowledge_web_pages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX knowledge_passages_term_keys_idx ON public.knowledge_passages USING gin (term_keys);
CREATE INDEX knowledge_passages_workspace_id_source_id_position_idx ON public.knowledge_passages USING btree (workspace_id, source_id, "position");
CREATE INDEX knowledge_passages_workspace_id_web_page_id_idx ON public.knowledge_passages USING btree (workspace_id, web_page_id);
alter table public.knowledge_passages enable row level security;
alter table public.knowledge_passages force row level security;
create policy system_rows on public.knowledge_passages as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.knowledge_passages as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.knowledge_passages as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.knowledge_passages to frontdesk_app;
grant select (workspace_id, id, term_keys, sizes) on table public.knowledge_passages to frontdesk_system;

-- Table public.knowledge_sources, owned by frontdesk_owner
create table public.knowledge_sources (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  text text not null,
  character_count integer not null,
  passage_count integer not null,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_by_name text not null,
  revision integer not null default 1,
  byte_count integer,
  error text,
  file_id uuid,
  format text,
  page_count integer,
  read_at timestamp(3) with time zone,
  state text not null default 'READY'::text,
  cut_by text,
  failed_pages integer not null default 0,
  found_pages integer not null default 0,
  next_read_at timestamp(3) with time zone,
  processed_pages integer not null default 0,
  reading jsonb,
  refresh_interval text,
  scope text,
  url text,
  public_url text,
  is_link_shared boolean not null default true,
  constraint knowledge_sources_pkey PRIMARY KEY (workspace_id, id),
  constraint knowledge_sources_cut_check CHECK ((cut_by = ANY (ARRAY['PAGES'::text, 'SITEMAPS'::text, 'TIME'::text]))),
  constraint knowledge_sources_error_check CHECK ((((error IS NOT NULL) = (state = 'FAILED'::text)) AND (error = ANY (ARRAY['TYPE_UNSUPPORTED'::text, 'ENCRYPTED'::text, 'DAMAGED'::text, 'NO_TEXT'::text, 'TOO_COMPLEX'::text, 'TOO_LONG'::text, 'INTERRUPTED'::text, 'PAGE_NOT_FOUND'::text, 'PAGE_ACCESS_DENIED'::text, 'PAGE_TOO_LARGE'::text, 'ROBOTS_DISALLOWED'::text, 'ADDRESS_NOT_ALLOWED'::text, 'TOO_MANY_REDIRECTS'::text, 'SERVER_ERROR'::text, 'SERVER_TIMEOUT'::text, 'NAME_NOT_FOUND'::text, 'TLS_FAILED'::text, 'CONNECTION_FAILED'::text, 'SITEMAP_INVALID'::text, 'SITEMAP_EMPTY'::text])))),
  constraint knowledge_sources_file_check CHECK (((byte_count IS NOT NULL) = (kind = 'FILE'::text))),
  constraint knowledge_sources_format_check CHECK ((format = ANY (ARRAY['PDF'::text, 'DOCX'::text, 'HTML'::text, 'CSV'::text, 'TEXT'::text]))),
  constraint knowledge_sources_kind_check CHECK ((kind = ANY (ARRAY['QUESTION_ANSWER'::text, 'TEXT'::text, 'FILE'::text, 'WEB_PAGE'::text]))),
  constraint knowledge_sources_next_read_check CHECK (((next_read_at IS NULL) OR (refresh_interval = ANY (ARRAY['DAILY'::text, 'WEEKLY'::text])))),
  constraint knowledge_sources_pages_check CHECK ((((failed_pages >= 0) AND (failed_pages <= processed_pages)) AND (processed_pages <= found_pages))),
  constraint knowledge_sources_public_url_check CHECK (((public_url IS NULL) OR (kind <> 'WEB_PAGE'::text))),
  constraint knowledge_sources_reading_check CHECK (((kind <> 'WEB_PAGE'::text) OR ((reading IS NOT NULL) = (state = ANY (ARRAY['WAITING'::text, 'READING'::text]))))),
  constraint knowledge_sources_refresh_check CHECK ((refresh_interval = ANY (ARRAY['NEVER'::text, 'DAILY'::text, 'WEEKLY'::text]))),
  constraint knowledge_sources_scope_check CHECK ((scope = ANY (ARRAY['PAGE'::text, 'SITEMAP'::text]))),
  constraint knowledge_sources_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'READING'::text, 'READY'::text, 'FAILED'::text]))),
  constraint knowledge_sources_web_page_check CHECK ((((kind = 'WEB_PAGE'::text) = (url IS NOT NULL)) AND ((url IS NULL) = (scope IS NULL)) AND ((url IS NULL) = (refresh_interval IS NULL)))),
  constraint knowledge_sources_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX knowledge_sources_due_idx ON public.knowledge_sources USING btree (next_read_at) WHERE (next_read_at IS NOT NULL);
CREATE INDEX knowledge_sources_workspace_id_created_at_id_idx ON public.knowledge_sources USING btree (workspace_id, created_at, id);
CREATE INDEX knowledge_sources_workspace_id_updated_at_id_idx ON public.knowledge_sources USING btree (workspace_id, updated_at, id);
alter table public.knowledge_sources enable row level security;
alter table public.knowledge_sources force row level security;
create policy system_rows on public.knowledge_sources as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.knowledge_sources as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.knowledge_sources as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.knowledge_sources FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.knowledge_sources to frontdesk_app;
grant select (workspace_id, id, next_read_at) on table public.knowledge_sources to frontdesk_system;

-- Table public.knowledge_versions, owned by frontdesk_owner
create table public.knowledge_versions (
  workspace_id uuid not null,
  id uuid not null,
  number integer not null,
  source_id uuid,
  kind text not null,
  change text not null,
  title text not null,
  content jsonb,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  constraint knowledge_versions_pkey PRIMARY KEY (workspace_id, id),
  constraint knowledge_versions_change_check CHECK ((change = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'READ'::text, 'RESTORED'::text, 'DELETED'::text]))),
  constraint knowledge_versions_content_check CHECK ((((content IS NULL) = (change = 'DELETED'::text)) AND COALESCE((jsonb_typeof(content) = 'object'::text), true))),
  constraint knowledge_versions_kind_check CHECK ((kind = ANY (ARRAY['QUESTION_ANSWER'::text, 'TEXT'::text, 'FILE'::text, 'WEB_PAGE'::text, 'BUSINESS_PROFILE'::text]))),
  constraint knowledge_versions_number_check CHECK ((number >= 1)),
  constraint knowledge_versions_source_check CHECK (((source_id IS NULL) = (kind = 'BUSINESS_PROFILE'::text))),
  constraint knowledge_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX knowledge_versions_workspace_id_created_at_id_idx ON public.knowledge_versions USING btree (workspace_id, created_at, id);
CREATE INDEX knowledge_versions_workspace_id_source_id_number_idx ON public.knowledge_versions USING btree (workspace_id, source_id, number);
CREATE UNIQUE INDEX knowledge_versions_workspace_id_number_key ON public.knowledge_versions USING btree (workspace_id, number);
alter table public.knowledge_versions enable row level security;
alter table public.knowledge_versions force row level security;
create policy system_rows on public.knowledge_versions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.knowledge_versions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.knowledge_versions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.knowledge_versions to frontdesk_app;

-- Table public.knowledge_web_pages, owned by frontdesk_owner
create table public.knowledge_web_pages (
  workspace_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  url text not null,
  "position" integer not null,
  state text not null default 'WAITING'::text,
  error text,
  title text,
  etag text,
  last_modified text,
  content_hash text,
  reading_id uuid not null,
  attempts integer not null default 0,
  tried_at timestamp(3) with time zone,
  read_at timestamp(3) with time zone,
  character_count integer not null default 0,
  passage_count integer not null default 0,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint knowledge_web_pages_pkey PRIMARY KEY (workspace_id, id),
  constraint knowledge_web_pages_error_check CHECK ((((error IS NOT NULL) = (state = 'FAILED'::text)) AND (error = ANY (ARRAY['TYPE_UNSUPPORTED'::text, 'ENCRYPTED'::text, 'DAMAGED'::text, 'NO_TEXT'::text, 'TOO_COMPLEX'::text, 'TOO_LONG'::text, 'INTERRUPTED'::text, 'PAGE_NOT_FOUND'::text, 'PAGE_ACCESS_DENIED'::text, 'PAGE_TOO_LARGE'::text, 'ROBOTS_DISALLOWED'::text, 'ADDRESS_NOT_ALLOWED'::text, 'TOO_MANY_REDIRECTS'::text, 'SERVER_ERROR'::text, 'SERVER_TIMEOUT'::text, 'NAME_NOT_FOUND'::text, 'TLS_FAILED'::text, 'CONNECTION_FAILED'::text, 'SITEMAP_INVALID'::text, 'SITEMAP_EMPTY'::text])))),
  constraint knowledge_web_pages_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'READY'::text, 'FAILED'::text]))),
  constraint knowledge_web_pages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint knowledge_web_pages_workspace_id_source_id_fkey FOREIGN KEY (workspace_id, source_id) REFERENCES public.knowledge_sources(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX knowledge_web_pages_workspace_id_source_id_position_id_idx ON public.knowledge_web_pages USING btree (workspace_id, source_id, "position", id);
CREATE UNIQUE INDEX knowledge_web_pages_workspace_id_source_id_url_key ON public.knowledge_web_pages USING btree (workspace_id, source_id, url);
alter table public.knowledge_web_pages enable row level security;
alter table public.knowledge_web_pages force row level security;
create policy system_rows on public.knowledge_web_pages as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.knowledge_web_pages as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.knowledge_web_pages as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.knowledge_web_pages to frontdesk_app;

-- Table public.lead_form_versions, owned by frontdesk_owner
create table public.lead_form_versions (
  workspace_id uuid not null,
  id uuid not null,
  form_id uuid not null,
  number integer not null,
  content jsonb not null,
  logo text,
  published_at timestamp(3) with time zone not null,
  published_by_name text not null,
  constraint lead_form_versions_pkey PRIMARY KEY (workspace_id, id),
  constraint lead_form_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint lead_form_versions_logo_check CHECK (((logo ~ '^data:image/(png|jpeg|webp);base64,'::text) AND (length(logo) < 100000))),
  constraint lead_form_versions_number_check CHECK ((number > 0)),
  constraint lead_form_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint lead_form_versions_workspace_id_form_id_fkey FOREIGN KEY (workspace_id, form_id) REFERENCES public.lead_forms(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX lead_form_versions_workspace_id_published_at_id_idx ON public.lead_form_versions USING btree (workspace_id, published_at, id);
CREATE UNIQUE INDEX lead_form_versions_workspace_id_form_id_number_key ON public.lead_form_versions USING btree (workspace_id, form_id, number);
alter table public.lead_form_versions enable row level security;
alter table public.lead_form_versions force row level security;
create policy system_rows on public.lead_form_versions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.lead_form_versions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.lead_form_versions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.lead_form_versions to frontdesk_app;

-- Table public.lead_forms, owned by frontdesk_owner
create table public.lead_forms (
  workspace_id uuid not null,
  id uuid not null,
  draft jsonb not null,
  draft_logo text,
  embed_origins text[] default ARRAY[]::text[],
  revision integer not null default 1,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  constraint lead_forms_pkey PRIMARY KEY (workspace_id, id),
  constraint lead_forms_draft_check CHECK ((jsonb_typeof(draft) = 'object'::text)),
  constraint lead_forms_draft_logo_check CHECK (((draft_logo ~ '^data:image/(png|jpeg|webp);base64,'::text) AND (length(draft_logo) < 100000))),
  constraint lead_forms_embed_origins_check CHECK (((cardinality(embed_origins) <= 20) AND (array_to_string(embed_origins, ' '::text, '*'::text) ~ '^(https://[a-z0-9.:-]+( |$))*$'::text))),
  constraint lead_forms_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX lead_forms_one_form_key ON public.lead_forms USING btree (workspace_id);
alter table public.lead_forms enable row level security;
alter table public.lead_forms force row level security;
create policy system_rows on public.lead_forms as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.lead_forms as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.lead_forms as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.lead_forms to frontdesk_app;

-- Table public.leads, owned by frontdesk_owner
create table public.leads (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  phone text not null,
  email text,
  message text not null default ''::text,
  status text not null default 'NEW'::text,
  source text not null,
  consent_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  answers jsonb not null default '{}'::jsonb,
  suppressed_kind text,
  suppressed_reason text,
  suppressed_at timestamp(3) with time zone,
  greeted_at timestamp(3) with time zone,
  waiting_since timestamp(3) with time zone,
  waiting_reason text,
  contact_at timestamp(3) with time zone,
  unreached_at timestamp(3) with time zone,
  backlog_notified_at timestamp(3) with time zone,
  external_id text,
  form_answers jsonb not null default '[]'::jsonb,
  form_language text,
  form_parameters jsonb not null default '{}'::jsonb,
  form_version_id uuid,
  metadata jsonb not null default '{}'::jsonb,
  constraint leads_pkey PRIMARY KEY (workspace_id, id),
  constraint leads_form_answers_check CHECK ((jsonb_typeof(form_answers) = 'array'::text)),
  constraint leads_form_language_check CHECK ((form_language = ANY (ARRAY['en'::text, 'de'::text, 'es'::text, 'fr'::text, 'pt'::text, 'ar'::text, 'he'::text]))),
  constraint leads_form_parameters_check CHECK ((jsonb_typeof(form_parameters) = 'object'::text)),
  constraint leads_metadata_check CHECK ((jsonb_typeof(metadata) = 'object'::text)),
  constraint leads_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text)),
  constraint leads_source_check CHECK ((source = ANY (ARRAY['FORM'::text, 'API'::text, 'MANUAL'::text, 'WHATSAPP'::text, 'CALL'::text, 'IMPORT'::text]))),
  constraint leads_status_check CHECK ((status = ANY (ARRAY['NEW'::text, 'CONTACTED'::text, 'QUALIFIED'::text, 'BOOKED'::text, 'UNQUALIFIED'::text, 'LOST'::text]))),
  constraint leads_suppressed_check CHECK ((((suppressed_kind IS NULL) = (suppressed_at IS NULL)) AND ((suppressed_reason IS NULL) = (suppressed_at IS NULL)))),
  constraint leads_suppressed_kind_check CHECK ((suppressed_kind = ANY (ARRAY['CALL'::text, 'GREETING'::text]))),
  constraint leads_suppressed_reason_check CHECK ((suppressed_reason = ANY (ARRAY['NUMBER_TYPE_NOT_ALLOWED'::text, 'COUNTRY_NOT_ALLOWED'::text, 'CALL_RUNNING'::text, 'NUMBER_COOL_DOWN'::text, 'NUMBER_DAILY_LIMIT'::text, 'ADDRESS_DAILY_LIMIT'::text, 'WORKSPACE_DAILY_LIMIT'::text, 'SPEND_LIMIT'::text]))),
  constraint leads_waiting_check CHECK ((((waiting_since IS NULL) = (waiting_reason IS NULL)) AND (waiting_reason = ANY (ARRAY['PAUSED'::text, 'NOT_SET_UP'::text, 'NOT_PUBLISHED'::text, 'NO_GREETING_TEMPLATE'::text, 'OUTSIDE_HOURS'::text, 'REDIAL'::text])) AND ((contact_at IS NOT NULL) = (COALESCE(waiting_reason, ''::text) = ANY (ARRAY['OUTSIDE_HOURS'::text, 'REDIAL'::text]))))),
  constraint leads_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint leads_workspace_id_form_version_id_fkey FOREIGN KEY (workspace_id, form_version_id) REFERENCES public.lead_form_versions(workspace_id, id)
);
CREATE INDEX leads_backlog_not_notified_idx ON public.leads USING btree (workspace_id) WHERE ((waiting_since IS NOT NULL) AND (contact_at IS NULL) AND (status = 'NEW'::text) AND (backlog_notified_at IS NULL));
CREATE INDEX leads_found_idx ON public.leads USING gin (workspace_id, (((((((name || '
'::text) || phone) || '
'::text) || COALESCE(email, ''::text)) || '
'::text) || message)) public.gin_trgm_ops);
CREATE INDEX leads_metadata_idx ON public.leads USING gin (workspace_id, metadata jsonb_path_ops) WITH (fastupdate=off) WHERE (metadata <> '{}'::jsonb);
CREATE INDEX leads_workspace_id_created_at_id_idx ON public.leads USING btree (workspace_id, created_at, id);
CREATE INDEX leads_workspace_id_form_version_id_idx ON public.leads USING btree (workspace_id, form_version_id);
CREATE INDEX leads_workspace_id_phone_idx ON public.leads USING btree (workspace_id, phone);
CREATE INDEX leads_workspace_id_status_created_at_id_idx ON public.leads USING btree (workspace_id, status, created_at, id);
CREATE INDEX leads_workspace_id_suppressed_at_idx ON public.leads USING btree (workspace_id, suppressed_at);
CREATE INDEX leads_workspace_id_updated_at_id_idx ON public.leads USING btree (workspace_id, updated_at, id);
CREATE INDEX leads_workspace_id_waiting_since_id_idx ON public.leads USING btree (workspace_id, waiting_since, id);
CREATE UNIQUE INDEX leads_external_id_key ON public.leads USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table public.leads enable row level security;
alter table public.leads force row level security;
create policy system_rows on public.leads as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.leads as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.leads as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.leads FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at('backlog_notified_at');
grant delete, insert, select, update on table public.leads to frontdesk_app;
grant select (workspace_id, id, name, phone, email, message, status, waiting_since, contact_at, backlog_notified_at, metadata) on table public.leads to frontdesk_system;

-- Table public.legal_holds, owned by frontdesk_owner
create table public.legal_holds (
  workspace_id uuid not null,
  id uuid not null,
  scope text not null,
  subject_id uuid not null,
  reason text not null,
  open boolean default true,
  placed_by_id uuid not null,
  placed_by_name text not null,
  created_at timestamp(3) with time zone not null,
  released_by_name text,
  released_at timestamp(3) with time zone,
  constraint legal_holds_pkey PRIMARY KEY (workspace_id, id),
  constraint legal_holds_open_check CHECK (((open IS DISTINCT FROM false) AND ((open IS NULL) = (released_at IS NOT NULL)))),
  constraint legal_holds_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint legal_holds_released_check CHECK (((released_at IS NULL) = (released_by_name IS NULL))),
  constraint legal_holds_scope_check CHECK ((scope = ANY (ARRAY['WORKSPACE'::text, 'LEAD'::text, 'CONTACT'::text]))),
  constraint legal_holds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX legal_holds_workspace_id_created_at_id_idx ON public.legal_holds USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX legal_holds_workspace_id_scope_subject_id_open_key ON public.legal_holds USING btree (workspace_id, scope, subject_id, open);
alter table public.legal_holds enable row level security;
alter table public.legal_holds force row level security;
create policy system_rows on public.legal_holds as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.legal_holds as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.legal_holds as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.legal_holds to frontdesk_app;

-- Table public.mcp_servers, owned by frontdesk_owner
create table public.mcp_servers (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  authorization_kind text not null,
  header_name text,
  secret text,
  secret_origin text,
  timeout_seconds integer not null,
  status text not null,
  last_read_at timestamp(3) with time zone,
  last_error text,
  skipped_tools integer not null default 0,
  next_read_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_by_name text not null,
  revision integer not null default 1,
  constraint mcp_servers_pkey PRIMARY KEY (workspace_id, id),
  constraint mcp_servers_authorization_kind_check CHECK ((((authorization_kind = 'NONE'::text) AND (num_nonnulls(header_name, secret) = 0)) OR ((authorization_kind = 'HEADER'::text) AND (num_nonnulls(header_name, secret) = 2)))),
  constraint mcp_servers_last_error_check CHECK ((last_error = ANY (ARRAY['ADDRESS'::text, 'DNS'::text, 'TLS'::text, 'TIMEOUT'::text, 'CONNECTION'::text, 'SIZE'::text, 'STATUS'::text, 'REDIRECT'::text, 'FORMAT'::text, 'PROTOCOL'::text, 'LIST_TOO_LONG'::text]))),
  constraint mcp_servers_secret_check CHECK ((secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint mcp_servers_secret_origin_check CHECK (((secret IS NULL) = (secret_origin IS NULL))),
  constraint mcp_servers_status_check CHECK ((status = ANY (ARRAY['READING'::text, 'CONNECTED'::text, 'FAILED'::text]))),
  constraint mcp_servers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX mcp_servers_due_idx ON public.mcp_servers USING btree (next_read_at);
CREATE INDEX mcp_servers_workspace_id_created_at_id_idx ON public.mcp_servers USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX mcp_servers_workspace_id_name_key ON public.mcp_servers USING btree (workspace_id, name);
alter table public.mcp_servers enable row level security;
alter table public.mcp_servers force row level security;
create policy system_rows on public.mcp_servers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.mcp_servers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.mcp_servers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.mcp_servers FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.mcp_servers to frontdesk_app;
grant select (workspace_id, id, next_read_at) on table public.mcp_servers to frontdesk_system;

-- Table public.mcp_tools, owned by frontdesk_owner
create table public.mcp_tools (
  workspace_id uuid not null,
  id uuid not null,
  server_id uuid not null,
  name text not null,
  flow_name text not null,
  description text not null,
  input_schema text not null,
  annotations text not null,
  hash text not null,
  status text not null,
  effect text not null default 'CHANGES'::text,
  pinned_hash text,
  pinned_description text,
  pinned_schema text,
  pinned_annotations text,
  allowed_at timestamp(3) with time zone,
  allowed_by_name text,
  created_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone not null,
  constraint mcp_tools_pkey PRIMARY KEY (workspace_id, id),
  constraint mcp_tools_allowed_check CHECK (((status <> 'ALLOWED'::text) OR ((pinned_hash IS NOT NULL) AND (pinned_hash = hash)))),
  constraint mcp_tools_effect_check CHECK ((effect = ANY (ARRAY['READS'::text, 'CHANGES'::text]))),
  constraint mcp_tools_pinned_check CHECK ((num_nulls(pinned_hash, pinned_description, pinned_schema, pinned_annotations, allowed_at, allowed_by_name) = ANY (ARRAY[0, 6]))),
  constraint mcp_tools_status_check CHECK ((status = ANY (ARRAY['NEW'::text, 'ALLOWED'::text, 'CHANGED'::text, 'REMOVED'::text, 'BLOCKED'::text]))),
  constraint mcp_tools_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint mcp_tools_workspace_id_server_id_fkey FOREIGN KEY (workspace_id, server_id) REFERENCES public.mcp_servers(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX mcp_tools_workspace_id_server_id_created_at_id_idx ON public.mcp_tools USING btree (workspace_id, server_id, created_at, id);
CREATE UNIQUE INDEX mcp_tools_workspace_id_flow_name_key ON public.mcp_tools USING btree (workspace_id, flow_name);
CREATE UNIQUE INDEX mcp_tools_workspace_id_server_id_name_key ON public.mcp_tools USING btree (workspace_id, server_id, name);
alter table public.mcp_tools enable row level security;
alter table public.mcp_tools force row level security;
create policy system_rows on public.mcp_tools as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.mcp_tools as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.mcp_tools as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.mcp_tools to frontdesk_app;

-- Table public.member_grants, owned by frontdesk_owner
create table public.member_grants (
  workspace_id uuid not null,
  member_id uuid not null,
  policy text not null,
  effect text not null,
  expires_at timestamp(3) with time zone,
  granted_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  granted_by_name text not null default ''::text,
  constraint member_grants_pkey PRIMARY KEY (workspace_id, member_id, policy),
  constraint member_grants_effect_check CHECK ((effect = ANY (ARRAY['GRANT'::text, 'DENY'::text]))),
  constraint member_grants_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.member_grants enable row level security;
alter table public.member_grants force row level security;
create policy system_rows on public.member_grants as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.member_grants as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.member_grants as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.member_grants to frontdesk_app;
grant select on table public.member_grants to frontdesk_system;

-- Table public.members, owned by frontdesk_owner
create table public.members (
  workspace_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null,
  joined_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  assigned_conversations_only boolean not null default false,
  custom_role_id uuid,
  mask_contact_details boolean not null default false,
  muted_notifications text[] not null default '{}'::text[],
  setup_guide_dismissed_at timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  away_since timestamp(3) with time zone,
  away_until timestamp(3) with time zone,
  emailed_notifications text[] default ARRAY['CONVERSATION_WAITING'::text, 'CALL_ESCALATED'::text, 'SAFETY_TRIGGERED'::text, 'CONVERSATION_ASSIGNED'::text, 'MENTIONED_IN_NOTE'::text, 'CAMPAIGN_PAUSED'::text, 'CAMPAIGN_FAILED'::text, 'DATA_SOURCE_SWITCHED_OFF'::text, 'FORM_REVIEW_PENDING'::text, 'USAGE_LIMIT_REACHED'::text],
  notification_email_timing text not null default 'PROMPT'::text,
  quiet_from text,
  quiet_to text,
  pushed_notifications text[] not null default ARRAY['CONVERSATION_WAITING'::text, 'CALL_ESCALATED'::text, 'SAFETY_TRIGGERED'::text, 'CONVERSATION_ASSIGNED'::text, 'MENTIONED_IN_NOTE'::text],
  constraint members_pkey PRIMARY KEY (workspace_id, id),
  constraint members_away_until_check CHECK (((away_until IS NULL) OR (away_until > away_since))),
  constraint members_custom_role_check CHECK (((custom_role_id IS NULL) OR (role = 'member'::text))),
  constraint members_notification_email_timing_check CHECK ((notification_email_timing = ANY (ARRAY['PROMPT'::text, 'HOURLY'::text]))),
  constraint members_quiet_hours_check CHECK ((((quiet_from IS NULL) = (quiet_to IS NULL)) AND (quiet_from <> quiet_to) AND (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'::text) AND (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))),
  constraint members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text, 'operator'::text, 'agent'::text, 'viewer'::text]))),
  constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint members_workspace_id_custom_role_id_fkey FOREIGN KEY (workspace_id, custom_role_id) REFERENCES public.custom_roles(workspace_id, id),
  constraint members_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX members_user_id_idx ON public.members USING btree (user_id);
CREATE INDEX members_workspace_id_custom_role_id_idx ON public.members USING btree (workspace_id, custom_role_id);
CREATE INDEX members_workspace_id_joined_at_id_idx ON public.members USING btree (workspace_id, joined_at, id);
CREATE INDEX members_workspace_id_updated_at_id_idx ON public.members USING btree (workspace_id, updated_at, id);
CREATE UNIQUE INDEX members_workspace_id_user_id_key ON public.members USING btree (workspace_id, user_id);
alter table public.members enable row level security;
alter table public.members force row level security;
create policy system_rows on public.members as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.members as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.members as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.members FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.members to frontdesk_app;
grant select on table public.members to frontdesk_system;

-- Table public.message_dispatches, owned by frontdesk_owner
create table public.message_dispatches (
  workspace_id uuid not null,
  id uuid not null,
  state text not null default 'WAITING'::text,
  attempts integer not null default 0,
  reconcile_attempts integer not null default 0,
  claim integer not null default 0,
  lease_until timestamp(3) with time zone,
  attempted_at timestamp(3) with time zone,
  failure text,
  leased_by_job text,
  backoff_until timestamp(3) with time zone,
  not_before timestamp(3) with time zone,
  constraint message_dispatches_pkey PRIMARY KEY (workspace_id, id),
  constraint message_dispatches_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'SENDING'::text, 'UNCONFIRMED'::text, 'DONE'::text]))),
  constraint message_dispatches_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint message_dispatches_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES public.messages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.message_dispatches enable row level security;
alter table public.message_dispatches force row level security;
create policy system_rows on public.message_dispatches as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.message_dispatches as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.message_dispatches as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.message_dispatches to frontdesk_app;

-- Table public.messages, owned by frontdesk_owner
create table public.messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  direction text not null,
  author text not null,
  member_id uuid,
  body text not null,
  status text not null,
  provider_id text,
  sent_at timestamp(3) with time zone not null,
  client_id uuid,
  failure_code text,
  failure_message text,
  template_id uuid,
  template_variables jsonb,
  phone_config_id uuid,
  choices jsonb,
  chosen_from_id uuid,
  chosen_id text,
  template_buttons jsonb,
  imported_at timestamp(3) with time zone,
  header_file_id uuid,
  constraint messages_pkey PRIMARY KEY (workspace_id, id),
  constraint messages_author_check CHECK ((author = ANY (ARRAY['CONTACT'::text, 'AGENT'::text, 'MEMBER'::text, 'CAMPAIGN'::text]))),
  constraint messages_author_direction_check CHECK (((author = 'CONTACT'::text) = (direction = 'IN'::text))),
  constraint messages_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4096))),
  constraint messages_choices_check CHECK (((choices IS NULL) OR ((direction = 'OUT'::text) AND COALESCE((((choices ->> 'kind'::text) = ANY (ARRAY['BUTTONS'::text, 'LIST'::text])) AND (jsonb_typeof((choices -> 'label'::text)) = 'string'::text) AND (jsonb_typeof((choices -> 'options'::text)) = 'array'::text) AND ((jsonb_array_length((choices -> 'options'::text)) >= 1) AND (jsonb_array_length((choices -> 'options'::text)) <=
CASE (choices ->> 'kind'::text)
    WHEN 'BUTTONS'::text THEN 3
    ELSE 10
END))), false)))),
  constraint messages_chosen_check CHECK (((num_nulls(chosen_from_id, chosen_id) = ANY (ARRAY[0, 2])) AND ((chosen_id IS NULL) OR ((direction = 'IN'::text) AND (chosen_id ~ '^[A-Za-z0-9_.]{1,100}$'::text))))),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['IN'::text, 'OUT'::text]))),
  constraint messages_imported_check CHECK (((imported_at IS NULL) OR ((sent_at <= imported_at) AND (provider_id IS NOT NULL) AND (author = ANY (ARRAY['CONTACT'::text, 'MEMBER'::text])) AND (status = ANY (ARRAY['RECEIVED'::text, 'SENT'::text])) AND (num_nonnulls(member_id, client_id, template_id, choices, chosen_from_id) = 0)))),
  constraint messages_member_check CHECK (((member_id IS NULL) OR (author = 'MEMBER'::text))),
  constraint messages_status_check CHECK ((status = ANY (ARRAY['QUEUED'::text, 'UNCONFIRMED'::text, 'SENT'::text, 'DELIVERED'::text, 'READ'::text, 'FAILED'::text, 'SUPPRESSED'::text, 'RECEIVED'::text]))),
  constraint messages_template_buttons_check CHECK (((template_buttons IS NULL) OR ((template_id IS NOT NULL) AND COALESCE(((jsonb_typeof(template_buttons) = 'array'::text) AND ((jsonb_array_length(template_buttons) >= 1) AND (jsonb_array_length(template_buttons) <= 10))), false)))),
  constraint messages_template_check CHECK (((template_id IS NULL) = (template_variables IS NULL))),
  constraint messages_template_out_check CHECK (((template_id IS NULL) OR (direction = 'OUT'::text))),
  constraint messages_workspace_id_chosen_from_id_fkey FOREIGN KEY (workspace_id, chosen_from_id) REFERENCES public.messages(workspace_id, id),
  constraint messages_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint messages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint messages_workspace_id_header_file_id_fkey FOREIGN KEY (workspace_id, header_file_id) REFERENCES public.template_files(workspace_id, id),
  constraint messages_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES public.whats_app_templates(workspace_id, id)
);
CREATE INDEX messages_open_number_idx ON public.messages USING btree (workspace_id, phone_config_id) WHERE ((phone_config_id IS NOT NULL) AND (status = ANY (ARRAY['QUEUED'::text, 'UNCONFIRMED'::text])));
CREATE INDEX messages_workspace_id_chosen_from_id_idx ON public.messages USING btree (workspace_id, chosen_from_id);
CREATE INDEX messages_workspace_id_conversation_id_sent_at_id_idx ON public.messages USING btree (workspace_id, conversation_id, sent_at, id);
CREATE INDEX messages_workspace_id_header_file_id_idx ON public.messages USING btree (workspace_id, header_file_id);
CREATE INDEX messages_workspace_id_sent_at_id_idx ON public.messages USING btree (workspace_id, sent_at, id);
CREATE INDEX messages_workspace_id_template_id_idx ON public.messages USING btree (workspace_id, template_id);
CREATE UNIQUE INDEX messages_workspace_id_conversation_id_client_id_key ON public.messages USING btree (workspace_id, conversation_id, client_id);
CREATE UNIQUE INDEX messages_workspace_id_provider_id_key ON public.messages USING btree (workspace_id, provider_id);
alter table public.messages enable row level security;
alter table public.messages force row level security;
create policy system_rows on public.messages as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.messages as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.messages as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER search_entries_are_deleted AFTER DELETE ON public.messages REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION app.delete_search_entries();
CREATE TRIGGER search_entry_is_stored AFTER INSERT OR UPDATE OF body, sent_at ON public.messages FOR EACH ROW EXECUTE FUNCTION app.store_search_entry();
grant delete, insert, select, update on table public.messages to frontdesk_app;

-- Table public.messaging_settings, owned by frontdesk_owner
create table public.messaging_settings (
  workspace_id uuid not null,
  id uuid not null,
  greeting_template_id uuid,
  greeting_variables jsonb not null default '[]'::jsonb,
  opt_out_languages jsonb,
  version integer not null default 1,
  updated_at timestamp(3) with time zone not null,
  constraint messaging_settings_pkey PRIMARY KEY (workspace_id, id),
  constraint messaging_settings_id_check CHECK ((id = workspace_id)),
  constraint messaging_settings_version_check CHECK ((version > 0)),
  constraint messaging_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint messaging_settings_workspace_id_greeting_template_id_fkey FOREIGN KEY (workspace_id, greeting_template_id) REFERENCES public.whats_app_templates(workspace_id, id)
);
CREATE INDEX messaging_settings_workspace_id_greeting_template_id_idx ON public.messaging_settings USING btree (workspace_id, greeting_template_id);
alter table public.messaging_settings enable row level security;
alter table public.messaging_settings force row level security;
create policy system_rows on public.messaging_settings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.messaging_settings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.messaging_settings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.messaging_settings to frontdesk_app;

-- Table public.model_budgets, owned by frontdesk_owner
create table public.model_budgets (
  workspace_id uuid not null,
  id uuid not null,
  limit_micros bigint,
  action text not null default 'CONTINUE'::text,
  month date,
  ends_at timestamp(3) with time zone,
  cost_micros bigint not null default 0,
  warned_at timestamp(3) with time zone,
  reached_at timestamp(3) with time zone,
  constraint model_budgets_pkey PRIMARY KEY (workspace_id, id),
  constraint model_budgets_action_check CHECK ((action = ANY (ARRAY['CONTINUE'::text, 'HAND_OFF'::text]))),
  constraint model_budgets_limit_check CHECK ((limit_micros > 0)),
  constraint model_budgets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.model_budgets enable row level security;
alter table public.model_budgets force row level security;
create policy system_rows on public.model_budgets as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.model_budgets as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.model_budgets as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.model_budgets to frontdesk_app;

-- Table public.model_calls, owned by frontdesk_owner
create table public.model_calls (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  run_id uuid,
  agent_version_id uuid,
  service_id uuid,
  purpose text not null,
  provider text not null,
  integration_id uuid not null,
  model text not null,
  input_tokens integer not null,
  cached_input_tokens integer,
  output_tokens integer not null,
  audio_seconds double precision,
  cost_micros bigint,
  duration_ms integer not null,
  day date not null,
  at timestamp(3) with time zone not null,
  constraint model_calls_pkey PRIMARY KEY (workspace_id, id),
  constraint model_calls_provider_check CHECK ((provider = ANY (ARRAY['OPENAI'::text, 'ANTHROPIC'::text, 'AZURE_OPENAI'::text, 'GOOGLE'::text, 'OPENAI_COMPATIBLE'::text]))),
  constraint model_calls_purpose_check CHECK ((purpose = ANY (ARRAY['UNDERSTANDING'::text, 'WORDING'::text, 'REVIEW'::text, 'REPLY_DRAFT'::text, 'SUMMARY'::text, 'TEST'::text, 'SIMULATED_CONTACT'::text, 'TEST_JUDGMENT'::text, 'IMAGE'::text, 'TRANSCRIPTION'::text, 'EMBEDDING'::text]))),
  constraint model_calls_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint model_calls_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX model_calls_workspace_id_at_idx ON public.model_calls USING btree (workspace_id, at);
CREATE INDEX model_calls_workspace_id_conversation_id_at_id_idx ON public.model_calls USING btree (workspace_id, conversation_id, at, id);
alter table public.model_calls enable row level security;
alter table public.model_calls force row level security;
create policy system_rows on public.model_calls as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.model_calls as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.model_calls as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.model_calls to frontdesk_app;

-- Table public.model_prices, owned by frontdesk_owner
create table public.model_prices (
  id uuid not null,
  provider text not null,
  model text not null,
  input_micros integer,
  cached_input_micros integer,
  output_micros integer,
  audio_micros integer,
  valid_from timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  constraint model_prices_pkey PRIMARY KEY (id),
  constraint model_prices_positive_check CHECK (((input_micros >= 0) AND (cached_input_micros >= 0) AND (output_micros >= 0) AND (audio_micros >= 0))),
  constraint model_prices_price_check CHECK ((((input_micros IS NULL) = (output_micros IS NULL)) AND ((input_micros IS NOT NULL) OR (audio_micros IS NOT NULL)))),
  constraint model_prices_provider_check CHECK ((provider = ANY (ARRAY['OPENAI'::text, 'ANTHROPIC'::text, 'AZURE_OPENAI'::text, 'GOOGLE'::text, 'OPENAI_COMPATIBLE'::text])))
);
CREATE INDEX model_prices_created_at_id_idx ON public.model_prices USING btree (created_at, id);
CREATE UNIQUE INDEX model_prices_provider_model_valid_from_key ON public.model_prices USING btree (provider, model, valid_from);
alter table public.model_prices enable row level security;
alter table public.model_prices force row level security;
create policy model_prices_are_changed on public.model_prices as permissive for all to frontdesk_system using (true) with check (true);
create policy model_prices_are_read on public.model_prices as permissive for select to frontdesk_app using (true);
grant select on table public.model_prices to frontdesk_app;
grant delete, insert, select on table public.model_prices to frontdesk_system;

-- Table public.model_usage_days, owned by frontdesk_owner
create table public.model_usage_days (
  workspace_id uuid not null,
  id uuid not null,
  day date not null,
  agent_version_id uuid,
  service_id uuid,
  purpose text not null,
  provider text not null,
  model text not null,
  call_count integer not null,
  unpriced_count integer not null,
  input_tokens bigint not null,
  cached_input_tokens bigint not null,
  output_tokens bigint not null,
  audio_seconds double precision not null,
  cost_micros bigint not null,
  constraint model_usage_days_pkey PRIMARY KEY (workspace_id, id),
  constraint model_usage_days_provider_check CHECK ((provider = ANY (ARRAY['OPENAI'::text, 'ANTHROPIC'::text, 'AZURE_OPENAI'::text, 'GOOGLE'::text, 'OPENAI_COMPATIBLE'::text]))),
  constraint model_usage_days_purpose_check CHECK ((purpose = ANY (ARRAY['UNDERSTANDING'::text, 'WORDING'::text, 'REVIEW'::text, 'REPLY_DRAFT'::text, 'SUMMARY'::text, 'TEST'::text, 'SIMULATED_CONTACT'::text, 'TEST_JUDGMENT'::text, 'IMAGE'::text, 'TRANSCRIPTION'::text, 'EMBEDDING'::text]))),
  constraint model_usage_days_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX model_usage_days_workspace_id_day_idx ON public.model_usage_days USING btree (workspace_id, day);
alter table public.model_usage_days enable row level security;
alter table public.model_usage_days force row level security;
create policy system_rows on public.model_usage_days as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.model_usage_days as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.model_usage_days as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.model_usage_days to frontdesk_app;

-- Table public.monitor_concepts, owned by frontdesk_owner
create table public.monitor_concepts (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  phrases text[],
  severity text not null,
  min_matches integer not null default 1,
  window_size integer not null default 1,
  template_id text,
  template_version integer,
  created_at timestamp(3) with time zone not null,
  disabled_at timestamp(3) with time zone,
  category text,
  constraint monitor_concepts_pkey PRIMARY KEY (workspace_id, id),
  constraint monitor_concepts_category_check CHECK ((category = ANY (ARRAY['SELF_HARM'::text, 'VIOLENCE'::text, 'MEDICAL_EMERGENCY'::text, 'ADVERSE_REACTION'::text, 'ABUSE'::text, 'LEGAL_THREAT'::text]))),
  constraint monitor_concepts_phrases_check CHECK (((COALESCE(cardinality(phrases), 0) >= 1) AND (COALESCE(cardinality(phrases), 0) <= 100))),
  constraint monitor_concepts_severity_check CHECK ((severity = ANY (ARRAY['MILD'::text, 'SERIOUS'::text]))),
  constraint monitor_concepts_template_check CHECK (((template_id IS NULL) = (template_version IS NULL))),
  constraint monitor_concepts_window_check CHECK (
CASE severity
    WHEN 'SERIOUS'::text THEN ((min_matches = 1) AND (window_size = 1))
    ELSE (((min_matches >= 1) AND (min_matches <= 10)) AND ((window_size >= min_matches) AND (window_size <= 20)))
END),
  constraint monitor_concepts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX monitor_concepts_workspace_id_created_at_id_idx ON public.monitor_concepts USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX monitor_concepts_workspace_id_name_key ON public.monitor_concepts USING btree (workspace_id, name);
alter table public.monitor_concepts enable row level security;
alter table public.monitor_concepts force row level security;
create policy system_rows on public.monitor_concepts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.monitor_concepts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.monitor_concepts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.monitor_concepts to frontdesk_app;

-- Table public.notifications, owned by frontdesk_owner
create table public.notifications (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  actor_name text,
  detail text,
  subject_id uuid,
  conversation_id uuid,
  created_at timestamp(3) with time zone not null,
  read_at timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  email_due_at timestamp(3) with time zone,
  constraint notifications_pkey PRIMARY KEY (workspace_id, id),
  constraint notifications_detail_check CHECK ((length(detail) <= 200)),
  constraint notifications_kind_check CHECK (((kind ~ '^[A-Z]+(_[A-Z]+)*$'::text) AND (length(kind) <= 60))),
  constraint notifications_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint notifications_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint notifications_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX notifications_email_due_at_idx ON public.notifications USING btree (email_due_at) WHERE (email_due_at IS NOT NULL);
CREATE INDEX notifications_email_pending_idx ON public.notifications USING btree (workspace_id, member_id) WHERE (email_due_at IS NOT NULL);
CREATE INDEX notifications_unread_idx ON public.notifications USING btree (workspace_id, member_id) WHERE (read_at IS NULL);
CREATE INDEX notifications_workspace_id_conversation_id_idx ON public.notifications USING btree (workspace_id, conversation_id);
CREATE INDEX notifications_workspace_id_created_at_idx ON public.notifications USING btree (workspace_id, created_at);
CREATE INDEX notifications_workspace_id_member_id_created_at_id_idx ON public.notifications USING btree (workspace_id, member_id, created_at, id);
CREATE INDEX notifications_workspace_id_member_id_updated_at_id_idx ON public.notifications USING btree (workspace_id, member_id, updated_at, id);
alter table public.notifications enable row level security;
alter table public.notifications force row level security;
create policy system_rows on public.notifications as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.notifications as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.notifications as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.notifications FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.notifications to frontdesk_app;
grant select (workspace_id, member_id, email_due_at) on table public.notifications to frontdesk_system;

-- Table public.number_route_rules, owned by frontdesk_owner
create table public.number_route_rules (
  workspace_id uuid not null,
  id uuid not null,
  phone_config_id uuid not null,
  "position" integer not null,
  hours text not null,
  weekly jsonb not null,
  service_id uuid,
  fallback_service_id uuid,
  overflow text not null,
  constraint number_route_rules_pkey PRIMARY KEY (workspace_id, id),
  constraint number_route_rules_hours_check CHECK ((hours = ANY (ARRAY['OPEN'::text, 'CLOSED'::text, 'WEEKLY'::text, 'ALWAYS'::text]))),
  constraint number_route_rules_overflow_check CHECK ((overflow = ANY (ARRAY['NEXT'::text, 'TEAM'::text]))),
  constraint number_route_rules_target_check CHECK (((service_id IS NOT NULL) OR ((overflow = 'TEAM'::text) AND (fallback_service_id IS NULL)))),
  constraint number_route_rules_weekly_check CHECK ((jsonb_array_length(weekly) =
CASE hours
    WHEN 'WEEKLY'::text THEN 7
    ELSE 0
END)),
  constraint number_route_rules_workspace_id_fallback_service_id_fkey FOREIGN KEY (workspace_id, fallback_service_id) REFERENCES public.services(workspace_id, id),
  constraint number_route_rules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint number_route_rules_workspace_id_phone_config_id_fkey FOREIGN KEY (workspace_id, phone_config_id) REFERENCES public.phone_configs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint number_route_rules_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.services(workspace_id, id)
);
CREATE INDEX number_route_rules_workspace_id_fallback_service_id_idx ON public.number_route_rules USING btree (workspace_id, fallback_service_id);
CREATE INDEX number_route_rules_workspace_id_service_id_idx ON public.number_route_rules USING btree (workspace_id, service_id);
CREATE UNIQUE INDEX number_route_rules_workspace_id_phone_config_id_position_key ON public.number_route_rules USING btree (workspace_id, phone_config_id, "position");
alter table public.number_route_rules enable row level security;
alter table public.number_route_rules force row level security;
create policy system_rows on public.number_route_rules as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.number_route_rules as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.number_route_rules as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.number_route_rules to frontdesk_app;

-- Table public.number_routes, owned by frontdesk_owner
create table public.number_routes (
  workspace_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  routed_at timestamp(3) with time zone not null,
  constraint number_routes_pkey PRIMARY KEY (workspace_id, id),
  constraint number_routes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint number_routes_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES public.phone_configs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint number_routes_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.services(workspace_id, id)
);
CREATE INDEX number_routes_workspace_id_service_id_idx ON public.number_routes USING btree (workspace_id, service_id);
alter table public.number_routes enable row level security;
alter table public.number_routes force row level security;
create policy system_rows on public.number_routes as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.number_routes as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.number_routes as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.number_routes to frontdesk_app;

-- Table public.operator_actions, owned by frontdesk_owner
create table public.operator_actions (
  workspace_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  member_id uuid,
  member_name text not null,
  kind text not null,
  mode text,
  text text not null default ''::text,
  state text not null default 'DONE'::text,
  failure text,
  at timestamp(3) with time zone not null,
  constraint operator_actions_pkey PRIMARY KEY (workspace_id, id),
  constraint operator_actions_kind_check CHECK ((kind = ANY (ARRAY['JOIN'::text, 'SWITCH'::text, 'GUIDE'::text, 'SAY'::text, 'LEAVE'::text, 'END'::text, 'WRAP_UP'::text]))),
  constraint operator_actions_member_check CHECK (((member_id IS NOT NULL) OR (kind = ANY (ARRAY['GUIDE'::text, 'SAY'::text])))),
  constraint operator_actions_mode_check CHECK ((mode = ANY (ARRAY['LISTEN'::text, 'GUIDE'::text, 'TAKEOVER'::text]))),
  constraint operator_actions_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'REQUESTING'::text, 'DONE'::text, 'UNCONFIRMED'::text, 'FAILED'::text, 'SUPPRESSED'::text]))),
  constraint operator_actions_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint operator_actions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX operator_actions_workspace_id_call_id_at_id_idx ON public.operator_actions USING btree (workspace_id, call_id, at, id);
alter table public.operator_actions enable row level security;
alter table public.operator_actions force row level security;
create policy system_rows on public.operator_actions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.operator_actions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.operator_actions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.operator_actions to frontdesk_app;

-- Table public.operators, owned by frontdesk_owner
create table public.operators (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  receives_escalations boolean not null default true,
  created_at timestamp(3) with time zone not null,
  constraint operators_pkey PRIMARY KEY (workspace_id, id),
  constraint operators_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint operators_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX operators_workspace_id_member_id_key ON public.operators USING btree (workspace_id, member_id);
alter table public.operators enable row level security;
alter table public.operators force row level security;
create policy system_rows on public.operators as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.operators as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.operators as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.operators to frontdesk_app;

-- Table public.opt_outs, owned by frontdesk_owner
create table public.opt_outs (
  workspace_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  at timestamp(3) with time zone not null,
  confirmation_id uuid,
  recorded_by_id uuid,
  recorded_by_name text,
  keyword text,
  constraint opt_outs_pkey PRIMARY KEY (workspace_id, id),
  constraint opt_outs_recorded_check CHECK (((recorded_by_id IS NULL) = (recorded_by_name IS NULL))),
  constraint opt_outs_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint opt_outs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX opt_outs_workspace_id_contact_id_key ON public.opt_outs USING btree (workspace_id, contact_id);
alter table public.opt_outs enable row level security;
alter table public.opt_outs force row level security;
create policy system_rows on public.opt_outs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.opt_outs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.opt_outs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.opt_outs to frontdesk_app;

-- Table public.opted_out_numbers, owned by frontdesk_owner
create table public.opted_out_numbers (
  workspace_id uuid not null,
  id uuid not null,
  number text not null,
  at timestamp(3) with time zone not null,
  keyword text,
  recorded_by_id uuid,
  recorded_by_name text,
  opt_out_id uuid not null,
  constraint opted_out_numbers_pkey PRIMARY KEY (workspace_id, id),
  constraint opted_out_numbers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX opted_out_numbers_workspace_id_number_key ON public.opted_out_numbers USING btree (workspace_id, number);
alter table public.opted_out_numbers enable row level security;
alter table public.opted_out_numbers force row level security;
create policy system_rows on public.opted_out_numbers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.opted_out_numbers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.opted_out_numbers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.opted_out_numbers to frontdesk_app;

-- Table public.organizations, owned by frontdesk_owner
create table public.organizations (
  id uuid not null,
  name text not null,
  manager_id uuid,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint organizations_pkey PRIMARY KEY (id),
  constraint organizations_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint organizations_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE SET NULL
);
CREATE INDEX organizations_manager_id_idx ON public.organizations USING btree (manager_id);
grant insert, select, update on table public.organizations to frontdesk_system;

-- Table public.outreach_attempts, owned by frontdesk_owner
create table public.outreach_attempts (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  is_automatic boolean not null,
  number_digest bytea not null,
  address_digest bytea,
  call_id uuid,
  cost_cents integer not null,
  is_cost_reported boolean not null default false,
  at timestamp(3) with time zone not null,
  constraint outreach_attempts_pkey PRIMARY KEY (workspace_id, id),
  constraint outreach_attempts_cost_check CHECK ((cost_cents >= 0)),
  constraint outreach_attempts_kind_check CHECK ((kind = ANY (ARRAY['CALL'::text, 'GREETING'::text]))),
  constraint outreach_attempts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX outreach_attempts_workspace_id_at_idx ON public.outreach_attempts USING btree (workspace_id, at);
CREATE INDEX outreach_attempts_workspace_id_call_id_idx ON public.outreach_attempts USING btree (workspace_id, call_id);
CREATE INDEX outreach_attempts_workspace_id_number_digest_at_idx ON public.outreach_attempts USING btree (workspace_id, number_digest, at);
alter table public.outreach_attempts enable row level security;
alter table public.outreach_attempts force row level security;
create policy system_rows on public.outreach_attempts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.outreach_attempts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.outreach_attempts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.outreach_attempts to frontdesk_app;

-- Table public.outreach_limits, owned by frontdesk_owner
create table public.outreach_limits (
  workspace_id uuid not null,
  id uuid not null,
  other_countries text[],
  cool_down_minutes integer not null,
  daily_per_number integer not null,
  daily_per_address integer not null,
  daily_per_workspace integer not null,
  daily_spend_cents integer not null,
  updated_at timestamp(3) with time zone not null,
  message_from integer,
  message_until integer,
  call_from integer,
  call_until integer,
  dial_attempts integer,
  redial_minutes integer,
  voicemail_message text,
  when_unreached text,
  constraint outreach_limits_pkey PRIMARY KEY (workspace_id, id),
  constraint outreach_limits_call_window_check CHECK ((((call_from IS NULL) = (call_until IS NULL)) AND (call_from >= 0) AND (call_until <= 1440) AND ((call_until - call_from) >= 60))),
  constraint outreach_limits_dial_attempts_check CHECK (((dial_attempts >= 1) AND (dial_attempts <= 10))),
  constraint outreach_limits_message_window_check CHECK ((((message_from IS NULL) = (message_until IS NULL)) AND (message_from >= 0) AND (message_until <= 1440) AND ((message_until - message_from) >= 60))),
  constraint outreach_limits_one_check CHECK ((id = workspace_id)),
  constraint outreach_limits_range_check CHECK ((((cool_down_minutes >= 1) AND (cool_down_minutes <= 10080)) AND ((daily_per_number >= 1) AND (daily_per_number <= 20)) AND ((daily_per_address >= 1) AND (daily_per_address <= 200)) AND ((daily_per_workspace >= 1) AND (daily_per_workspace <= 5000)) AND ((daily_spend_cents >= 100) AND (daily_spend_cents <= 100000)))),
  constraint outreach_limits_redial_minutes_check CHECK (((redial_minutes >= 5) AND (redial_minutes <= 10080))),
  constraint outreach_limits_when_unreached_check CHECK ((when_unreached = ANY (ARRAY['NOTIFY'::text, 'MARK_LOST'::text]))),
  constraint outreach_limits_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.outreach_limits enable row level security;
alter table public.outreach_limits force row level security;
create policy system_rows on public.outreach_limits as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.outreach_limits as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.outreach_limits as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.outreach_limits to frontdesk_app;

-- Table public.ownership_transfers, owned by frontdesk_owner
create table public.ownership_transfers (
  workspace_id uuid not null,
  id uuid not null,
  from_member_id uuid not null,
  to_member_id uuid not null,
  from_name text not null,
  to_name text not null,
  status text not null default 'PENDING'::text,
  open boolean default true,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  settled_at timestamp(3) with time zone,
  constraint ownership_transfers_pkey PRIMARY KEY (workspace_id, id),
  constraint ownership_transfers_open_check CHECK (((open IS NULL) OR (open AND (status = 'PENDING'::text)))),
  constraint ownership_transfers_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'CANCELLED'::text]))),
  constraint ownership_transfers_two_check CHECK ((from_member_id <> to_member_id)),
  constraint ownership_transfers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint ownership_transfers_workspace_id_from_member_id_fkey FOREIGN KEY (workspace_id, from_member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint ownership_transfers_workspace_id_to_member_id_fkey FOREIGN KEY (workspace_id, to_member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ownership_transfers_workspace_id_created_at_id_idx ON public.ownership_transfers USING btree (workspace_id, created_at, id);
CREATE INDEX ownership_transfers_workspace_id_from_member_id_idx ON public.ownership_transfers USING btree (workspace_id, from_member_id);
CREATE INDEX ownership_transfers_workspace_id_to_member_id_idx ON public.ownership_transfers USING btree (workspace_id, to_member_id);
CREATE UNIQUE INDEX ownership_transfers_workspace_id_open_key ON public.ownership_transfers USING btree (workspace_id, open);
alter table public.ownership_transfers enable row level security;
alter table public.ownership_transfers force row level security;
create policy system_rows on public.ownership_transfers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.ownership_transfers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.ownership_transfers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.ownership_transfers to frontdesk_app;

-- Table public.passkey_challenges, owned by frontdesk_owner
create table public.passkey_challenges (
  id uuid not null,
  challenge text not null,
  purpose text not null,
  user_id uuid,
  pending_hash bytea,
  expires_at timestamp(3) with time zone not null,
  constraint passkey_challenges_pkey PRIMARY KEY (id),
  constraint passkey_challenges_purpose_check CHECK ((purpose = ANY (ARRAY['REGISTER'::text, 'SIGN_IN'::text, 'SECOND_STEP'::text, 'CONFIRM'::text]))),
  constraint passkey_challenges_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX passkey_challenges_expires_at_idx ON public.passkey_challenges USING btree (expires_at);
CREATE INDEX passkey_challenges_user_id_idx ON public.passkey_challenges USING btree (user_id);
grant delete, insert, select, update on table public.passkey_challenges to frontdesk_system;

-- Table public.passkeys, owned by frontdesk_owner
create table public.passkeys (
  id uuid not null,
  user_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[],
  name text not null,
  created_at timestamp(3) with time zone not null,
  last_used_at timestamp(3) with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX passkeys_user_id_idx ON public.passkeys USING btree (user_id);
CREATE UNIQUE INDEX passkeys_credential_id_key ON public.passkeys USING btree (credential_id);
grant delete, insert, select, update on table public.passkeys to frontdesk_system;

-- Table public.password_resets, owned by frontdesk_owner
create table public.password_resets (
  token_hash bytea not null,
  user_id uuid not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint password_resets_pkey PRIMARY KEY (token_hash),
  constraint password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX password_resets_user_id_idx ON public.password_resets USING btree (user_id);
grant delete, insert, select, update on table public.password_resets to frontdesk_system;

-- Table public.payment_customers, owned by frontdesk_owner
create table public.payment_customers (
  workspace_id uuid not null,
  provider_id text not null,
  checkout_id text,
  pulled_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint payment_customers_pkey PRIMARY KEY (workspace_id),
  constraint payment_customers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX payment_customers_provider_id_key ON public.payment_customers USING btree (provider_id);
alter table public.payment_customers enable row level security;
alter table public.payment_customers force row level security;
create policy system_rows on public.payment_customers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.payment_customers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.payment_customers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.payment_customers to frontdesk_app;
grant select on table public.payment_customers to frontdesk_system;

-- Table public.payment_events, owned by frontdesk_owner
create table public.payment_events (
  id text not null,
  type text not null,
  object_id text,
  customer_id text,
  of_workspace_id uuid,
  status text not null,
  detail text not null default ''::text,
  occurred_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  processed_at timestamp(3) with time zone,
  constraint payment_events_pkey PRIMARY KEY (id),
  constraint payment_events_status_check CHECK (((status = ANY (ARRAY['PENDING'::text, 'APPLIED'::text, 'IGNORED'::text, 'FAILED'::text])) AND ((status = 'PENDING'::text) = (processed_at IS NULL))))
);
CREATE INDEX payment_events_created_at_id_idx ON public.payment_events USING btree (created_at, id);
CREATE INDEX payment_events_of_workspace_id_created_at_idx ON public.payment_events USING btree (of_workspace_id, created_at);
alter table public.payment_events enable row level security;
alter table public.payment_events force row level security;
create policy payment_events_are_stored on public.payment_events as permissive for all to frontdesk_system using (true) with check (true);
grant delete, insert, select, update on table public.payment_events to frontdesk_system;

-- Table public.payment_prices, owned by frontdesk_owner
create table public.payment_prices (
  plan_version_id uuid not null,
  currency text not null,
  "interval" text not null,
  kind text not null,
  provider_id text not null,
  created_at timestamp(3) with time zone not null,
  constraint payment_prices_pkey PRIMARY KEY (plan_version_id, currency, "interval", kind),
  constraint payment_prices_currency_check CHECK ((currency = ANY (ARRAY['EUR'::text, 'GBP'::text, 'USD'::text]))),
  constraint payment_prices_interval_check CHECK (("interval" = ANY (ARRAY['MONTH'::text, 'YEAR'::text]))),
  constraint payment_prices_kind_check CHECK ((kind = ANY (ARRAY['BASE'::text, 'SEATS'::text]))),
  constraint payment_prices_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES public.plan_versions(id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX payment_prices_provider_id_key ON public.payment_prices USING btree (provider_id);
alter table public.payment_prices enable row level security;
alter table public.payment_prices force row level security;
create policy payment_prices_are_changed on public.payment_prices as permissive for all to frontdesk_system using (true) with check (true);
create policy payment_prices_are_read on public.payment_prices as permissive for select to frontdesk_app using (true);
grant select on table public.payment_prices to frontdesk_app;
grant insert, select on table public.payment_prices to frontdesk_system;

-- Table public.pending_sign_ins, owned by frontdesk_owner
create table public.pending_sign_ins (
  token_hash bytea not null,
  user_id uuid not null,
  attempts integer not null default 0,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint pending_sign_ins_pkey PRIMARY KEY (token_hash),
  constraint pending_sign_ins_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX pending_sign_ins_user_id_idx ON public.pending_sign_ins USING btree (user_id);
grant delete, insert, select, update on table public.pending_sign_ins to frontdesk_system;

-- Table public.persisted_operation_uses, owned by frontdesk_owner
create table public.persisted_operation_uses (
  workspace_id uuid not null,
  operation_id text not null,
  api_key_id uuid not null,
  count integer not null,
  last_used_at timestamp(3) with time zone not null,
  constraint persisted_operation_uses_pkey PRIMARY KEY (workspace_id, operation_id, api_key_id),
  constraint persisted_operation_uses_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id) REFERENCES public.api_keys(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint persisted_operation_uses_workspace_id_operation_id_fkey FOREIGN KEY (workspace_id, operation_id) REFERENCES public.persisted_operations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX persisted_operation_uses_workspace_id_api_key_id_idx ON public.persisted_operation_uses USING btree (workspace_id, api_key_id);
alter table public.persisted_operation_uses enable row level security;
alter table public.persisted_operation_uses force row level security;
create policy system_rows on public.persisted_operation_uses as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.persisted_operation_uses as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.persisted_operation_uses as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.persisted_operation_uses to frontdesk_app;

-- Table public.persisted_operations, owned by frontdesk_owner
create table public.persisted_operations (
  workspace_id uuid not null,
  id text not null,
  name text not null,
  kind text not null,
  document text not null,
  created_by_id uuid not null,
  created_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  last_used_at timestamp(3) with time zone,
  cost integer not null default 1,
  policies text[] not null default '{}'::text[],
  constraint persisted_operations_pkey PRIMARY KEY (workspace_id, id),
  constraint persisted_operations_id_check CHECK ((id ~ '^[0-9a-f]{64}$'::text)),
  constraint persisted_operations_kind_check CHECK ((kind = ANY (ARRAY['QUERY'::text, 'MUTATION'::text]))),
  constraint persisted_operations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX persisted_operations_workspace_id_created_at_id_idx ON public.persisted_operations USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX persisted_operations_workspace_id_name_key ON public.persisted_operations USING btree (workspace_id, name);
alter table public.persisted_operations enable row level security;
alter table public.persisted_operations force row level security;
create policy system_rows on public.persisted_operations as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.persisted_operations as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.persisted_operations as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.persisted_operations to frontdesk_app;

-- Table public.personas, owned by frontdesk_owner
create table public.personas (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null,
  tone text not null,
  updated_at timestamp(3) with time zone not null,
  agent_id uuid not null,
  constraint personas_pkey PRIMARY KEY (workspace_id, id),
  constraint personas_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint personas_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX personas_workspace_id_agent_id_key ON public.personas USING btree (workspace_id, agent_id);
alter table public.personas enable row level security;
alter table public.personas force row level security;
create policy system_rows on public.personas as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.personas as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.personas as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.personas to frontdesk_app;

-- Table public.phone_configs, owned by frontdesk_owner
create table public.phone_configs (
  workspace_id uuid not null,
  id uuid not null,
  provider text not null,
  number text not null,
  active_as text,
  provider_number_id text not null,
  business_account_id text,
  display_name text not null,
  capabilities text[],
  state text not null default 'DRAFT'::text,
  access_token text,
  access_token_last_four text,
  app_secret text,
  app_secret_last_four text,
  verify_token text,
  sandbox boolean not null default false,
  version integer not null default 1,
  verified_at timestamp(3) with time zone,
  activated_at timestamp(3) with time zone,
  failure text,
  failed_at timestamp(3) with time zone,
  added_by_id uuid not null,
  added_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint phone_configs_pkey PRIMARY KEY (workspace_id, id),
  constraint phone_configs_active_as_check CHECK ((active_as = (
CASE provider
    WHEN 'VAPI'::text THEN 'VOICE '::text
    ELSE 'WHATSAPP '::text
END || number))),
  constraint phone_configs_active_check CHECK (((state = 'ACTIVE'::text) = (active_as IS NOT NULL))),
  constraint phone_configs_app_secret_check CHECK (((provider <> 'WHATSAPP_CLOUD'::text) OR (state <> 'ACTIVE'::text) OR (app_secret IS NOT NULL))),
  constraint phone_configs_cloud_check CHECK (
CASE
    WHEN (provider = 'WHATSAPP_CLOUD'::text) THEN ((business_account_id IS NOT NULL) AND (access_token IS NOT NULL) AND (verify_token IS NOT NULL))
    ELSE ((access_token IS NULL) AND (app_secret IS NULL) AND (verify_token IS NULL))
END),
  constraint phone_configs_failure_check CHECK ((((state = 'FAILED'::text) = (failure IS NOT NULL)) AND ((failure IS NULL) = (failed_at IS NULL)))),
  constraint phone_configs_last_four_check CHECK ((((access_token IS NULL) = (access_token_last_four IS NULL)) AND ((app_secret IS NULL) = (app_secret_last_four IS NULL)))),
  constraint phone_configs_number_check CHECK ((number ~ '^\+[1-9][0-9]{4,14}$'::text)),
  constraint phone_configs_provider_check CHECK ((provider = ANY (ARRAY['TWILIO'::text, 'WHATSAPP_CLOUD'::text, 'VAPI'::text]))),
  constraint phone_configs_sealed_check CHECK (((access_token ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text) AND (app_secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text) AND (verify_token ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text))),
  constraint phone_configs_state_check CHECK ((state = ANY (ARRAY['DRAFT'::text, 'CODE_REQUESTED'::text, 'VERIFIED'::text, 'ACTIVE'::text, 'INACTIVE'::text, 'FAILED'::text]))),
  constraint phone_configs_verified_check CHECK (((state = ANY (ARRAY['DRAFT'::text, 'CODE_REQUESTED'::text])) = (verified_at IS NULL))),
  constraint phone_configs_version_check CHECK ((version > 0)),
  constraint phone_configs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX phone_configs_id_idx ON public.phone_configs USING btree (id);
CREATE INDEX phone_configs_provider_number_id_idx ON public.phone_configs USING btree (provider_number_id);
CREATE INDEX phone_configs_workspace_id_state_activated_at_id_idx ON public.phone_configs USING btree (workspace_id, state, activated_at, id);
CREATE UNIQUE INDEX phone_configs_active_as_key ON public.phone_configs USING btree (active_as);
CREATE UNIQUE INDEX phone_configs_workspace_id_number_key ON public.phone_configs USING btree (workspace_id, number);
alter table public.phone_configs enable row level security;
alter table public.phone_configs force row level security;
create policy system_rows on public.phone_configs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.phone_configs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.phone_configs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.phone_configs to frontdesk_app;
grant select (workspace_id, id, provider, number, provider_number_id, state) on table public.phone_configs to frontdesk_system;

-- Table public.plan_versions, owned by frontdesk_owner
create table public.plan_versions (
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  features text[],
  limits jsonb not null,
  prices jsonb not null,
  grace_days integer not null,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  published_at timestamp(3) with time zone,
  throughput jsonb,
  constraint plan_versions_pkey PRIMARY KEY (id),
  constraint plan_versions_features_check CHECK ((features <@ ARRAY['campaigns'::text, 'sequences'::text, 'mcp_servers'::text, 'search_by_meaning'::text, 'outbound_calls'::text])),
  constraint plan_versions_grace_check CHECK (((grace_days >= 0) AND (grace_days <= 90))),
  constraint plan_versions_throughput_check CHECK (((throughput IS NULL) OR ((((throughput ->> 'requestsPerMinute'::text))::integer >= 1) AND (((throughput ->> 'costPerMinute'::text))::integer >= 1)))),
  constraint plan_versions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES public.plans(id) ON UPDATE CASCADE ON DELETE RESTRICT
);
CREATE UNIQUE INDEX plan_versions_plan_id_number_key ON public.plan_versions USING btree (plan_id, number);
alter table public.plan_versions enable row level security;
alter table public.plan_versions force row level security;
create policy plan_versions_are_changed on public.plan_versions as permissive for all to frontdesk_system using (true) with check (true);
create policy plan_versions_are_read on public.plan_versions as permissive for select to frontdesk_app using (true);
CREATE TRIGGER published_version_is_kept BEFORE UPDATE ON public.plan_versions FOR EACH ROW EXECUTE FUNCTION app.keep_published_version();
grant select on table public.plan_versions to frontdesk_app;
grant insert, select, update on table public.plan_versions to frontdesk_system;

-- Table public.plans, owned by frontdesk_owner
create table public.plans (
  id uuid not null,
  key text not null,
  name text not null,
  description text not null default ''::text,
  visibility text not null,
  is_default boolean not null default false,
  archived_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_default_check CHECK ((NOT (is_default AND (archived_at IS NOT NULL)))),
  constraint plans_visibility_check CHECK ((visibility = ANY (ARRAY['PUBLIC'::text, 'PRIVATE'::text])))
);
CREATE INDEX plans_created_at_id_idx ON public.plans USING btree (created_at, id);
CREATE UNIQUE INDEX plans_default_key ON public.plans USING btree (is_default) WHERE is_default;
CREATE UNIQUE INDEX plans_key_key ON public.plans USING btree (key);
alter table public.plans enable row level security;
alter table public.plans force row level security;
create policy plans_are_changed on public.plans as permissive for all to frontdesk_system using (true) with check (true);
create policy plans_are_read on public.plans as permissive for select to frontdesk_app using (true);
grant select on table public.plans to frontdesk_app;
grant insert, select, update on table public.plans to frontdesk_system;

-- Table public.platform_events, owned by frontdesk_owner
create table public.platform_events (
  id uuid not null,
  name text not null,
  actor_id uuid not null,
  actor_label text not null,
  subject_type text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  ip_address text not null,
  request_id text not null,
  at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint platform_events_pkey PRIMARY KEY (id)
);
CREATE INDEX platform_events_at_id_idx ON public.platform_events USING btree (at, id);
grant insert, select on table public.platform_events to frontdesk_system;

-- Table public.platform_settings, owned by frontdesk_owner
create table public.platform_settings (
  id integer not null default 1,
  workspace_creation boolean not null default true,
  registration_mode text not null default 'OPEN'::text,
  allowed_domains text[] not null default ARRAY[]::text[],
  voice_auth_deployed boolean not null default false,
  constraint platform_settings_pkey PRIMARY KEY (id),
  constraint platform_settings_one_row CHECK ((id = 1)),
  constraint platform_settings_registration_mode_check CHECK ((registration_mode = ANY (ARRAY['OPEN'::text, 'INVITED'::text, 'DOMAINS'::text, 'CLOSED'::text])))
);
grant select, update on table public.platform_settings to frontdesk_system;

-- Table public.possible_duplicates, owned by frontdesk_owner
create table public.possible_duplicates (
  workspace_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  other_entity_id uuid not null,
  score double precision not null,
  evidence jsonb not null,
  created_at timestamp(3) with time zone not null,
  dismissed_at timestamp(3) with time zone,
  constraint possible_duplicates_pkey PRIMARY KEY (workspace_id, id),
  constraint possible_duplicates_order_check CHECK ((entity_id < other_entity_id)),
  constraint possible_duplicates_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  constraint possible_duplicates_workspace_id_entity_id_fkey FOREIGN KEY (workspace_id, entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint possible_duplicates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint possible_duplicates_workspace_id_other_entity_id_fkey FOREIGN KEY (workspace_id, other_entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX possible_duplicates_workspace_id_created_at_id_idx ON public.possible_duplicates USING btree (workspace_id, created_at, id);
CREATE INDEX possible_duplicates_workspace_id_other_entity_id_idx ON public.possible_duplicates USING btree (workspace_id, other_entity_id);
CREATE UNIQUE INDEX possible_duplicates_workspace_id_entity_id_other_entity_id_key ON public.possible_duplicates USING btree (workspace_id, entity_id, other_entity_id);
alter table public.possible_duplicates enable row level security;
alter table public.possible_duplicates force row level security;
create policy system_rows on public.possible_duplicates as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.possible_duplicates as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.possible_duplicates as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.possible_duplicates to frontdesk_app;

-- Table public.provider_log_entries, owned by frontdesk_owner
create table public.provider_log_entries (
  workspace_id uuid not null,
  id uuid not null,
  direction text not null,
  provider text not null,
  operation text not null,
  status text not null,
  response_status integer,
  duration_ms integer not null,
  attempt integer not null default 1,
  request_id text,
  reference text,
  error_code text,
  error_message text,
  request_body text,
  response_body text,
  message_id uuid,
  call_id uuid,
  booking_id uuid,
  conversation_id uuid,
  occurred_at timestamp(3) with time zone not null,
  constraint provider_log_entries_pkey PRIMARY KEY (workspace_id, id),
  constraint provider_log_entries_direction_check CHECK ((direction = ANY (ARRAY['OUTBOUND'::text, 'INBOUND'::text]))),
  constraint provider_log_entries_provider_check CHECK ((provider = ANY (ARRAY['TWILIO'::text, 'WHATSAPP_CLOUD'::text, 'VAPI'::text, 'CALCOM'::text, 'OPENAI'::text, 'ANTHROPIC'::text, 'AZURE_OPENAI'::text, 'GOOGLE'::text, 'OPENAI_COMPATIBLE'::text]))),
  constraint provider_log_entries_status_check CHECK ((status = ANY (ARRAY['SUCCEEDED'::text, 'FAILED'::text]))),
  constraint provider_log_entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX provider_log_entries_occurred_at_idx ON public.provider_log_entries USING brin (occurred_at);
CREATE INDEX provider_log_entries_workspace_id_booking_id_idx ON public.provider_log_entries USING btree (workspace_id, booking_id);
CREATE INDEX provider_log_entries_workspace_id_call_id_idx ON public.provider_log_entries USING btree (workspace_id, call_id);
CREATE INDEX provider_log_entries_workspace_id_conversation_id_occurred__idx ON public.provider_log_entries USING btree (workspace_id, conversation_id, occurred_at);
CREATE INDEX provider_log_entries_workspace_id_message_id_idx ON public.provider_log_entries USING btree (workspace_id, message_id);
CREATE INDEX provider_log_entries_workspace_id_occurred_at_id_idx ON public.provider_log_entries USING btree (workspace_id, occurred_at, id);
CREATE INDEX provider_log_entries_workspace_id_reference_idx ON public.provider_log_entries USING btree (workspace_id, reference);
alter table public.provider_log_entries enable row level security;
alter table public.provider_log_entries force row level security;
create policy system_rows on public.provider_log_entries as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.provider_log_entries as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.provider_log_entries as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.provider_log_entries to frontdesk_app;
grant delete, select on table public.provider_log_entries to frontdesk_system;

-- Table public.push_subscriptions, owned by frontdesk_owner
create table public.push_subscriptions (
  session_id uuid not null,
  user_id uuid not null,
  endpoint_hash bytea not null,
  sealed text not null,
  created_at timestamp(3) with time zone not null,
  constraint push_subscriptions_pkey PRIMARY KEY (session_id),
  constraint push_subscriptions_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint push_subscriptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_user_id_idx ON public.push_subscriptions USING btree (user_id);
CREATE UNIQUE INDEX push_subscriptions_endpoint_hash_key ON public.push_subscriptions USING btree (endpoint_hash);
grant delete, insert, select, update on table public.push_subscriptions to frontdesk_system;

-- Table public.qualification_questions, owned by frontdesk_owner
create table public.qualification_questions (
  workspace_id uuid not null,
  id uuid not null,
  persona_id uuid not null,
  "position" integer not null,
  key text not null,
  words text not null,
  type text not null,
  choices text[] default ARRAY[]::text[],
  required boolean not null default true,
  disqualifying text[] default ARRAY[]::text[],
  constraint qualification_questions_pkey PRIMARY KEY (workspace_id, id),
  constraint qualification_questions_type_check CHECK ((type = ANY (ARRAY['TEXT'::text, 'NUMBER'::text, 'CHOICE'::text, 'YES_NO'::text, 'EMAIL'::text, 'DATE'::text]))),
  constraint qualification_questions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint qualification_questions_workspace_id_persona_id_fkey FOREIGN KEY (workspace_id, persona_id) REFERENCES public.personas(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX qualification_questions_workspace_id_persona_id_position_idx ON public.qualification_questions USING btree (workspace_id, persona_id, "position");
CREATE UNIQUE INDEX qualification_questions_workspace_id_persona_id_key_key ON public.qualification_questions USING btree (workspace_id, persona_id, key);
alter table public.qualification_questions enable row level security;
alter table public.qualification_questions force row level security;
create policy system_rows on public.qualification_questions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.qualification_questions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.qualification_questions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.qualification_questions to frontdesk_app;

-- Table public.question_placements, owned by frontdesk_owner
create table public.question_placements (
  workspace_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  words_hash text not null,
  placed_at timestamp(3) with time zone not null,
  placed_by_name text not null,
  constraint question_placements_pkey PRIMARY KEY (workspace_id, id),
  constraint question_placements_words_hash_check CHECK ((words_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint question_placements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint question_placements_workspace_id_question_id_fkey FOREIGN KEY (workspace_id, question_id) REFERENCES public.unanswered_questions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX question_placements_workspace_id_question_id_idx ON public.question_placements USING btree (workspace_id, question_id);
CREATE UNIQUE INDEX question_placements_workspace_id_words_hash_key ON public.question_placements USING btree (workspace_id, words_hash);
alter table public.question_placements enable row level security;
alter table public.question_placements force row level security;
create policy system_rows on public.question_placements as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.question_placements as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.question_placements as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.question_placements to frontdesk_app;

-- Table public.rate_limits, owned by frontdesk_owner
create table public.rate_limits (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  prior integer not null default 0,
  constraint rate_limits_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limits_expire_idx ON public.rate_limits USING btree (expire);
grant delete, insert, select, update on table public.rate_limits to frontdesk_system;

-- Table public.ratings, owned by frontdesk_owner
create table public.ratings (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  episode_id uuid not null,
  asked_at timestamp(3) with time zone not null,
  score integer,
  rated_at timestamp(3) with time zone,
  comment_id uuid,
  constraint ratings_pkey PRIMARY KEY (workspace_id, id),
  constraint ratings_rated_check CHECK (((num_nulls(score, rated_at) = ANY (ARRAY[0, 2])) AND ((comment_id IS NULL) OR (score IS NOT NULL)))),
  constraint ratings_score_check CHECK (((score >= 1) AND (score <= 5))),
  constraint ratings_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint ratings_workspace_id_episode_id_fkey FOREIGN KEY (workspace_id, episode_id) REFERENCES public.agent_episodes(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint ratings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX ratings_workspace_id_conversation_id_asked_at_id_idx ON public.ratings USING btree (workspace_id, conversation_id, asked_at, id);
CREATE UNIQUE INDEX ratings_workspace_id_episode_id_key ON public.ratings USING btree (workspace_id, episode_id);
alter table public.ratings enable row level security;
alter table public.ratings force row level security;
create policy system_rows on public.ratings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.ratings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.ratings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.ratings to frontdesk_app;

-- Table public.read_marks, owned by frontdesk_owner
create table public.read_marks (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  read_at timestamp(3) with time zone not null,
  constraint read_marks_pkey PRIMARY KEY (workspace_id, id),
  constraint read_marks_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint read_marks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint read_marks_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX read_marks_workspace_id_conversation_id_idx ON public.read_marks USING btree (workspace_id, conversation_id);
CREATE UNIQUE INDEX read_marks_workspace_id_member_id_conversation_id_key ON public.read_marks USING btree (workspace_id, member_id, conversation_id);
alter table public.read_marks enable row level security;
alter table public.read_marks force row level security;
create policy system_rows on public.read_marks as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.read_marks as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.read_marks as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.read_marks to frontdesk_app;

-- Table public.record_fields, owned by frontdesk_owner
create table public.record_fields (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  access text not null,
  updated_at timestamp(3) with time zone not null,
  constraint record_fields_pkey PRIMARY KEY (workspace_id, id),
  constraint record_fields_access_check CHECK ((access = ANY (ARRAY['READ'::text, 'WRITE'::text]))),
  constraint record_fields_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX record_fields_workspace_id_name_key ON public.record_fields USING btree (workspace_id, name);
alter table public.record_fields enable row level security;
alter table public.record_fields force row level security;
create policy system_rows on public.record_fields as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.record_fields as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.record_fields as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.record_fields to frontdesk_app;

-- Table public.recovery_codes, owned by frontdesk_owner
create table public.recovery_codes (
  user_id uuid not null,
  code_hash bytea not null,
  created_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
grant delete, insert, select, update on table public.recovery_codes to frontdesk_system;

-- Table public.retention_sweeps, owned by frontdesk_owner
create table public.retention_sweeps (
  workspace_id uuid not null,
  id uuid not null,
  due_at timestamp(3) with time zone not null,
  leads integer not null default 0,
  conversations integer not null default 0,
  messages integer not null default 0,
  contacts integer not null default 0,
  finished_at timestamp(3) with time zone,
  calls integer not null default 0,
  constraint retention_sweeps_pkey PRIMARY KEY (workspace_id, id),
  constraint retention_sweeps_counts_check CHECK ((LEAST(leads, conversations, messages, contacts) >= 0)),
  constraint retention_sweeps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX retention_sweeps_workspace_id_due_at_key ON public.retention_sweeps USING btree (workspace_id, due_at);
alter table public.retention_sweeps enable row level security;
alter table public.retention_sweeps force row level security;
create policy system_rows on public.retention_sweeps as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.retention_sweeps as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.retention_sweeps as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.retention_sweeps to frontdesk_app;

-- Table public.reviews, owned by frontdesk_owner
create table public.reviews (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  open_conversation_id uuid,
  reasons text[],
  first_review_id uuid,
  claimed_by_id uuid,
  claimed_at timestamp(3) with time zone,
  reviewer_id uuid,
  completed_at timestamp(3) with time zone,
  accuracy_score integer,
  tone_score integer,
  outcome_score integer,
  comment text,
  created_at timestamp(3) with time zone not null,
  constraint reviews_pkey PRIMARY KEY (workspace_id, id),
  constraint reviews_claimed_check CHECK (((num_nulls(claimed_by_id, claimed_at) = ANY (ARRAY[0, 2])) AND ((claimed_at IS NULL) OR (completed_at IS NULL)))),
  constraint reviews_completed_check CHECK (((num_nulls(reviewer_id, completed_at) = ANY (ARRAY[0, 2])) AND ((completed_at IS NULL) = (COALESCE(accuracy_score, tone_score, outcome_score) IS NULL)) AND ((comment IS NULL) OR (completed_at IS NOT NULL)))),
  constraint reviews_open_check CHECK (((open_conversation_id IS NULL) OR ((open_conversation_id = conversation_id) AND (completed_at IS NULL) AND (first_review_id IS NULL)))),
  constraint reviews_reasons_check CHECK (((cardinality(reasons) > 0) AND (reasons <@ ARRAY['SAMPLE'::text, 'LOW_RATING'::text, 'HANDOFF'::text, 'SAFETY'::text, 'UNSUPPORTED_STATEMENT'::text, 'MEMBER'::text, 'SECOND_REVIEW'::text]))),
  constraint reviews_scores_check CHECK ((((accuracy_score >= 1) AND (accuracy_score <= 5)) AND ((tone_score >= 1) AND (tone_score <= 5)) AND ((outcome_score >= 1) AND (outcome_score <= 5)))),
  constraint reviews_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint reviews_workspace_id_first_review_id_fkey FOREIGN KEY (workspace_id, first_review_id) REFERENCES public.reviews(workspace_id, id),
  constraint reviews_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX reviews_workspace_id_completed_at_created_at_id_idx ON public.reviews USING btree (workspace_id, completed_at, created_at, id);
CREATE INDEX reviews_workspace_id_conversation_id_created_at_id_idx ON public.reviews USING btree (workspace_id, conversation_id, created_at, id);
CREATE INDEX reviews_workspace_id_created_at_id_idx ON public.reviews USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX reviews_workspace_id_first_review_id_key ON public.reviews USING btree (workspace_id, first_review_id);
CREATE UNIQUE INDEX reviews_workspace_id_open_conversation_id_key ON public.reviews USING btree (workspace_id, open_conversation_id);
alter table public.reviews enable row level security;
alter table public.reviews force row level security;
create policy system_rows on public.reviews as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.reviews as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.reviews as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.reviews to frontdesk_app;

-- Table public.root_key_checks, owned by frontdesk_owner
create table public.root_key_checks (
  root_key_id text not null,
  sealed text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint root_key_checks_pkey PRIMARY KEY (root_key_id)
);
grant delete, insert, select on table public.root_key_checks to frontdesk_system;

-- Table public.safety_triggers, owned by frontdesk_owner
create table public.safety_triggers (
  workspace_id uuid not null,
  id uuid not null,
  concept_id uuid not null,
  concept_name text not null,
  rule_id uuid,
  severity text not null,
  phrase text not null,
  outcome text not null,
  instruction text not null default ''::text,
  conversation_id uuid,
  message_id uuid,
  call_id uuid,
  turn_id uuid,
  at timestamp(3) with time zone not null,
  source text not null default 'PHRASE'::text,
  confidence double precision,
  constraint safety_triggers_pkey PRIMARY KEY (workspace_id, id),
  constraint safety_triggers_confidence_check CHECK ((((source = 'MODEL'::text) = (confidence IS NOT NULL)) AND ((confidence >= (0)::double precision) AND (confidence <= (1)::double precision)))),
  constraint safety_triggers_outcome_check CHECK ((outcome = ANY (ARRAY['NOTE'::text, 'ALERT'::text, 'INSTRUCT'::text, 'HAND_OVER'::text]))),
  constraint safety_triggers_place_check CHECK ((((conversation_id IS NULL) = (message_id IS NULL)) AND ((call_id IS NULL) = (turn_id IS NULL)) AND ((conversation_id IS NULL) <> (call_id IS NULL)))),
  constraint safety_triggers_severity_check CHECK ((severity = ANY (ARRAY['MILD'::text, 'SERIOUS'::text]))),
  constraint safety_triggers_source_check CHECK ((source = ANY (ARRAY['PHRASE'::text, 'MODEL'::text]))),
  constraint safety_triggers_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint safety_triggers_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint safety_triggers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint safety_triggers_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.messages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint safety_triggers_workspace_id_turn_id_fkey FOREIGN KEY (workspace_id, turn_id) REFERENCES public.transcript_turns(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX safety_triggers_workspace_id_at_id_idx ON public.safety_triggers USING btree (workspace_id, at, id);
CREATE INDEX safety_triggers_workspace_id_call_id_at_id_idx ON public.safety_triggers USING btree (workspace_id, call_id, at, id);
CREATE INDEX safety_triggers_workspace_id_concept_id_at_id_idx ON public.safety_triggers USING btree (workspace_id, concept_id, at, id);
CREATE INDEX safety_triggers_workspace_id_conversation_id_at_id_idx ON public.safety_triggers USING btree (workspace_id, conversation_id, at, id);
CREATE UNIQUE INDEX safety_triggers_workspace_id_message_id_concept_id_key ON public.safety_triggers USING btree (workspace_id, message_id, concept_id);
CREATE UNIQUE INDEX safety_triggers_workspace_id_turn_id_concept_id_key ON public.safety_triggers USING btree (workspace_id, turn_id, concept_id);
alter table public.safety_triggers enable row level security;
alter table public.safety_triggers force row level security;
create policy system_rows on public.safety_triggers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.safety_triggers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.safety_triggers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.safety_triggers to frontdesk_app;

-- Table public.saved_replies, owned by frontdesk_owner
create table public.saved_replies (
  workspace_id uuid not null,
  id uuid not null,
  shortcut text not null,
  text text not null,
  folder text,
  visibility text not null default 'PRIVATE'::text,
  member_id uuid,
  use_count integer not null default 0,
  last_used_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint saved_replies_pkey PRIMARY KEY (workspace_id, id),
  constraint saved_replies_member_id_check CHECK (((visibility = 'PRIVATE'::text) = (member_id IS NOT NULL))),
  constraint saved_replies_visibility_check CHECK ((visibility = ANY (ARRAY['PRIVATE'::text, 'SHARED'::text]))),
  constraint saved_replies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint saved_replies_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX saved_replies_by_shortcut_idx ON public.saved_replies USING btree (workspace_id, lower(shortcut), id);
CREATE UNIQUE INDEX saved_replies_shortcut_key ON public.saved_replies USING btree (workspace_id, member_id, shortcut) NULLS NOT DISTINCT;
alter table public.saved_replies enable row level security;
alter table public.saved_replies force row level security;
create policy system_rows on public.saved_replies as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.saved_replies as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.saved_replies as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.saved_replies to frontdesk_app;

-- Table public.saved_views, owned by frontdesk_owner
create table public.saved_views (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  visibility text not null default 'PRIVATE'::text,
  query text not null,
  member_id uuid not null,
  created_at timestamp(3) with time zone not null,
  constraint saved_views_pkey PRIMARY KEY (workspace_id, id),
  constraint saved_views_visibility_check CHECK ((visibility = ANY (ARRAY['PRIVATE'::text, 'SHARED'::text]))),
  constraint saved_views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint saved_views_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX saved_views_workspace_id_created_at_id_idx ON public.saved_views USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX saved_views_workspace_id_member_id_name_key ON public.saved_views USING btree (workspace_id, member_id, name);
alter table public.saved_views enable row level security;
alter table public.saved_views force row level security;
create policy system_rows on public.saved_views as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.saved_views as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.saved_views as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.saved_views to frontdesk_app;

-- Table public.search_entries, owned by frontdesk_owner
create table public.search_entries (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  author text not null,
  member_id uuid,
  at timestamp(3) with time zone not null,
  words tsvector not null,
  constraint search_entries_pkey PRIMARY KEY (workspace_id, id),
  constraint search_entries_author_check CHECK ((author = ANY (ARRAY['CONTACT'::text, 'AGENT'::text, 'MEMBER'::text, 'CAMPAIGN'::text]))),
  constraint search_entries_kind_check CHECK ((kind = ANY (ARRAY['MESSAGE'::text, 'NOTE'::text, 'CALL_TURN'::text]))),
  constraint search_entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX search_entries_member_idx ON public.search_entries USING btree (workspace_id, member_id, at, id) WHERE (member_id IS NOT NULL);
CREATE INDEX search_entries_words_idx ON public.search_entries USING gin (workspace_id, words) WITH (fastupdate=off) WHERE (words IS NOT NULL);
CREATE INDEX search_entries_workspace_id_at_id_idx ON public.search_entries USING btree (workspace_id, at, id);
CREATE INDEX search_entries_workspace_id_kind_at_id_idx ON public.search_entries USING btree (workspace_id, kind, at, id);
alter table public.search_entries enable row level security;
alter table public.search_entries force row level security;
create policy system_rows on public.search_entries as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.search_entries as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.search_entries as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.search_entries to frontdesk_app;
grant select (workspace_id, id, at, words) on table public.search_entries to frontdesk_system;

-- Table public.sequence_messages, owned by frontdesk_owner
create table public.sequence_messages (
  workspace_id uuid not null,
  id uuid not null,
  sequence_id uuid not null,
  step integer not null,
  conversation_id uuid not null,
  occasion text not null,
  booking_id uuid,
  status text not null,
  blocker text,
  due_at timestamp(3) with time zone not null,
  retry_at timestamp(3) with time zone,
  expires_at timestamp(3) with time zone not null,
  message_id uuid,
  sent_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  constraint sequence_messages_pkey PRIMARY KEY (workspace_id, id),
  constraint sequence_messages_blocker_check CHECK ((((blocker IS NULL) = (status = 'SENT'::text)) AND (blocker = ANY (ARRAY['PAUSED'::text, 'BLOCKED'::text, 'OPTED_OUT'::text, 'NUMBER_NOT_ALLOWED'::text, 'TAKEN_OVER'::text, 'HANDED_OFF'::text, 'REPLYING'::text, 'WINDOW_CLOSED'::text, 'TEMPLATE_UNAVAILABLE'::text, 'VARIABLE_EMPTY'::text, 'FORM_UNAVAILABLE'::text, 'OUTSIDE_HOURS'::text, 'DAILY_LIMIT'::text, 'NOT_NEEDED'::text])))),
  constraint sequence_messages_sent_check CHECK (((sent_at IS NOT NULL) = (status = 'SENT'::text))),
  constraint sequence_messages_status_check CHECK ((status = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'SKIPPED'::text]))),
  constraint sequence_messages_waiting_check CHECK (((retry_at IS NOT NULL) = (status = 'WAITING'::text))),
  constraint sequence_messages_workspace_id_booking_id_fkey FOREIGN KEY (workspace_id, booking_id) REFERENCES public.bookings(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sequence_messages_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sequence_messages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sequence_messages_workspace_id_sequence_id_fkey FOREIGN KEY (workspace_id, sequence_id) REFERENCES public.sequences(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX sequence_messages_waiting_idx ON public.sequence_messages USING btree (workspace_id) WHERE (status = 'WAITING'::text);
CREATE INDEX sequence_messages_workspace_id_booking_id_due_at_id_idx ON public.sequence_messages USING btree (workspace_id, booking_id, due_at, id);
CREATE INDEX sequence_messages_workspace_id_conversation_id_due_at_id_idx ON public.sequence_messages USING btree (workspace_id, conversation_id, due_at, id);
CREATE INDEX sequence_messages_workspace_id_due_at_id_idx ON public.sequence_messages USING btree (workspace_id, due_at, id);
CREATE INDEX sequence_messages_workspace_id_sequence_id_due_at_id_idx ON public.sequence_messages USING btree (workspace_id, sequence_id, due_at, id);
CREATE UNIQUE INDEX sequence_messages_workspace_id_message_id_key ON public.sequence_messages USING btree (workspace_id, message_id);
CREATE UNIQUE INDEX sequence_messages_workspace_id_sequence_id_occasion_step_key ON public.sequence_messages USING btree (workspace_id, sequence_id, occasion, step);
alter table public.sequence_messages enable row level security;
alter table public.sequence_messages force row level security;
create policy system_rows on public.sequence_messages as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.sequence_messages as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.sequence_messages as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.sequence_messages to frontdesk_app;
grant select (workspace_id, status) on table public.sequence_messages to frontdesk_system;

-- Table public.sequence_steps, owned by frontdesk_owner
create table public.sequence_steps (
  workspace_id uuid not null,
  id uuid not null,
  sequence_id uuid not null,
  "position" integer not null,
  delay_minutes integer not null,
  text text,
  template_id uuid,
  variables jsonb not null,
  surface_template_id uuid,
  constraint sequence_steps_pkey PRIMARY KEY (workspace_id, id),
  constraint sequence_steps_content_check CHECK (((text IS NOT NULL) OR (template_id IS NOT NULL))),
  constraint sequence_steps_delay_check CHECK (((delay_minutes >= 5) AND (delay_minutes <= 43200))),
  constraint sequence_steps_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sequence_steps_workspace_id_sequence_id_fkey FOREIGN KEY (workspace_id, sequence_id) REFERENCES public.sequences(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sequence_steps_workspace_id_surface_template_id_fkey FOREIGN KEY (workspace_id, surface_template_id) REFERENCES public.surface_templates(workspace_id, id),
  constraint sequence_steps_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES public.whats_app_templates(workspace_id, id)
);
CREATE INDEX sequence_steps_workspace_id_surface_template_id_idx ON public.sequence_steps USING btree (workspace_id, surface_template_id);
CREATE INDEX sequence_steps_workspace_id_template_id_idx ON public.sequence_steps USING btree (workspace_id, template_id);
CREATE UNIQUE INDEX sequence_steps_workspace_id_sequence_id_position_key ON public.sequence_steps USING btree (workspace_id, sequence_id, "position");
alter table public.sequence_steps enable row level security;
alter table public.sequence_steps force row level security;
create policy system_rows on public.sequence_steps as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.sequence_steps as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.sequence_steps as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.sequence_steps to frontdesk_app;

-- Table public.sequences, owned by frontdesk_owner
create table public.sequences (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  trigger text not null,
  service_id uuid,
  enabled_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_by_name text not null,
  revision integer not null default 1,
  constraint sequences_pkey PRIMARY KEY (workspace_id, id),
  constraint sequences_trigger_check CHECK ((trigger = ANY (ARRAY['NO_REPLY'::text, 'APPOINTMENT'::text, 'NO_SHOW'::text, 'AFTER_VISIT'::text, 'NO_BOOKING'::text]))),
  constraint sequences_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sequences_workspace_id_service_id_fkey FOREIGN KEY (workspace_id, service_id) REFERENCES public.services(workspace_id, id)
);
CREATE INDEX sequences_workspace_id_created_at_id_idx ON public.sequences USING btree (workspace_id, created_at, id);
CREATE INDEX sequences_workspace_id_service_id_idx ON public.sequences USING btree (workspace_id, service_id);
alter table public.sequences enable row level security;
alter table public.sequences force row level security;
create policy system_rows on public.sequences as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.sequences as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.sequences as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.sequences FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.sequences to frontdesk_app;
grant select (workspace_id, enabled_at) on table public.sequences to frontdesk_system;

-- Table public.service_accounts, owned by frontdesk_owner
create table public.service_accounts (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  active_name text,
  policies text[] not null default '{}'::text[],
  created_by_id uuid not null,
  created_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  removed_at timestamp(3) with time zone,
  constraint service_accounts_pkey PRIMARY KEY (workspace_id, id),
  constraint service_accounts_active_check CHECK (((active_name IS NULL) = (removed_at IS NOT NULL))),
  constraint service_accounts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX service_accounts_workspace_id_created_at_id_idx ON public.service_accounts USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX service_accounts_workspace_id_active_name_key ON public.service_accounts USING btree (workspace_id, active_name);
alter table public.service_accounts enable row level security;
alter table public.service_accounts force row level security;
create policy system_rows on public.service_accounts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.service_accounts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.service_accounts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.service_accounts to frontdesk_app;
grant select on table public.service_accounts to frontdesk_system;

-- Table public.services, owned by frontdesk_owner
create table public.services (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  channel text not null,
  agent_version_id uuid,
  graph_version_id uuid,
  created_at timestamp(3) with time zone not null,
  disabled_at timestamp(3) with time zone,
  agent_id uuid not null,
  is_graph_latest boolean not null default false,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint services_pkey PRIMARY KEY (workspace_id, id),
  constraint services_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'VOICE'::text]))),
  constraint services_graph_check CHECK (((NOT is_graph_latest) OR ((agent_version_id IS NOT NULL) AND (graph_version_id IS NULL)))),
  constraint services_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id),
  constraint services_workspace_id_agent_version_id_fkey FOREIGN KEY (workspace_id, agent_version_id) REFERENCES public.agent_versions(workspace_id, id),
  constraint services_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint services_workspace_id_graph_version_id_fkey FOREIGN KEY (workspace_id, graph_version_id) REFERENCES public.context_graph_versions(workspace_id, id)
);
CREATE INDEX services_workspace_id_agent_id_idx ON public.services USING btree (workspace_id, agent_id);
CREATE INDEX services_workspace_id_agent_version_id_idx ON public.services USING btree (workspace_id, agent_version_id);
CREATE INDEX services_workspace_id_created_at_id_idx ON public.services USING btree (workspace_id, created_at, id);
CREATE INDEX services_workspace_id_graph_version_id_idx ON public.services USING btree (workspace_id, graph_version_id);
CREATE INDEX services_workspace_id_updated_at_id_idx ON public.services USING btree (workspace_id, updated_at, id);
CREATE UNIQUE INDEX services_workspace_id_name_key ON public.services USING btree (workspace_id, name);
alter table public.services enable row level security;
alter table public.services force row level security;
create policy system_rows on public.services as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.services as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.services as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.services FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.services to frontdesk_app;

-- Table public.session_idle_timeouts, owned by frontdesk_owner
create table public.session_idle_timeouts (
  workspace_id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  active_at timestamp(3) with time zone not null,
  constraint session_idle_timeouts_pkey PRIMARY KEY (workspace_id, session_id),
  constraint session_idle_timeouts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint session_idle_timeouts_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX session_idle_timeouts_session_id_idx ON public.session_idle_timeouts USING btree (session_id);
CREATE INDEX session_idle_timeouts_workspace_id_member_id_idx ON public.session_idle_timeouts USING btree (workspace_id, member_id);
alter table public.session_idle_timeouts enable row level security;
alter table public.session_idle_timeouts force row level security;
create policy system_rows on public.session_idle_timeouts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.session_idle_timeouts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.session_idle_timeouts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.session_idle_timeouts to frontdesk_app;
grant insert, select, update on table public.session_idle_timeouts to frontdesk_system;

-- Table public.session_voice_checks, owned by frontdesk_owner
create table public.session_voice_checks (
  workspace_id uuid not null,
  session_id uuid not null,
  member_id uuid not null,
  status text not null,
  attempts integer not null default 0,
  skip_reason text,
  code_hash bytea,
  code_expires_at timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null,
  constraint session_voice_checks_pkey PRIMARY KEY (workspace_id, session_id),
  constraint session_voice_checks_status_check CHECK ((status = ANY (ARRAY['POSTPONED'::text, 'PENDING'::text, 'FAILED'::text, 'VERIFIED'::text, 'CONFIRMED'::text, 'SKIPPED'::text]))),
  constraint session_voice_checks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint session_voice_checks_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX session_voice_checks_workspace_id_member_id_idx ON public.session_voice_checks USING btree (workspace_id, member_id);
alter table public.session_voice_checks enable row level security;
alter table public.session_voice_checks force row level security;
create policy system_rows on public.session_voice_checks as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.session_voice_checks as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.session_voice_checks as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.session_voice_checks to frontdesk_app;
grant select on table public.session_voice_checks to frontdesk_system;

-- Table public.sessions, owned by frontdesk_owner
create table public.sessions (
  id uuid not null,
  user_id uuid not null,
  generation integer not null default 0,
  rotated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  revoked_at timestamp(3) with time zone,
  user_agent text not null default ''::text,
  ip_address text not null default ''::text,
  proved_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);
grant delete, insert, select, update on table public.sessions to frontdesk_system;

-- Table public.source_mappings, owned by frontdesk_owner
create table public.source_mappings (
  workspace_id uuid not null,
  id uuid not null,
  data_source_id uuid not null,
  version integer not null,
  entity_type text not null,
  external_id_path text not null,
  fields jsonb not null,
  created_by_name text not null,
  created_at timestamp(3) with time zone not null,
  constraint source_mappings_pkey PRIMARY KEY (workspace_id, id),
  constraint source_mappings_entity_type_check CHECK ((entity_type = ANY (ARRAY['PERSON'::text, 'ORGANIZATION'::text, 'PRACTITIONER'::text, 'LOCATION'::text, 'APPOINTMENT'::text, 'ITEM'::text]))),
  constraint source_mappings_fields_check CHECK ((jsonb_typeof(fields) = 'array'::text)),
  constraint source_mappings_version_check CHECK ((version > 0)),
  constraint source_mappings_workspace_id_data_source_id_fkey FOREIGN KEY (workspace_id, data_source_id) REFERENCES public.data_sources(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint source_mappings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX source_mappings_workspace_id_data_source_id_version_key ON public.source_mappings USING btree (workspace_id, data_source_id, version);
alter table public.source_mappings enable row level security;
alter table public.source_mappings force row level security;
create policy system_rows on public.source_mappings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.source_mappings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.source_mappings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.source_mappings to frontdesk_app;

-- Table public.spa_operations, owned by frontdesk_owner
create table public.spa_operations (
  id text not null,
  name text not null,
  document text not null,
  registered_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint spa_operations_pkey PRIMARY KEY (id)
);
grant insert, select on table public.spa_operations to frontdesk_system;

-- Table public.storage_deletions, owned by frontdesk_owner
create table public.storage_deletions (
  storage_key text not null,
  requested_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  due_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint storage_deletions_pkey PRIMARY KEY (storage_key)
);
grant insert on table public.storage_deletions to frontdesk_app;
grant delete, select on table public.storage_deletions to frontdesk_system;

-- Table public.subscriptions, owned by frontdesk_owner
create table public.subscriptions (
  workspace_id uuid not null,
  id uuid not null,
  plan_version_id uuid not null,
  provider text not null default 'MANUAL'::text,
  "interval" text not null,
  seats integer,
  starts_at timestamp(3) with time zone not null,
  ends_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  overrides jsonb not null default '{}'::jsonb,
  price_minor integer,
  currency text,
  note text not null default ''::text,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  billed_until timestamp(3) with time zone,
  canceled_at timestamp(3) with time zone,
  past_due_at timestamp(3) with time zone,
  reminders integer not null default 0,
  restricted_at timestamp(3) with time zone,
  cancels_at timestamp(3) with time zone,
  payment_state text,
  period_ends_at timestamp(3) with time zone,
  provider_id text,
  settled_until timestamp(3) with time zone,
  change_id uuid,
  changes_at timestamp(3) with time zone,
  next_interval text,
  next_plan_version_id uuid,
  next_seats integer,
  constraint subscriptions_pkey PRIMARY KEY (workspace_id, id),
  constraint subscriptions_currency_check CHECK ((currency = ANY (ARRAY['EUR'::text, 'GBP'::text, 'USD'::text]))),
  constraint subscriptions_interval_check CHECK (("interval" = ANY (ARRAY['MONTH'::text, 'YEAR'::text]))),
  constraint subscriptions_next_check CHECK ((((changes_at IS NULL) = (next_plan_version_id IS NULL)) AND ((changes_at IS NULL) = (next_interval IS NULL)) AND ((changes_at IS NOT NULL) OR (next_seats IS NULL)) AND ((changes_at IS NULL) OR (provider = 'STRIPE'::text)) AND (next_interval = ANY (ARRAY['MONTH'::text, 'YEAR'::text])) AND ((next_seats >= 1) AND (next_seats <= 100000)))),
  constraint subscriptions_payment_state_check CHECK ((payment_state = ANY (ARRAY['INCOMPLETE'::text, 'EXPIRED'::text, 'TRIALING'::text, 'ACTIVE'::text, 'PAST_DUE'::text, 'UNPAID'::text, 'PAUSED'::text, 'CANCELED'::text]))),
  constraint subscriptions_period_check CHECK ((ends_at > starts_at)),
  constraint subscriptions_price_check CHECK (((price_minor >= 0) AND ((price_minor IS NULL) = (currency IS NULL)))),
  constraint subscriptions_provider_check CHECK (((provider = ANY (ARRAY['MANUAL'::text, 'STRIPE'::text])) AND ((provider = 'STRIPE'::text) = (provider_id IS NOT NULL)) AND ((provider = 'STRIPE'::text) = (payment_state IS NOT NULL)) AND ((provider = 'STRIPE'::text) = (period_ends_at IS NOT NULL)) AND ((cancels_at IS NULL) OR (provider = 'STRIPE'::text)))),
  constraint subscriptions_reminders_check CHECK (((reminders >= 0) AND (reminders <= 4))),
  constraint subscriptions_seats_check CHECK ((seats > 0)),
  constraint subscriptions_unpaid_check CHECK ((((restricted_at IS NULL) OR (past_due_at IS NOT NULL)) AND ((canceled_at IS NULL) OR (restricted_at IS NOT NULL)) AND ((canceled_at IS NULL) OR (ended_at IS NOT NULL)) AND ((reminders = 0) OR (past_due_at IS NOT NULL)))),
  constraint subscriptions_next_plan_version_id_fkey FOREIGN KEY (next_plan_version_id) REFERENCES public.plan_versions(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  constraint subscriptions_plan_version_id_fkey FOREIGN KEY (plan_version_id) REFERENCES public.plan_versions(id) ON UPDATE CASCADE ON DELETE RESTRICT,
  constraint subscriptions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX subscriptions_plan_version_id_idx ON public.subscriptions USING btree (plan_version_id);
CREATE UNIQUE INDEX subscriptions_live_key ON public.subscriptions USING btree (workspace_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX subscriptions_workspace_id_provider_id_key ON public.subscriptions USING btree (workspace_id, provider_id);
alter table public.subscriptions enable row level security;
alter table public.subscriptions force row level security;
create policy system_rows on public.subscriptions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.subscriptions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.subscriptions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.subscriptions to frontdesk_app;
grant select on table public.subscriptions to frontdesk_system;

-- Table public.support_accesses, owned by frontdesk_owner
create table public.support_accesses (
  workspace_id uuid not null,
  id uuid not null,
  level text not null,
  hours integer not null,
  open boolean default true,
  granted_by_id uuid not null,
  granted_by_name text not null,
  granted_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  expires_at timestamp(3) with time zone not null,
  admin_id uuid,
  admin_name text,
  reason text,
  session_started_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  ended_by_name text,
  constraint support_accesses_pkey PRIMARY KEY (workspace_id, id),
  constraint support_accesses_entered_check CHECK ((((session_started_at IS NULL) = (admin_id IS NULL)) AND ((session_started_at IS NULL) = (admin_name IS NULL)) AND ((session_started_at IS NULL) = (reason IS NULL)))),
  constraint support_accesses_hours_check CHECK (((hours >= 1) AND (hours <= 4))),
  constraint support_accesses_level_check CHECK ((level = ANY (ARRAY['READ'::text, 'CHANGE'::text]))),
  constraint support_accesses_open_check CHECK (((open IS NULL) OR (open AND (ended_at IS NULL)))),
  constraint support_accesses_time_check CHECK (((session_started_at IS NULL) OR (expires_at <= (session_started_at + '04:00:00'::interval)))),
  constraint support_accesses_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX support_accesses_workspace_id_granted_at_id_idx ON public.support_accesses USING btree (workspace_id, granted_at, id);
CREATE UNIQUE INDEX support_accesses_workspace_id_open_key ON public.support_accesses USING btree (workspace_id, open);
alter table public.support_accesses enable row level security;
alter table public.support_accesses force row level security;
create policy system_rows on public.support_accesses as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.support_accesses as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.support_accesses as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.support_accesses to frontdesk_app;
grant select on table public.support_accesses to frontdesk_system;

-- Table public.surface_answers, owned by frontdesk_owner
create table public.surface_answers (
  workspace_id uuid not null,
  id uuid not null,
  surface_id uuid not null,
  key text not null,
  "position" integer not null,
  label text not null,
  type text not null,
  given text[],
  "values" text[],
  updated_at timestamp(3) with time zone not null,
  origin text not null default 'NEW'::text,
  constraint surface_answers_pkey PRIMARY KEY (workspace_id, id),
  constraint surface_answers_origin_check CHECK ((origin = ANY (ARRAY['NEW'::text, 'CONFIRMED'::text, 'CORRECTED'::text]))),
  constraint surface_answers_position_check CHECK (("position" >= 0)),
  constraint surface_answers_type_check CHECK ((type = ANY (ARRAY['TEXT'::text, 'LONG_TEXT'::text, 'CHOICE'::text, 'CHOICES'::text, 'DATE'::text, 'NUMBER'::text, 'EMAIL'::text, 'CHECKBOX'::text, 'FILE'::text, 'PHOTO'::text]))),
  constraint surface_answers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint surface_answers_workspace_id_surface_id_fkey FOREIGN KEY (workspace_id, surface_id) REFERENCES public.surfaces(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX surface_answers_workspace_id_surface_id_position_id_idx ON public.surface_answers USING btree (workspace_id, surface_id, "position", id);
CREATE UNIQUE INDEX surface_answers_workspace_id_surface_id_key_key ON public.surface_answers USING btree (workspace_id, surface_id, key);
alter table public.surface_answers enable row level security;
alter table public.surface_answers force row level security;
create policy system_rows on public.surface_answers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.surface_answers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.surface_answers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.surface_answers to frontdesk_app;

-- Table public.surface_files, owned by frontdesk_owner
create table public.surface_files (
  workspace_id uuid not null,
  id uuid not null,
  surface_id uuid not null,
  key text not null,
  state text not null,
  name text not null default 'file'::text,
  content_type text not null default 'application/octet-stream'::text,
  byte_count integer not null default 0,
  content_hash bytea,
  sealed_key text not null,
  created_at timestamp(3) with time zone not null,
  delete_at timestamp(3) with time zone,
  constraint surface_files_pkey PRIMARY KEY (workspace_id, id),
  constraint surface_files_content_hash_check CHECK ((octet_length(content_hash) = 32)),
  constraint surface_files_delete_at_check CHECK (((state = 'READY'::text) OR (delete_at IS NOT NULL))),
  constraint surface_files_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'READY'::text]))),
  constraint surface_files_stored_check CHECK ((((state = 'READY'::text) = (content_hash IS NOT NULL)) AND ((state = 'READY'::text) = (byte_count > 0)))),
  constraint surface_files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint surface_files_workspace_id_surface_id_fkey FOREIGN KEY (workspace_id, surface_id) REFERENCES public.surfaces(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX surface_files_delete_at_idx ON public.surface_files USING btree (delete_at) WHERE (delete_at IS NOT NULL);
CREATE INDEX surface_files_workspace_id_surface_id_created_at_id_idx ON public.surface_files USING btree (workspace_id, surface_id, created_at, id);
alter table public.surface_files enable row level security;
alter table public.surface_files force row level security;
create policy system_rows on public.surface_files as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.surface_files as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.surface_files as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER surface_file_deletion_is_stored AFTER DELETE ON public.surface_files FOR EACH ROW EXECUTE FUNCTION app.store_attachment_deletion();
grant delete, insert, select, update on table public.surface_files to frontdesk_app;
grant select (workspace_id, delete_at) on table public.surface_files to frontdesk_system;

-- Table public.surface_templates, owned by frontdesk_owner
create table public.surface_templates (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  draft jsonb not null,
  revision integer not null default 0,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  updated_by_name text not null,
  published_number integer,
  published_revision integer,
  published_at timestamp(3) with time zone,
  published_languages text[] default ARRAY[]::text[],
  archived_at timestamp(3) with time zone,
  constraint surface_templates_pkey PRIMARY KEY (workspace_id, id),
  constraint surface_templates_draft_check CHECK ((jsonb_typeof(draft) = 'object'::text)),
  constraint surface_templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX surface_templates_workspace_id_created_at_id_idx ON public.surface_templates USING btree (workspace_id, created_at, id);
alter table public.surface_templates enable row level security;
alter table public.surface_templates force row level security;
create policy system_rows on public.surface_templates as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.surface_templates as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.surface_templates as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.surface_templates to frontdesk_app;

-- Table public.surface_versions, owned by frontdesk_owner
create table public.surface_versions (
  workspace_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  number integer not null,
  content jsonb not null,
  published_at timestamp(3) with time zone not null,
  published_by_name text not null,
  constraint surface_versions_pkey PRIMARY KEY (workspace_id, id),
  constraint surface_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text)),
  constraint surface_versions_number_check CHECK ((number > 0)),
  constraint surface_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint surface_versions_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES public.surface_templates(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX surface_versions_workspace_id_template_id_number_key ON public.surface_versions USING btree (workspace_id, template_id, number);
alter table public.surface_versions enable row level security;
alter table public.surface_versions force row level security;
create policy system_rows on public.surface_versions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.surface_versions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.surface_versions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.surface_versions to frontdesk_app;

-- Table public.surfaces, owned by frontdesk_owner
create table public.surfaces (
  workspace_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  version_id uuid not null,
  contact_id uuid not null,
  conversation_id uuid,
  message_id uuid,
  token_hash bytea not null,
  language text not null,
  status text not null default 'SENT'::text,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  expires_at timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone,
  submitted_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  agent_run_id uuid,
  reminded_at timestamp(3) with time zone,
  reminder_at timestamp(3) with time zone,
  reminder_refusal text,
  review_note text,
  reviewed_at timestamp(3) with time zone,
  reviewed_by_name text,
  browser_hash bytea,
  prefilled jsonb,
  sender text not null default 'MEMBER'::text,
  check_failures integer not null default 0,
  check_passed_at timestamp(3) with time zone,
  code_claimed_at timestamp(3) with time zone,
  code_count integer not null default 0,
  code_expires_at timestamp(3) with time zone,
  code_hash bytea,
  locked_at timestamp(3) with time zone,
  second_check text not null default 'NONE'::text,
  constraint surfaces_pkey PRIMARY KEY (workspace_id, id),
  constraint surfaces_browser_hash_check CHECK ((octet_length(browser_hash) = 32)),
  constraint surfaces_check_failures_check CHECK (((check_failures >= 0) AND (check_failures <= 5))),
  constraint surfaces_check_passed_at_check CHECK (((check_passed_at IS NULL) OR ((second_check <> 'NONE'::text) AND (browser_hash IS NOT NULL)))),
  constraint surfaces_code_claimed_at_check CHECK (((code_claimed_at IS NULL) OR (code_count > 0))),
  constraint surfaces_code_count_check CHECK ((((code_count >= 0) AND (code_count <= 3)) AND ((code_count = 0) OR (second_check = 'CODE'::text)))),
  constraint surfaces_code_expires_at_check CHECK (((code_hash IS NULL) = (code_expires_at IS NULL))),
  constraint surfaces_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint surfaces_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'es'::text, 'fr'::text, 'pt'::text, 'ar'::text, 'he'::text]))),
  constraint surfaces_locked_at_check CHECK (((locked_at IS NOT NULL) = (check_failures = 5))),
  constraint surfaces_prefilled_check CHECK (((prefilled IS NULL) OR (jsonb_typeof(prefilled) = 'array'::text))),
  constraint surfaces_reminded_at_check CHECK (((reminded_at IS NULL) OR ((reminder_at IS NULL) AND (reminder_refusal IS NULL)))),
  constraint surfaces_reminder_refusal_check CHECK ((reminder_refusal = ANY (ARRAY['OPTED_OUT'::text, 'BLOCKED'::text, 'REPLY_WINDOW_CLOSED'::text, 'NUMBER_NOT_ALLOWED'::text, 'PAUSED'::text, 'MESSAGE_DELETED'::text]))),
  constraint surfaces_review_note_check CHECK (((review_note IS NULL) OR (reviewed_at IS NOT NULL))),
  constraint surfaces_reviewed_at_check CHECK (((reviewed_at IS NULL) = (reviewed_by_name IS NULL))),
  constraint surfaces_revoked_at_check CHECK (((status = 'REVOKED'::text) = (revoked_at IS NOT NULL))),
  constraint surfaces_second_check_check CHECK ((second_check = ANY (ARRAY['NONE'::text, 'CODE'::text, 'BIRTH_DATE'::text]))),
  constraint surfaces_sender_check CHECK ((sender = ANY (ARRAY['AGENT'::text, 'MEMBER'::text, 'SEQUENCE'::text, 'LINK'::text]))),
  constraint surfaces_status_check CHECK ((status = ANY (ARRAY['SENT'::text, 'OPENED'::text, 'IN_PROGRESS'::text, 'SUBMITTED'::text, 'PENDING_REVIEW'::text, 'ACCEPTED'::text, 'RETURNED'::text, 'EXPIRED'::text, 'REVOKED'::text]))),
  constraint surfaces_submitted_at_check CHECK (((status = ANY (ARRAY['SUBMITTED'::text, 'PENDING_REVIEW'::text, 'ACCEPTED'::text])) = (submitted_at IS NOT NULL))),
  constraint surfaces_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint surfaces_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES public.contacts(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint surfaces_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint surfaces_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint surfaces_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES public.surface_templates(workspace_id, id),
  constraint surfaces_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.surface_versions(workspace_id, id)
);
CREATE INDEX surfaces_open_idx ON public.surfaces USING btree (expires_at) WHERE (status = ANY (ARRAY['SENT'::text, 'OPENED'::text, 'IN_PROGRESS'::text, 'RETURNED'::text]));
CREATE INDEX surfaces_reminder_idx ON public.surfaces USING btree (reminder_at) WHERE (reminder_at IS NOT NULL);
CREATE INDEX surfaces_review_idx ON public.surfaces USING btree (workspace_id, created_at, id) WHERE (status = 'PENDING_REVIEW'::text);
CREATE INDEX surfaces_token_hash_idx ON public.surfaces USING btree (token_hash);
CREATE INDEX surfaces_workspace_id_contact_id_created_at_id_idx ON public.surfaces USING btree (workspace_id, contact_id, created_at, id);
CREATE INDEX surfaces_workspace_id_conversation_id_created_at_id_idx ON public.surfaces USING btree (workspace_id, conversation_id, created_at, id);
CREATE INDEX surfaces_workspace_id_created_at_id_idx ON public.surfaces USING btree (workspace_id, created_at, id);
CREATE INDEX surfaces_workspace_id_message_id_idx ON public.surfaces USING btree (workspace_id, message_id);
CREATE INDEX surfaces_workspace_id_template_id_created_at_idx ON public.surfaces USING btree (workspace_id, template_id, created_at);
CREATE INDEX surfaces_workspace_id_version_id_idx ON public.surfaces USING btree (workspace_id, version_id);
alter table public.surfaces enable row level security;
alter table public.surfaces force row level security;
create policy system_rows on public.surfaces as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.surfaces as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.surfaces as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.surfaces to frontdesk_app;
grant select (workspace_id, id, contact_id, conversation_id, token_hash, status, expires_at, reminder_at) on table public.surfaces to frontdesk_system;

-- Table public.sync_rejections, owned by frontdesk_owner
create table public.sync_rejections (
  workspace_id uuid not null,
  id uuid not null,
  sync_run_id uuid not null,
  record_type text,
  record_id text,
  reason text not null,
  at timestamp(3) with time zone not null,
  constraint sync_rejections_pkey PRIMARY KEY (workspace_id, id),
  constraint sync_rejections_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sync_rejections_workspace_id_sync_run_id_fkey FOREIGN KEY (workspace_id, sync_run_id) REFERENCES public.sync_runs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX sync_rejections_workspace_id_sync_run_id_id_idx ON public.sync_rejections USING btree (workspace_id, sync_run_id, id);
alter table public.sync_rejections enable row level security;
alter table public.sync_rejections force row level security;
create policy system_rows on public.sync_rejections as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.sync_rejections as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.sync_rejections as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.sync_rejections to frontdesk_app;

-- Table public.sync_runs, owned by frontdesk_owner
create table public.sync_runs (
  workspace_id uuid not null,
  id uuid not null,
  data_source_id uuid not null,
  trigger text not null,
  state text not null default 'QUEUED'::text,
  cursor jsonb,
  pages integer not null default 0,
  records_read integer not null default 0,
  records_ingested integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  attempts integer not null default 0,
  last_error text,
  failure text,
  started_by_name text,
  created_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  failure_code text,
  mapping_version integer,
  constraint sync_runs_pkey PRIMARY KEY (workspace_id, id),
  constraint sync_runs_counts_check CHECK ((records_read = ((records_ingested + unchanged) + rejected))),
  constraint sync_runs_failure_check CHECK (((state = 'FAILED'::text) = (failure IS NOT NULL))),
  constraint sync_runs_failure_code_check CHECK (((failure_code IS NULL) OR (state = 'FAILED'::text))),
  constraint sync_runs_finished_check CHECK (((state = ANY (ARRAY['DONE'::text, 'FAILED'::text, 'CANCELLED'::text])) = (finished_at IS NOT NULL))),
  constraint sync_runs_started_check CHECK (((state <> ALL (ARRAY['RUNNING'::text, 'DONE'::text])) OR (started_at IS NOT NULL))),
  constraint sync_runs_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text, 'CANCELLED'::text]))),
  constraint sync_runs_trigger_check CHECK ((trigger = ANY (ARRAY['MEMBER'::text, 'SCHEDULE'::text]))),
  constraint sync_runs_workspace_id_data_source_id_fkey FOREIGN KEY (workspace_id, data_source_id) REFERENCES public.data_sources(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint sync_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX sync_runs_workspace_id_created_at_id_idx ON public.sync_runs USING btree (workspace_id, created_at, id);
CREATE INDEX sync_runs_workspace_id_data_source_id_created_at_id_idx ON public.sync_runs USING btree (workspace_id, data_source_id, created_at, id);
CREATE UNIQUE INDEX sync_runs_under_way_idx ON public.sync_runs USING btree (workspace_id, data_source_id) WHERE (state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text]));
alter table public.sync_runs enable row level security;
alter table public.sync_runs force row level security;
create policy system_rows on public.sync_runs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.sync_runs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.sync_runs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.sync_runs to frontdesk_app;

-- Table public.takeovers, owned by frontdesk_owner
create table public.takeovers (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  open_conversation_id uuid,
  member_id uuid not null,
  started_at timestamp(3) with time zone not null,
  active_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  end_reason text,
  note text,
  constraint takeovers_pkey PRIMARY KEY (workspace_id, id),
  constraint takeovers_end_reason_check CHECK ((end_reason = ANY (ARRAY['HANDED_BACK'::text, 'IDLE'::text, 'MEMBER_LEFT'::text, 'RESOLVED'::text]))),
  constraint takeovers_ended_check CHECK ((((ended_at IS NULL) = (end_reason IS NULL)) AND ((ended_at IS NULL) = (open_conversation_id IS NOT NULL)))),
  constraint takeovers_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500))),
  constraint takeovers_open_check CHECK (((open_conversation_id IS NULL) OR (open_conversation_id = conversation_id))),
  constraint takeovers_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint takeovers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX takeovers_open_active_at_idx ON public.takeovers USING btree (active_at) WHERE (open_conversation_id IS NOT NULL);
CREATE INDEX takeovers_workspace_id_conversation_id_started_at_id_idx ON public.takeovers USING btree (workspace_id, conversation_id, started_at, id);
CREATE UNIQUE INDEX takeovers_workspace_id_open_conversation_id_key ON public.takeovers USING btree (workspace_id, open_conversation_id);
alter table public.takeovers enable row level security;
alter table public.takeovers force row level security;
create policy system_rows on public.takeovers as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.takeovers as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.takeovers as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.takeovers to frontdesk_app;
grant select (workspace_id, open_conversation_id, active_at) on table public.takeovers to frontdesk_system;

-- Table public.tax_rates, owned by frontdesk_owner
create table public.tax_rates (
  id uuid not null,
  country text not null,
  name text not null,
  percent numeric(5,2) not null,
  valid_from date not null,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  constraint tax_rates_pkey PRIMARY KEY (id),
  constraint tax_rates_percent_check CHECK (((percent >= (0)::numeric) AND (percent <= (100)::numeric)))
);
CREATE INDEX tax_rates_created_at_id_idx ON public.tax_rates USING btree (created_at, id);
CREATE UNIQUE INDEX tax_rates_country_valid_from_key ON public.tax_rates USING btree (country, valid_from);
alter table public.tax_rates enable row level security;
alter table public.tax_rates force row level security;
create policy tax_rates_are_changed on public.tax_rates as permissive for all to frontdesk_system using (true) with check (true);
create policy tax_rates_are_read on public.tax_rates as permissive for select to frontdesk_app using (true);
grant select on table public.tax_rates to frontdesk_app;
grant delete, insert, select on table public.tax_rates to frontdesk_system;

-- Table public.template_files, owned by frontdesk_owner
create table public.template_files (
  workspace_id uuid not null,
  id uuid not null,
  state text not null,
  name text not null default 'file'::text,
  content_type text not null default 'application/octet-stream'::text,
  byte_count integer not null default 0,
  sealed_key text not null,
  uploads jsonb not null default '{}'::jsonb,
  created_at timestamp(3) with time zone not null,
  kept_until timestamp(3) with time zone not null,
  constraint template_files_pkey PRIMARY KEY (workspace_id, id),
  constraint template_files_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'READY'::text]))),
  constraint template_files_stored_check CHECK (((state = 'READY'::text) = (byte_count > 0))),
  constraint template_files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.template_files enable row level security;
alter table public.template_files force row level security;
create policy system_rows on public.template_files as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.template_files as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.template_files as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER template_file_deletion_is_stored AFTER DELETE ON public.template_files FOR EACH ROW EXECUTE FUNCTION app.store_attachment_deletion();
grant delete, insert, select, update on table public.template_files to frontdesk_app;
grant select (workspace_id, kept_until) on table public.template_files to frontdesk_system;

-- Table public.test_cases, owned by frontdesk_owner
create table public.test_cases (
  workspace_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  name text not null,
  kind text not null,
  is_greeted boolean not null default false,
  messages text[] default ARRAY[]::text[],
  persona text,
  goal text,
  max_turns integer not null default 12,
  expectations jsonb not null,
  created_at timestamp(3) with time zone not null,
  created_by_name text not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_by_name text not null,
  revision integer not null default 1,
  constraint test_cases_pkey PRIMARY KEY (workspace_id, id),
  constraint test_cases_contact_check CHECK ((((kind = 'SCRIPT'::text) = (persona IS NULL)) AND ((kind = 'SCRIPT'::text) = (goal IS NULL)) AND ((kind = 'SCRIPT'::text) = (cardinality(messages) > 0)))),
  constraint test_cases_kind_check CHECK ((kind = ANY (ARRAY['SCRIPT'::text, 'SIMULATED'::text]))),
  constraint test_cases_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint test_cases_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX test_cases_workspace_id_created_at_id_idx ON public.test_cases USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX test_cases_workspace_id_agent_id_name_key ON public.test_cases USING btree (workspace_id, agent_id, name);
alter table public.test_cases enable row level security;
alter table public.test_cases force row level security;
create policy system_rows on public.test_cases as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.test_cases as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.test_cases as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.test_cases FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.test_cases to frontdesk_app;

-- Table public.test_results, owned by frontdesk_owner
create table public.test_results (
  workspace_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  test_case_id uuid not null,
  name text not null,
  repetition integer not null,
  definition jsonb not null,
  status text not null default 'PENDING'::text,
  transcript jsonb not null default '[]'::jsonb,
  checks jsonb not null default '[]'::jsonb,
  tokens integer not null default 0,
  duration_ms integer,
  error text,
  created_at timestamp(3) with time zone not null,
  finished_at timestamp(3) with time zone,
  constraint test_results_pkey PRIMARY KEY (workspace_id, id),
  constraint test_results_error_check CHECK (((status = 'ERROR'::text) = (error IS NOT NULL))),
  constraint test_results_finished_check CHECK (((status = 'PENDING'::text) = (finished_at IS NULL))),
  constraint test_results_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'PASSED'::text, 'FAILED'::text, 'ERROR'::text]))),
  constraint test_results_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint test_results_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES public.test_runs(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint test_results_workspace_id_test_case_id_fkey FOREIGN KEY (workspace_id, test_case_id) REFERENCES public.test_cases(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX test_results_workspace_id_run_id_created_at_id_idx ON public.test_results USING btree (workspace_id, run_id, created_at, id);
CREATE INDEX test_results_workspace_id_test_case_id_created_at_id_idx ON public.test_results USING btree (workspace_id, test_case_id, created_at, id);
CREATE UNIQUE INDEX test_results_workspace_id_run_id_test_case_id_repetition_key ON public.test_results USING btree (workspace_id, run_id, test_case_id, repetition);
alter table public.test_results enable row level security;
alter table public.test_results force row level security;
create policy system_rows on public.test_results as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.test_results as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.test_results as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.test_results to frontdesk_app;

-- Table public.test_runs, owned by frontdesk_owner
create table public.test_runs (
  workspace_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  version_id uuid,
  draft_revision integer,
  content_hash text not null,
  suite_hash text not null,
  content text not null,
  seed integer not null,
  repetitions integer not null,
  status text not null default 'RUNNING'::text,
  started_at timestamp(3) with time zone not null,
  started_by_name text not null,
  finished_at timestamp(3) with time zone,
  knowledge_number integer,
  constraint test_runs_pkey PRIMARY KEY (workspace_id, id),
  constraint test_runs_finished_check CHECK (((status = 'RUNNING'::text) = (finished_at IS NULL))),
  constraint test_runs_status_check CHECK ((status = ANY (ARRAY['RUNNING'::text, 'PASSED'::text, 'FAILED'::text, 'CANCELED'::text]))),
  constraint test_runs_subject_check CHECK (((version_id IS NOT NULL) OR (draft_revision IS NOT NULL))),
  constraint test_runs_workspace_id_agent_id_fkey FOREIGN KEY (workspace_id, agent_id) REFERENCES public.agents(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint test_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint test_runs_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES public.agent_versions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX test_runs_workspace_id_agent_id_started_at_id_idx ON public.test_runs USING btree (workspace_id, agent_id, started_at, id);
CREATE INDEX test_runs_workspace_id_started_at_id_idx ON public.test_runs USING btree (workspace_id, started_at, id);
CREATE INDEX test_runs_workspace_id_version_id_idx ON public.test_runs USING btree (workspace_id, version_id);
CREATE UNIQUE INDEX test_runs_active_idx ON public.test_runs USING btree (workspace_id, agent_id) WHERE (status = 'RUNNING'::text);
alter table public.test_runs enable row level security;
alter table public.test_runs force row level security;
create policy system_rows on public.test_runs as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.test_runs as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.test_runs as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.test_runs to frontdesk_app;

-- Table public.tombstones, owned by frontdesk_owner
create table public.tombstones (
  workspace_id uuid not null,
  id uuid not null,
  digest text not null,
  erased_at timestamp(3) with time zone not null,
  constraint tombstones_pkey PRIMARY KEY (workspace_id, id),
  constraint tombstones_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX tombstones_workspace_id_digest_key ON public.tombstones USING btree (workspace_id, digest);
alter table public.tombstones enable row level security;
alter table public.tombstones force row level security;
create policy system_rows on public.tombstones as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.tombstones as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.tombstones as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.tombstones to frontdesk_app;

-- Table public.tool_calls, owned by frontdesk_owner
create table public.tool_calls (
  workspace_id uuid not null,
  id uuid not null,
  tool_id uuid,
  kind text not null,
  conversation_id uuid,
  call_id uuid,
  effect_key text not null,
  episode integer not null,
  state text not null,
  arguments text not null,
  result text,
  error text,
  status integer,
  duration_ms integer,
  retries integer not null default 0,
  requested_at timestamp(3) with time zone not null,
  mcp_tool_id uuid,
  constraint tool_calls_pkey PRIMARY KEY (workspace_id, id),
  constraint tool_calls_error_check CHECK ((((error IS NULL) = (state = ANY (ARRAY['REQUESTED'::text, 'SUCCEEDED'::text]))) AND (error = ANY (ARRAY['ARGUMENTS'::text, 'ADDRESS'::text, 'DNS'::text, 'TLS'::text, 'TIMEOUT'::text, 'CONNECTION'::text, 'SIZE'::text, 'STATUS'::text, 'REDIRECT'::text, 'FORMAT'::text, 'INTERRUPTED'::text, 'TOOL_ERROR'::text, 'TOOL_REMOVED'::text])))),
  constraint tool_calls_kind_check CHECK ((kind = ANY (ARRAY['READS'::text, 'CHANGES'::text]))),
  constraint tool_calls_origin_check CHECK (((conversation_id IS NULL) <> (call_id IS NULL))),
  constraint tool_calls_state_check CHECK ((state = ANY (ARRAY['REQUESTED'::text, 'SUCCEEDED'::text, 'FAILED'::text, 'UNKNOWN'::text]))),
  constraint tool_calls_tool_check CHECK (((tool_id IS NULL) <> (mcp_tool_id IS NULL))),
  constraint tool_calls_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint tool_calls_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint tool_calls_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint tool_calls_workspace_id_mcp_tool_id_fkey FOREIGN KEY (workspace_id, mcp_tool_id) REFERENCES public.mcp_tools(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint tool_calls_workspace_id_tool_id_fkey FOREIGN KEY (workspace_id, tool_id) REFERENCES public.http_tools(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX tool_calls_workspace_id_mcp_tool_id_requested_at_id_idx ON public.tool_calls USING btree (workspace_id, mcp_tool_id, requested_at, id);
CREATE INDEX tool_calls_workspace_id_tool_id_requested_at_id_idx ON public.tool_calls USING btree (workspace_id, tool_id, requested_at, id);
CREATE UNIQUE INDEX tool_calls_one_change_idx ON public.tool_calls USING btree (workspace_id, COALESCE(tool_id, mcp_tool_id), COALESCE(conversation_id, call_id), episode) WHERE ((kind = 'CHANGES'::text) AND (state <> 'FAILED'::text));
CREATE UNIQUE INDEX tool_calls_workspace_id_call_id_effect_key_key ON public.tool_calls USING btree (workspace_id, call_id, effect_key);
CREATE UNIQUE INDEX tool_calls_workspace_id_conversation_id_effect_key_key ON public.tool_calls USING btree (workspace_id, conversation_id, effect_key);
alter table public.tool_calls enable row level security;
alter table public.tool_calls force row level security;
create policy system_rows on public.tool_calls as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.tool_calls as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.tool_calls as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.tool_calls to frontdesk_app;

-- Table public.tool_invocations, owned by frontdesk_owner
create table public.tool_invocations (
  workspace_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  tool_call_id text not null,
  tool text not null,
  arguments jsonb not null,
  claim integer not null default 1,
  lease_until timestamp(3) with time zone,
  answer text,
  failed boolean not null default false,
  asked_at timestamp(3) with time zone not null,
  answered_at timestamp(3) with time zone,
  constraint tool_invocations_pkey PRIMARY KEY (workspace_id, id),
  constraint tool_invocations_answer_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint tool_invocations_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint tool_invocations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE UNIQUE INDEX tool_invocations_workspace_id_call_id_tool_call_id_key ON public.tool_invocations USING btree (workspace_id, call_id, tool_call_id);
alter table public.tool_invocations enable row level security;
alter table public.tool_invocations force row level security;
create policy system_rows on public.tool_invocations as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.tool_invocations as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.tool_invocations as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.tool_invocations to frontdesk_app;

-- Table public.totp_secrets, owned by frontdesk_owner
create table public.totp_secrets (
  user_id uuid not null,
  sealed_secret text not null,
  last_step integer,
  created_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  constraint totp_secrets_pkey PRIMARY KEY (user_id),
  constraint totp_secrets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE CASCADE
);
grant delete, insert, select, update on table public.totp_secrets to frontdesk_system;

-- Table public.transcript_turns, owned by frontdesk_owner
create table public.transcript_turns (
  workspace_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  role text not null,
  text text not null,
  at timestamp(3) with time zone not null,
  constraint transcript_turns_pkey PRIMARY KEY (workspace_id, id),
  constraint transcript_turns_role_check CHECK ((role = ANY (ARRAY['CONTACT'::text, 'AGENT'::text, 'MEMBER'::text]))),
  constraint transcript_turns_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint transcript_turns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX transcript_turns_workspace_id_at_id_idx ON public.transcript_turns USING btree (workspace_id, at, id);
CREATE INDEX transcript_turns_workspace_id_call_id_at_id_idx ON public.transcript_turns USING btree (workspace_id, call_id, at, id);
alter table public.transcript_turns enable row level security;
alter table public.transcript_turns force row level security;
create policy system_rows on public.transcript_turns as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.transcript_turns as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.transcript_turns as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER search_entries_are_deleted AFTER DELETE ON public.transcript_turns REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION app.delete_search_entries();
CREATE TRIGGER search_entry_is_stored AFTER INSERT OR UPDATE OF text, at ON public.transcript_turns FOR EACH ROW EXECUTE FUNCTION app.store_search_entry();
grant delete, insert, select, update on table public.transcript_turns to frontdesk_app;

-- Table public.unanswered_question_examples, owned by frontdesk_owner
create table public.unanswered_question_examples (
  workspace_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  conversation_id uuid,
  call_id uuid,
  text text not null,
  terms text[],
  asked_at timestamp(3) with time zone not null,
  terms_version integer not null default 1,
  constraint unanswered_question_examples_pkey PRIMARY KEY (workspace_id, id),
  constraint unanswered_question_examples_origin_check CHECK (((conversation_id IS NULL) <> (call_id IS NULL))),
  constraint unanswered_question_examples_workspace_id_call_id_fkey FOREIGN KEY (workspace_id, call_id) REFERENCES public.calls(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint unanswered_question_examples_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES public.conversations(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint unanswered_question_examples_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint unanswered_question_examples_workspace_id_question_id_fkey FOREIGN KEY (workspace_id, question_id) REFERENCES public.unanswered_questions(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX unanswered_question_examples_workspace_id_call_id_idx ON public.unanswered_question_examples USING btree (workspace_id, call_id);
CREATE INDEX unanswered_question_examples_workspace_id_conversation_id_idx ON public.unanswered_question_examples USING btree (workspace_id, conversation_id);
CREATE INDEX unanswered_question_examples_workspace_id_question_id_asked_idx ON public.unanswered_question_examples USING btree (workspace_id, question_id, asked_at, id);
CREATE UNIQUE INDEX unanswered_question_examples_workspace_id_question_id_call__key ON public.unanswered_question_examples USING btree (workspace_id, question_id, call_id);
CREATE UNIQUE INDEX unanswered_question_examples_workspace_id_question_id_conve_key ON public.unanswered_question_examples USING btree (workspace_id, question_id, conversation_id);
alter table public.unanswered_question_examples enable row level security;
alter table public.unanswered_question_examples force row level security;
create policy system_rows on public.unanswered_question_examples as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.unanswered_question_examples as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.unanswered_question_examples as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.unanswered_question_examples to frontdesk_app;

-- Table public.unanswered_questions, owned by frontdesk_owner
create table public.unanswered_questions (
  workspace_id uuid not null,
  id uuid not null,
  status text not null default 'OPEN'::text,
  first_asked_at timestamp(3) with time zone not null,
  last_asked_at timestamp(3) with time zone not null,
  source_id uuid,
  settled_at timestamp(3) with time zone,
  settled_by_name text,
  constraint unanswered_questions_pkey PRIMARY KEY (workspace_id, id),
  constraint unanswered_questions_settled_check CHECK (((status = 'OPEN'::text) = (settled_at IS NULL))),
  constraint unanswered_questions_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'ANSWERED'::text, 'DISMISSED'::text]))),
  constraint unanswered_questions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX unanswered_questions_workspace_id_source_id_idx ON public.unanswered_questions USING btree (workspace_id, source_id);
CREATE INDEX unanswered_questions_workspace_id_status_last_asked_at_id_idx ON public.unanswered_questions USING btree (workspace_id, status, last_asked_at, id);
alter table public.unanswered_questions enable row level security;
alter table public.unanswered_questions force row level security;
create policy system_rows on public.unanswered_questions as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.unanswered_questions as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.unanswered_questions as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.unanswered_questions to frontdesk_app;

-- Table public.usage_events, owned by frontdesk_owner
create table public.usage_events (
  workspace_id uuid not null,
  meter text not null,
  key text not null,
  occurred_at timestamp(3) with time zone not null,
  quantity bigint not null,
  traffic text not null,
  subject_id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  uncharged_reason text,
  correction_reason text,
  corrects_key text,
  constraint usage_events_pkey PRIMARY KEY (workspace_id, meter, key, occurred_at),
  constraint usage_events_correction_check CHECK ((((corrects_key IS NULL) = (correction_reason IS NULL)) AND ((corrects_key IS NULL) OR (quantity < 0)))),
  constraint usage_events_meter_check CHECK ((meter = ANY (ARRAY['ai_conversations'::text, 'messages_out'::text, 'messages_in'::text, 'campaign_messages'::text, 'call_seconds'::text, 'model_tokens_in'::text, 'model_tokens_out'::text, 'model_cost_micros'::text]))),
  constraint usage_events_traffic_check CHECK ((traffic = ANY (ARRAY['LIVE'::text, 'SIMULATED'::text]))),
  constraint usage_events_uncharged_reason_check CHECK ((uncharged_reason = 'TOO_LATE'::text)),
  constraint usage_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX usage_events_corrects_key_idx ON public.usage_events USING btree (workspace_id, meter, corrects_key) WHERE (corrects_key IS NOT NULL);
CREATE INDEX usage_events_occurred_at_idx ON public.usage_events USING brin (occurred_at);
CREATE INDEX usage_events_xid_idx ON public.usage_events USING btree (xid);
alter table public.usage_events enable row level security;
alter table public.usage_events force row level security;
create policy system_rows on public.usage_events as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.usage_events as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.usage_events as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant insert, select on table public.usage_events to frontdesk_app;
grant delete, select on table public.usage_events to frontdesk_system;

-- Table public.usage_hours, owned by frontdesk_owner
create table public.usage_hours (
  workspace_id uuid not null,
  meter text not null,
  traffic text not null,
  hour timestamp(3) with time zone not null,
  quantity bigint not null,
  uncharged bigint not null default 0,
  constraint usage_hours_pkey PRIMARY KEY (workspace_id, meter, traffic, hour),
  constraint usage_hours_meter_check CHECK ((meter = ANY (ARRAY['ai_conversations'::text, 'messages_out'::text, 'messages_in'::text, 'campaign_messages'::text, 'call_seconds'::text, 'model_tokens_in'::text, 'model_tokens_out'::text, 'model_cost_micros'::text, 'contacts'::text, 'members'::text, 'phone_numbers'::text, 'knowledge_bytes'::text, 'storage_bytes'::text]))),
  constraint usage_hours_traffic_check CHECK ((traffic = ANY (ARRAY['LIVE'::text, 'SIMULATED'::text]))),
  constraint usage_hours_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.usage_hours enable row level security;
alter table public.usage_hours force row level security;
create policy system_rows on public.usage_hours as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.usage_hours as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.usage_hours as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.usage_hours to frontdesk_app;
grant delete, insert, select, update on table public.usage_hours to frontdesk_system;

-- Table public.usage_rollups, owned by frontdesk_owner
create table public.usage_rollups (
  id integer not null default 1,
  next_xid xid8 not null default '0'::xid8,
  constraint usage_rollups_pkey PRIMARY KEY (id),
  constraint usage_rollups_single_row CHECK ((id = 1))
);
grant select, update on table public.usage_rollups to frontdesk_system;

-- Table public.usage_warnings, owned by frontdesk_owner
create table public.usage_warnings (
  workspace_id uuid not null,
  meter text not null,
  period_start timestamp(3) with time zone not null,
  percent integer not null,
  sent_at timestamp(3) with time zone not null,
  constraint usage_warnings_pkey PRIMARY KEY (workspace_id, meter, period_start, percent),
  constraint usage_warnings_meter_check CHECK ((meter = ANY (ARRAY['ai_conversations'::text, 'messages_out'::text, 'messages_in'::text, 'campaign_messages'::text, 'call_seconds'::text, 'model_tokens_in'::text, 'model_tokens_out'::text, 'model_cost_micros'::text, 'contacts'::text, 'members'::text, 'phone_numbers'::text, 'knowledge_bytes'::text, 'storage_bytes'::text]))),
  constraint usage_warnings_percent_check CHECK ((percent = ANY (ARRAY[80, 100]))),
  constraint usage_warnings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.usage_warnings enable row level security;
alter table public.usage_warnings force row level security;
create policy system_rows on public.usage_warnings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.usage_warnings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.usage_warnings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.usage_warnings to frontdesk_app;

-- Table public.users, owned by frontdesk_owner
create table public.users (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  global_role text not null default 'USER'::text,
  email_verified_at timestamp(3) with time zone,
  disabled_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  failed_sign_ins integer not null default 0,
  failed_device_sign_ins integer not null default 0,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_check CHECK ((email = lower(email))),
  constraint users_global_role_check CHECK ((global_role = ANY (ARRAY['ADMIN'::text, 'USER'::text])))
);
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (email);
alter table public.users enable row level security;
alter table public.users force row level security;
create policy users_colleagues on public.users as permissive for select to frontdesk_app using ((EXISTS ( SELECT 1
   FROM public.members m
  WHERE ((m.user_id = users.id) AND (m.workspace_id = app.workspace_id())))));
create policy users_system on public.users as permissive for all to frontdesk_system using (true) with check (true);
grant delete, insert, select, update on table public.users to frontdesk_system;
grant select (id, email, name) on table public.users to frontdesk_app;

-- Table public.voice_challenges, owned by frontdesk_owner
create table public.voice_challenges (
  workspace_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  session_id uuid not null,
  purpose text not null,
  phrases text[],
  consent_language text,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  constraint voice_challenges_pkey PRIMARY KEY (workspace_id, id),
  constraint voice_challenges_purpose_check CHECK ((purpose = ANY (ARRAY['ENROLL'::text, 'VERIFY'::text]))),
  constraint voice_challenges_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint voice_challenges_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX voice_challenges_workspace_id_member_id_idx ON public.voice_challenges USING btree (workspace_id, member_id);
alter table public.voice_challenges enable row level security;
alter table public.voice_challenges force row level security;
create policy system_rows on public.voice_challenges as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.voice_challenges as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.voice_challenges as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.voice_challenges to frontdesk_app;

-- Table public.voice_settings, owned by frontdesk_owner
create table public.voice_settings (
  workspace_id uuid not null,
  id uuid not null,
  voice_id text,
  speed double precision,
  language text,
  keyterms text[] default ARRAY[]::text[],
  sensitive_topics jsonb not null default '[]'::jsonb,
  version integer not null default 0,
  updated_at timestamp(3) with time zone not null,
  constraint voice_settings_pkey PRIMARY KEY (workspace_id, id),
  constraint voice_settings_id_check CHECK ((id = workspace_id)),
  constraint voice_settings_keyterms_need_language_check CHECK (((keyterms = '{}'::text[]) OR (language IS NOT NULL))),
  constraint voice_settings_speed_check CHECK (((speed >= (0.5)::double precision) AND (speed <= (2)::double precision))),
  constraint voice_settings_speed_needs_voice_check CHECK (((speed IS NULL) OR (voice_id IS NOT NULL))),
  constraint voice_settings_version_check CHECK ((version >= 0)),
  constraint voice_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.voice_settings enable row level security;
alter table public.voice_settings force row level security;
create policy system_rows on public.voice_settings as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.voice_settings as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.voice_settings as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.voice_settings to frontdesk_app;

-- Table public.voiceprints, owned by frontdesk_owner
create table public.voiceprints (
  workspace_id uuid not null,
  member_id uuid not null,
  model text not null,
  sealed text not null,
  consent_version text not null,
  consent_language text not null,
  enrolled_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone not null,
  constraint voiceprints_pkey PRIMARY KEY (workspace_id, member_id),
  constraint voiceprints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint voiceprints_workspace_id_member_id_fkey FOREIGN KEY (workspace_id, member_id) REFERENCES public.members(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
alter table public.voiceprints enable row level security;
alter table public.voiceprints force row level security;
create policy system_rows on public.voiceprints as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.voiceprints as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.voiceprints as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.voiceprints to frontdesk_app;
grant select on table public.voiceprints to frontdesk_system;

-- Table public.webhook_attempts, owned by frontdesk_owner
create table public.webhook_attempts (
  workspace_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  at timestamp(3) with time zone not null,
  duration_ms integer not null,
  request_headers jsonb not null,
  response_status integer,
  response_headers jsonb,
  response_body text,
  cause text,
  error text,
  constraint webhook_attempts_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_attempts_cause_check CHECK ((cause = ANY (ARRAY['ADDRESS'::text, 'DNS'::text, 'CONNECTION'::text, 'TLS'::text, 'TIMEOUT'::text, 'HTTP_3XX'::text, 'HTTP_4XX'::text, 'HTTP_5XX'::text]))),
  constraint webhook_attempts_error_check CHECK (((cause IS NULL) = (error IS NULL))),
  constraint webhook_attempts_workspace_id_delivery_id_fkey FOREIGN KEY (workspace_id, delivery_id) REFERENCES public.webhook_deliveries(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint webhook_attempts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX webhook_attempts_workspace_id_delivery_id_number_idx ON public.webhook_attempts USING btree (workspace_id, delivery_id, number);
alter table public.webhook_attempts enable row level security;
alter table public.webhook_attempts force row level security;
create policy system_rows on public.webhook_attempts as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.webhook_attempts as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.webhook_attempts as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.webhook_attempts to frontdesk_app;

-- Table public.webhook_deliveries, owned by frontdesk_owner
create table public.webhook_deliveries (
  workspace_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  message_id uuid not null,
  type text not null,
  test boolean not null default false,
  state text not null default 'PENDING'::text,
  attempt_count integer not null default 0,
  tries integer not null default 0,
  next_attempt_at timestamp(3) with time zone,
  claimed_until timestamp(3) with time zone,
  last_status integer,
  last_cause text,
  delivered_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  constraint webhook_deliveries_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_deliveries_cause_check CHECK ((last_cause = ANY (ARRAY['ADDRESS'::text, 'DNS'::text, 'CONNECTION'::text, 'TLS'::text, 'TIMEOUT'::text, 'HTTP_3XX'::text, 'HTTP_4XX'::text, 'HTTP_5XX'::text]))),
  constraint webhook_deliveries_delivered_check CHECK (((state <> 'DELIVERED'::text) OR (delivered_at IS NOT NULL))),
  constraint webhook_deliveries_over_check CHECK (((state = 'PENDING'::text) OR ((next_attempt_at IS NULL) AND (claimed_until IS NULL)))),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'FAILED'::text]))),
  constraint webhook_deliveries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint webhook_deliveries_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES public.webhook_messages(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint webhook_deliveries_workspace_id_webhook_id_fkey FOREIGN KEY (workspace_id, webhook_id) REFERENCES public.webhooks(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_claimed_idx ON public.webhook_deliveries USING btree (workspace_id, webhook_id) WHERE (claimed_until IS NOT NULL);
CREATE INDEX webhook_deliveries_not_delivered_idx ON public.webhook_deliveries USING btree (workspace_id, webhook_id, state) WHERE (state = ANY (ARRAY['PENDING'::text, 'FAILED'::text]));
CREATE INDEX webhook_deliveries_waiting_idx ON public.webhook_deliveries USING btree (workspace_id, webhook_id, next_attempt_at, id) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX webhook_deliveries_workspace_id_created_at_id_idx ON public.webhook_deliveries USING btree (workspace_id, created_at, id);
CREATE INDEX webhook_deliveries_workspace_id_message_id_idx ON public.webhook_deliveries USING btree (workspace_id, message_id);
CREATE INDEX webhook_deliveries_workspace_id_updated_at_id_idx ON public.webhook_deliveries USING btree (workspace_id, updated_at, id);
CREATE INDEX webhook_deliveries_workspace_id_webhook_id_created_at_id_idx ON public.webhook_deliveries USING btree (workspace_id, webhook_id, created_at, id);
CREATE UNIQUE INDEX webhook_deliveries_workspace_id_webhook_id_message_id_key ON public.webhook_deliveries USING btree (workspace_id, webhook_id, message_id);
alter table public.webhook_deliveries enable row level security;
alter table public.webhook_deliveries force row level security;
create policy system_rows on public.webhook_deliveries as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.webhook_deliveries as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.webhook_deliveries as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.webhook_deliveries FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION app.set_updated_at();
grant delete, insert, select, update on table public.webhook_deliveries to frontdesk_app;
grant select (workspace_id, id, webhook_id, next_attempt_at, claimed_until) on table public.webhook_deliveries to frontdesk_system;
grant update (next_attempt_at, claimed_until) on table public.webhook_deliveries to frontdesk_system;

-- Table public.webhook_messages, owned by frontdesk_owner
create table public.webhook_messages (
  workspace_id uuid not null,
  id uuid not null,
  type text not null,
  payload text not null,
  masked_payload text not null,
  at timestamp(3) with time zone not null,
  constraint webhook_messages_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_messages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX webhook_messages_workspace_id_at_id_idx ON public.webhook_messages USING btree (workspace_id, at, id);
alter table public.webhook_messages enable row level security;
alter table public.webhook_messages force row level security;
create policy system_rows on public.webhook_messages as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.webhook_messages as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.webhook_messages as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.webhook_messages to frontdesk_app;

-- Table public.webhooks, owned by frontdesk_owner
create table public.webhooks (
  workspace_id uuid not null,
  id uuid not null,
  url text not null,
  description text not null default ''::text,
  event_types text[],
  filter_match text not null default 'ALL'::text,
  filter_conditions jsonb not null default '[]'::jsonb,
  environment text,
  mask_contact_details boolean not null default false,
  state text not null default 'ACTIVE'::text,
  disabled_reason text,
  disabled_at timestamp(3) with time zone,
  failed_attempts integer not null default 0,
  failing_since timestamp(3) with time zone,
  delivered_at timestamp(3) with time zone,
  secret text not null,
  secret_last_four text not null,
  previous_secret text,
  previous_secret_ends_at timestamp(3) with time zone,
  created_by_id uuid not null,
  created_by_name text not null,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  secret_origin text,
  constraint webhooks_pkey PRIMARY KEY (workspace_id, id),
  constraint webhooks_disabled_check CHECK ((((state = 'DISABLED'::text) = (disabled_reason IS NOT NULL)) AND ((state = 'DISABLED'::text) = (disabled_at IS NOT NULL)))),
  constraint webhooks_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['GONE'::text, 'FAILING'::text]))),
  constraint webhooks_environment_check CHECK ((environment = ANY (ARRAY['PRODUCTION'::text, 'STAGING'::text, 'DEVELOPMENT'::text]))),
  constraint webhooks_event_types_check CHECK ((cardinality(event_types) > 0)),
  constraint webhooks_failing_check CHECK (((failed_attempts > 0) = (failing_since IS NOT NULL))),
  constraint webhooks_filter_conditions_check CHECK ((jsonb_typeof(filter_conditions) = 'array'::text)),
  constraint webhooks_filter_match_check CHECK ((filter_match = ANY (ARRAY['ALL'::text, 'ANY'::text]))),
  constraint webhooks_previous_secret_check CHECK ((previous_secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint webhooks_previous_secret_ends_check CHECK (((previous_secret IS NULL) = (previous_secret_ends_at IS NULL))),
  constraint webhooks_secret_check CHECK ((secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'::text)),
  constraint webhooks_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'DISABLED'::text]))),
  constraint webhooks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX webhooks_workspace_id_created_at_id_idx ON public.webhooks USING btree (workspace_id, created_at, id);
alter table public.webhooks enable row level security;
alter table public.webhooks force row level security;
create policy system_rows on public.webhooks as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.webhooks as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.webhooks as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.webhooks to frontdesk_app;
grant select (workspace_id, id, failing_since, secret_origin) on table public.webhooks to frontdesk_system;

-- Table public.whats_app_templates, owned by frontdesk_owner
create table public.whats_app_templates (
  workspace_id uuid not null,
  id uuid not null,
  provider text not null,
  account_id text not null,
  provider_id text not null,
  name text not null,
  language text not null,
  category text not null,
  status text not null,
  header text,
  body text not null,
  footer text,
  variables text[],
  examples text[],
  rejected_reason text,
  synced_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  removed_at timestamp(3) with time zone,
  buttons jsonb not null default '[]'::jsonb,
  header_file_id uuid,
  header_format text,
  constraint whats_app_templates_pkey PRIMARY KEY (workspace_id, id),
  constraint whats_app_templates_buttons_check CHECK (COALESCE(((jsonb_typeof(buttons) = 'array'::text) AND (jsonb_array_length(buttons) <= 10)), false)),
  constraint whats_app_templates_category_check CHECK ((category = ANY (ARRAY['MARKETING'::text, 'UTILITY'::text, 'AUTHENTICATION'::text, 'OTHER'::text]))),
  constraint whats_app_templates_header_file_check CHECK (((header_file_id IS NULL) OR (header_format IS NOT NULL))),
  constraint whats_app_templates_header_format_check CHECK ((header_format = ANY (ARRAY['IMAGE'::text, 'VIDEO'::text, 'DOCUMENT'::text]))),
  constraint whats_app_templates_provider_check CHECK ((provider = ANY (ARRAY['TWILIO'::text, 'WHATSAPP_CLOUD'::text]))),
  constraint whats_app_templates_status_check CHECK ((status = ANY (ARRAY['APPROVED'::text, 'PENDING'::text, 'REJECTED'::text, 'PAUSED'::text, 'DISABLED'::text, 'OTHER'::text]))),
  constraint whats_app_templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint whats_app_templates_workspace_id_header_file_id_fkey FOREIGN KEY (workspace_id, header_file_id) REFERENCES public.template_files(workspace_id, id)
);
CREATE INDEX whats_app_templates_workspace_id_created_at_id_idx ON public.whats_app_templates USING btree (workspace_id, created_at, id);
CREATE INDEX whats_app_templates_workspace_id_header_file_id_idx ON public.whats_app_templates USING btree (workspace_id, header_file_id);
CREATE UNIQUE INDEX whats_app_templates_workspace_id_provider_provider_id_key ON public.whats_app_templates USING btree (workspace_id, provider, provider_id);
alter table public.whats_app_templates enable row level security;
alter table public.whats_app_templates force row level security;
create policy system_rows on public.whats_app_templates as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.whats_app_templates as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.whats_app_templates as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select, update on table public.whats_app_templates to frontdesk_app;

-- Table public.workspace_tombstones, owned by frontdesk_owner
create table public.workspace_tombstones (
  id uuid not null,
  deleted_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  deleted_by_id uuid not null,
  constraint workspace_tombstones_pkey PRIMARY KEY (id)
);
grant insert on table public.workspace_tombstones to frontdesk_app;

-- Table public.workspaces, owned by frontdesk_owner
create table public.workspaces (
  workspace_id uuid not null,
  name text not null,
  slug text not null,
  description text not null default ''::text,
  channel text not null,
  environment text not null,
  timezone text not null default 'UTC'::text,
  retention_days integer,
  agent_paused_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp(3) with time zone not null,
  requires_second_factor boolean not null default false,
  idle_minutes integer,
  organization_id uuid,
  takeover_idle_minutes integer default 30,
  default_country text,
  country text not null,
  safety_second_opinion boolean not null default true,
  model_routes jsonb not null default '{}'::jsonb,
  review_sample_percent integer not null default 0,
  voice_skip_policy text not null default 'ALLOW_AND_NOTIFY'::text,
  voice_threshold text not null default 'BALANCED'::text,
  voice_verification_disabled_at timestamp(3) with time zone,
  voice_verification_enabled boolean not null default false,
  erasure_key text,
  constraint workspaces_pkey PRIMARY KEY (workspace_id),
  constraint workspaces_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'VOICE'::text]))),
  constraint workspaces_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint workspaces_default_country_check CHECK ((default_country ~ '^[A-Z]{2}$'::text)),
  constraint workspaces_environment_check CHECK ((environment = ANY (ARRAY['PRODUCTION'::text, 'STAGING'::text, 'DEVELOPMENT'::text]))),
  constraint workspaces_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 10080))),
  constraint workspaces_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint workspaces_retention_check CHECK ((retention_days > 0)),
  constraint workspaces_review_sample_percent_check CHECK (((review_sample_percent >= 0) AND (review_sample_percent <= 100))),
  constraint workspaces_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND ((length(slug) >= 3) AND (length(slug) <= 48)))),
  constraint workspaces_takeover_idle_minutes_check CHECK (((takeover_idle_minutes >= 5) AND (takeover_idle_minutes <= 1440))),
  constraint workspaces_voice_skip_policy_check CHECK ((voice_skip_policy = ANY (ARRAY['ALLOW'::text, 'ALLOW_AND_NOTIFY'::text, 'SECOND_FACTOR_IF_PRESENT'::text]))),
  constraint workspaces_voice_threshold_check CHECK ((voice_threshold = ANY (ARRAY['LENIENT'::text, 'BALANCED'::text, 'STRICT'::text]))),
  constraint workspaces_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON UPDATE CASCADE ON DELETE SET NULL
);
CREATE INDEX workspaces_organization_id_idx ON public.workspaces USING btree (organization_id);
CREATE UNIQUE INDEX workspaces_slug_key ON public.workspaces USING btree (slug);
alter table public.workspaces enable row level security;
alter table public.workspaces force row level security;
create policy system_rows on public.workspaces as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.workspaces as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.workspaces as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
CREATE TRIGGER channel_is_immutable BEFORE UPDATE ON public.workspaces FOR EACH ROW WHEN ((old.channel IS DISTINCT FROM new.channel)) EXECUTE FUNCTION app.refuse_change('channel');
CREATE TRIGGER invoices_are_archived BEFORE DELETE ON public.workspaces FOR EACH ROW EXECUTE FUNCTION app.archive_invoices();
grant delete, insert, select, update on table public.workspaces to frontdesk_app;
grant select on table public.workspaces to frontdesk_system;

-- Table public.world_events, owned by frontdesk_owner
create table public.world_events (
  workspace_id uuid not null,
  id uuid not null,
  entity_id uuid not null,
  idempotency_key text not null,
  type text not null,
  fields jsonb not null default '{}'::jsonb,
  relations jsonb not null default '[]'::jsonb,
  confidence double precision not null,
  source text not null,
  source_id text,
  supersedes_id uuid,
  effective_at timestamp(3) with time zone not null,
  ingested_at timestamp(3) with time zone not null,
  lead_id uuid,
  constraint world_events_pkey PRIMARY KEY (workspace_id, id),
  constraint world_events_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint world_events_itself_check CHECK ((supersedes_id <> id)),
  constraint world_events_length_check CHECK ((((char_length(idempotency_key) >= 1) AND (char_length(idempotency_key) <= 200)) AND ((char_length(type) >= 1) AND (char_length(type) <= 80)))),
  constraint world_events_source_check CHECK ((source = ANY (ARRAY['MEMBER'::text, 'AGENT'::text, 'DATA_SOURCE'::text, 'API'::text, 'SURFACE'::text]))),
  constraint world_events_superseding_check CHECK (((supersedes_id IS NULL) OR ((fields = '{}'::jsonb) AND (relations = '[]'::jsonb)))),
  constraint world_events_workspace_id_entity_id_fkey FOREIGN KEY (workspace_id, entity_id) REFERENCES public.entities(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint world_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(workspace_id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint world_events_workspace_id_lead_id_fkey FOREIGN KEY (workspace_id, lead_id) REFERENCES public.leads(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint world_events_workspace_id_supersedes_id_fkey FOREIGN KEY (workspace_id, supersedes_id) REFERENCES public.world_events(workspace_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX world_events_workspace_id_effective_at_id_idx ON public.world_events USING btree (workspace_id, effective_at, id);
CREATE INDEX world_events_workspace_id_entity_id_effective_at_id_idx ON public.world_events USING btree (workspace_id, entity_id, effective_at, id);
CREATE INDEX world_events_workspace_id_entity_id_ingested_at_id_idx ON public.world_events USING btree (workspace_id, entity_id, ingested_at, id);
CREATE INDEX world_events_workspace_id_ingested_at_id_idx ON public.world_events USING btree (workspace_id, ingested_at, id);
CREATE INDEX world_events_workspace_id_lead_id_idx ON public.world_events USING btree (workspace_id, lead_id);
CREATE UNIQUE INDEX world_events_workspace_id_idempotency_key_key ON public.world_events USING btree (workspace_id, idempotency_key);
CREATE UNIQUE INDEX world_events_workspace_id_supersedes_id_key ON public.world_events USING btree (workspace_id, supersedes_id);
alter table public.world_events enable row level security;
alter table public.world_events force row level security;
create policy system_rows on public.world_events as permissive for all to frontdesk_system using (true) with check (true);
create policy workspace_rows on public.world_events as permissive for all to public using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
create policy workspace_wall on public.world_events as restrictive for all to frontdesk_app, frontdesk_owner using ((workspace_id = app.workspace_id())) with check ((workspace_id = app.workspace_id()));
grant delete, insert, select on table public.world_events to frontdesk_app;
grant update (entity_id) on table public.world_events to frontdesk_app;
