-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "voice_skip_policy" TEXT NOT NULL DEFAULT 'ALLOW_AND_NOTIFY',
ADD COLUMN     "voice_threshold" TEXT NOT NULL DEFAULT 'BALANCED',
ADD COLUMN     "voice_verification_disabled_at" TIMESTAMPTZ(3),
ADD COLUMN     "voice_verification_enabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "voiceprints" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "consent_language" TEXT NOT NULL,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "voiceprints_pkey" PRIMARY KEY ("workspace_id","member_id")
);

-- CreateTable
CREATE TABLE "voice_challenges" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "phrases" TEXT[],
    "consent_language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "voice_challenges_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "session_voice_checks" (
    "workspace_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "skip_reason" TEXT,
    "code_hash" BYTEA,
    "code_expires_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_voice_checks_pkey" PRIMARY KEY ("workspace_id","session_id")
);

-- CreateIndex
CREATE INDEX "voice_challenges_workspace_id_member_id_idx" ON "voice_challenges"("workspace_id", "member_id");

-- CreateIndex
CREATE INDEX "session_voice_checks_workspace_id_member_id_idx" ON "session_voice_checks"("workspace_id", "member_id");

-- AddForeignKey
ALTER TABLE "voiceprints" ADD CONSTRAINT "voiceprints_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voiceprints" ADD CONSTRAINT "voiceprints_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voice_challenges" ADD CONSTRAINT "voice_challenges_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voice_challenges" ADD CONSTRAINT "voice_challenges_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_voice_checks" ADD CONSTRAINT "session_voice_checks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_voice_checks" ADD CONSTRAINT "session_voice_checks_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('session_voice_checks');
select protect_workspace_table('voice_challenges');
select protect_workspace_table('voiceprints');

alter table workspaces
  add constraint workspaces_voice_threshold_check check (voice_threshold in ('LENIENT', 'BALANCED', 'STRICT')),
  add constraint workspaces_voice_skip_policy_check
    check (voice_skip_policy in ('ALLOW', 'ALLOW_AND_NOTIFY', 'SECOND_FACTOR_IF_PRESENT'));
alter table voice_challenges
  add constraint voice_challenges_purpose_check check (purpose in ('ENROLL', 'VERIFY'));
alter table session_voice_checks
  add constraint session_voice_checks_status_check
    check (status in ('POSTPONED', 'PENDING', 'FAILED', 'VERIFIED', 'CONFIRMED', 'SKIPPED'));

-- The caller query reads whether a session has passed the voice check.
grant select on voiceprints, session_voice_checks to frontdesk_system;

grant create on schema app to frontdesk_system;
set local role frontdesk_system;

create or replace function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamp with time zone)
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

create or replace function app.caller_versions(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamp with time zone)
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

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
