-- Isolation, once. Goes verbatim into the first migration; every later migration that adds a table with a workspace_id
-- calls protect_workspace_table (db:migration writes the call, rls-catalogue.test.ts misses it if it is gone).

-- STABLE and plain SQL, so that the planner folds it into the query and uses the index that workspace_id leads. A
-- setting that was set LOCAL reads '' ever after on that connection: it must mean "no workspace", as unset does.
create function app.workspace_id() returns uuid language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.workspace_id', true), '')::uuid;

create function protect_workspace_table(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert, update, delete on %s to frontdesk_app', t);
end $$;

-- Rows are added and read, never changed; what is left of a deleted workspace goes with it, by the foreign key.
create function protect_append_only_table(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform app.raise_workspace_wall(t);
  execute format('grant select, insert on %s to frontdesk_app', t);
end $$;

create function app.raise_workspace_wall(t regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- For a column that may never change once it is written, whoever asks.
create function guard_immutable(t regclass, col text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'create trigger %I before update on %s for each row when (old.%I is distinct from new.%I) execute function app.refuse_change(%L)',
    col || '_is_immutable', t, col, col, col
  );
end $$;

create function app.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% of % never changes', tg_argv[0], tg_table_name using errcode = 'check_violation', column = tg_argv[0], table = tg_table_name;
end $$;

-- These build tables; only the owner has business with them.
revoke all on function protect_workspace_table(regclass), protect_append_only_table(regclass), guard_immutable(regclass, text),
  app.raise_workspace_wall(regclass), app.refuse_change() from public;

-- CreateTable
CREATE TABLE "api_keys" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "active_label" TEXT,
    "mode" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "global_role" TEXT NOT NULL DEFAULT 'USER',
    "email_verified_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "rotated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip_address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_verifications" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_verifications_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "password_resets" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "invitations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "pending_email" TEXT,
    "role" TEXT NOT NULL,
    "policies" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "inviter_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "leads" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "message" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'NEW',
    "source" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leads_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "members" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "members_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "member_grants" (
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "policy" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_grants_pkey" PRIMARY KEY ("workspace_id","member_id","policy")
);

-- CreateTable
CREATE TABLE "persisted_operations" (
    "workspace_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "persisted_operations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "platform_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "registration_open" BOOLEAN NOT NULL DEFAULT true,
    "workspace_creation" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "platform_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_tombstones" (
    "id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_by_id" UUID NOT NULL,

    CONSTRAINT "workspace_tombstones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spa_operations" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spa_operations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "retention_days" INTEGER,
    "agent_paused_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_created_at_id_idx" ON "api_keys"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "api_keys_key_id_idx" ON "api_keys"("key_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_workspace_id_key_id_key" ON "api_keys"("workspace_id", "key_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_workspace_id_active_label_key" ON "api_keys"("workspace_id", "active_label");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_at_id_idx" ON "audit_events"("workspace_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "email_verifications_user_id_idx" ON "email_verifications"("user_id");

-- CreateIndex
CREATE INDEX "password_resets_user_id_idx" ON "password_resets"("user_id");

-- CreateIndex
CREATE INDEX "invitations_workspace_id_created_at_id_idx" ON "invitations"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invitations_pending_email_idx" ON "invitations"("pending_email");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_workspace_id_token_hash_key" ON "invitations"("workspace_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_workspace_id_pending_email_key" ON "invitations"("workspace_id", "pending_email");

-- CreateIndex
CREATE INDEX "leads_workspace_id_created_at_id_idx" ON "leads"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "leads_workspace_id_status_created_at_id_idx" ON "leads"("workspace_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "members_workspace_id_joined_at_id_idx" ON "members"("workspace_id", "joined_at", "id");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_workspace_id_user_id_key" ON "members"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "persisted_operations_workspace_id_created_at_id_idx" ON "persisted_operations"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_verifications" ADD CONSTRAINT "email_verifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leads" ADD CONSTRAINT "leads_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_grants" ADD CONSTRAINT "member_grants_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persisted_operations" ADD CONSTRAINT "persisted_operations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('api_keys');
select protect_append_only_table('audit_events');
select protect_workspace_table('invitations');
select protect_workspace_table('leads');
select protect_workspace_table('member_grants');
select protect_workspace_table('members');
select protect_workspace_table('persisted_operations');
select protect_workspace_table('workspaces');

-- The channel of a workspace is chosen once (CB-12).
select guard_immutable('workspaces', 'channel');

-- States are text with a check, not enums: enum equality is not leakproof, so row-level security could not use its index.
alter table workspaces
  add constraint workspaces_channel_check check (channel in ('WHATSAPP', 'VOICE')),
  add constraint workspaces_environment_check check (environment in ('PRODUCTION', 'STAGING', 'DEVELOPMENT')),
  add constraint workspaces_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 48),
  add constraint workspaces_name_check check (length(name) between 1 and 100),
  add constraint workspaces_retention_check check (retention_days > 0);
alter table users
  add constraint users_email_check check (email = lower(email)),
  add constraint users_global_role_check check (global_role in ('ADMIN', 'USER'));
alter table members
  add constraint members_role_check check (role in ('owner', 'admin', 'member', 'operator', 'agent', 'viewer'));
alter table member_grants
  add constraint member_grants_effect_check check (effect in ('GRANT', 'DENY'));
alter table invitations
  add constraint invitations_status_check check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED')),
  add constraint invitations_role_check check (role in ('owner', 'admin', 'member', 'operator', 'agent', 'viewer')),
  add constraint invitations_pending_check check (pending_email is null or (status = 'PENDING' and pending_email = email));
alter table api_keys
  add constraint api_keys_label_check check (label in ('PRODUCTION', 'STAGING', 'DEVELOPMENT')),
  add constraint api_keys_mode_check check (mode in ('AD_HOC', 'PERSISTED_ONLY')),
  add constraint api_keys_active_check check (active_label is null or (active_label = label and revoked_at is null));
alter table persisted_operations
  add constraint persisted_operations_kind_check check (kind in ('QUERY', 'MUTATION')),
  add constraint persisted_operations_id_check check (id ~ '^[0-9a-f]{64}$');
alter table leads
  add constraint leads_status_check check (status in ('NEW', 'CONTACTED', 'QUALIFIED', 'BOOKED', 'UNQUALIFIED', 'LOST')),
  add constraint leads_source_check check (source in ('FORM', 'API', 'MANUAL')),
  add constraint leads_phone_check check (phone ~ '^\+[1-9][0-9]{4,14}$');
alter table audit_events
  add constraint audit_events_actor_check check (actor_kind in ('USER', 'API_KEY', 'VISITOR', 'SYSTEM'));

-- Users are global, and yet a workspace sees only its own people: their name and address, never the hash.
alter table users enable row level security;
alter table users force row level security;
create policy users_colleagues on users for select to frontdesk_app
  using (exists (select 1 from members m where m.user_id = users.id and m.workspace_id = app.workspace_id()));
create policy users_system on users to frontdesk_system using (true) with check (true);
grant select (id, email, name) on users to frontdesk_app;

-- The way round, table by table: sign-in, the first look at a caller, and the public form's address.
grant select, insert, update, delete on users, sessions, email_verifications, password_resets, rate_limits to frontdesk_system;
grant select, insert on spa_operations to frontdesk_system;
grant select, update on platform_settings to frontdesk_system;
grant select on workspaces, members, member_grants, invitations, api_keys to frontdesk_system;
grant update (last_used_at) on api_keys to frontdesk_system;
grant insert on workspace_tombstones to frontdesk_app;

insert into platform_settings (id) values (1);
alter table platform_settings add constraint platform_settings_one_row check (id = 1);
