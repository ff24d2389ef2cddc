-- CreateTable
CREATE TABLE "custom_roles" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "policies" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_roles_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "access_requests" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "policy" TEXT NOT NULL,
    "open_policy" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_name" TEXT,

    CONSTRAINT "access_requests_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AlterTable
ALTER TABLE "members" ADD COLUMN "assigned_conversations_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "custom_role_id" UUID,
ADD COLUMN "mask_contact_details" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "member_grants" ADD COLUMN "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "granted_by_name" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN "custom_role_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "custom_roles_workspace_id_name_key" ON "custom_roles"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "access_requests_workspace_id_member_id_open_policy_key" ON "access_requests"("workspace_id", "member_id", "open_policy");

-- CreateIndex
CREATE INDEX "access_requests_workspace_id_created_at_id_idx" ON "access_requests"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "members_workspace_id_custom_role_id_idx" ON "members"("workspace_id", "custom_role_id");

-- CreateIndex
CREATE INDEX "invitations_workspace_id_custom_role_id_idx" ON "invitations"("workspace_id", "custom_role_id");

-- AddForeignKey
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_custom_role_id_fkey" FOREIGN KEY ("workspace_id", "custom_role_id") REFERENCES "custom_roles"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_custom_role_id_fkey" FOREIGN KEY ("workspace_id", "custom_role_id") REFERENCES "custom_roles"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select protect_workspace_table('custom_roles');
select protect_workspace_table('access_requests');
grant select on custom_roles to frontdesk_system;

alter table custom_roles
  add constraint custom_roles_name_check check (length(name) between 1 and 100);
-- Two names that differ in case are one name to whoever reads them.
create unique index custom_roles_workspace_id_lower_name_key on custom_roles (workspace_id, lower(name));
alter table members
  -- An owner's role is never replaced, and of the others one stands for all that have a role of the workspace's own.
  add constraint members_custom_role_check check (custom_role_id is null or role = 'member');
alter table invitations
  add constraint invitations_custom_role_check check (custom_role_id is null or role = 'member');
alter table access_requests
  add constraint access_requests_status_check check (status in ('PENDING', 'GRANTED', 'DECLINED')),
  add constraint access_requests_open_check check ((open_policy is not null) = (status = 'PENDING')),
  add constraint access_requests_reason_check check (length(reason) <= 500);

-- Who calls holds what their custom role holds, at this moment; and may be limited. Both functions read the same rows.
grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- Who calls, and how they stand in the workspace that they named by slug or by id; null when the session is over.
-- Row by row, because the same in one statement costs PostgreSQL three times as much.
create or replace function app.caller(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns json
language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  account public.users; creation boolean; workspace public.workspaces; membership public.members; grants json;
  custom text[];
begin
  perform from public.sessions s
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
  if membership.custom_role_id is not null then
    select r.policies into custom from public.custom_roles r
      where r.workspace_id = membership.workspace_id and r.id = membership.custom_role_id;
  end if;
  select json_agg(json_build_object('policy', g.policy, 'effect', g.effect, 'expiresAt', g.expires_at) order by g.policy)
    into grants from public.member_grants g
    where g.workspace_id = membership.workspace_id and g.member_id = membership.id;
  return json_build_object(
    'user_id', account.id, 'name', account.name, 'email', account.email, 'global_role', account.global_role,
    'email_verified', account.email_verified_at is not null, 'workspace_creation', creation,
    'workspace', case when workspace.workspace_id is not null then
      json_build_object('id', workspace.workspace_id, 'slug', workspace.slug, 'name', workspace.name) end,
    'member', case when membership.id is not null then
      json_build_object('id', membership.id, 'userId', membership.user_id, 'role', membership.role,
        'customRole', custom, 'maskContactDetails', membership.mask_contact_details,
        'assignedConversationsOnly', membership.assigned_conversations_only, 'grants', coalesce(grants, '[]')) end);
end $$;

-- The versions of the rows that app.caller() reads, for the role that runs requests: it is told nothing by them but whether
-- they are still the same. So a request can be answered as its caller stood the last time, in the round trip that proves
-- that they still stand so.
create or replace function app.caller_versions(of_session uuid, of_user uuid, by_slug text, by_id uuid, at timestamptz) returns text
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
<<found>>
declare
  session xid; account xid; platform xid; workspace xid; membership xid; custom xid; granted text;
  workspace_id uuid; member_id uuid; role_id uuid;
begin
  select s.xmin into session from public.sessions s
    where s.id = of_session and s.user_id = of_user and s.revoked_at is null and s.expires_at > at;
  select u.xmin into account from public.users u where u.id = of_user and u.disabled_at is null;
  if session is null or account is null then return null; end if;
  select p.xmin into platform from public.platform_settings p where p.id = 1;
  if by_id is null then
    select w.xmin, w.workspace_id into workspace, workspace_id from public.workspaces w where w.slug = by_slug;
  else
    select w.xmin, w.workspace_id into workspace, workspace_id from public.workspaces w where w.workspace_id = by_id;
  end if;
  select m.xmin, m.id, m.custom_role_id into membership, member_id, role_id from public.members m
    where m.workspace_id = found.workspace_id and m.user_id = of_user;
  if role_id is not null then
    select r.xmin into custom from public.custom_roles r
      where r.workspace_id = found.workspace_id and r.id = found.role_id;
  end if;
  select string_agg(g.xmin::text, '+') into granted from public.member_grants g
    where g.workspace_id = found.workspace_id and g.member_id = found.member_id;
  -- Another server may give the same numbers to other changes.
  return concat_ws(' ', pg_postmaster_start_time(), session, account, platform, coalesce(workspace::text, '-'),
    coalesce(membership::text, '-'), coalesce(custom::text, '-'), granted);
end $$;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
