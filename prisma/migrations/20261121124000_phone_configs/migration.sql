-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "whats_app_user_id" TEXT;

-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "phone_config_id" UUID;

-- CreateTable
CREATE TABLE "phone_configs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "active_as" TEXT,
    "provider_number_id" TEXT NOT NULL,
    "business_account_id" TEXT,
    "display_name" TEXT NOT NULL,
    "capabilities" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "access_token" TEXT,
    "access_token_last_four" TEXT,
    "app_secret" TEXT,
    "app_secret_last_four" TEXT,
    "verify_token" TEXT,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "verified_at" TIMESTAMPTZ(3),
    "activated_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "added_by_id" UUID NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_configs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- Which workspace a provider calls, known by the address alone: asked before a workspace is known.
CREATE INDEX "phone_configs_id_idx" ON "phone_configs"("id");

-- A number is used once on the whole platform: whoever activates it is told that somebody else does.
CREATE UNIQUE INDEX "phone_configs_active_as_key" ON "phone_configs"("active_as");

-- CreateIndex
CREATE INDEX "phone_configs_workspace_id_state_activated_at_id_idx" ON "phone_configs"("workspace_id", "state", "activated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "phone_configs_workspace_id_number_key" ON "phone_configs"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_workspace_id_whats_app_user_id_key" ON "contacts"("workspace_id", "whats_app_user_id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_phone_config_id_idx" ON "conversations"("workspace_id", "phone_config_id");

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_phone_config_id_fkey" FOREIGN KEY ("workspace_id", "phone_config_id") REFERENCES "phone_configs"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "phone_configs" ADD CONSTRAINT "phone_configs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('phone_configs');

alter table phone_configs
  add constraint phone_configs_provider_check check (provider in ('TWILIO', 'WHATSAPP_CLOUD', 'VAPI')),
  add constraint phone_configs_number_check check (number ~ '^\+[1-9][0-9]{4,14}$'),
  add constraint phone_configs_state_check
    check (state in ('DRAFT', 'CODE_REQUESTED', 'VERIFIED', 'ACTIVE', 'INACTIVE', 'FAILED')),
  add constraint phone_configs_verified_check check (state in ('DRAFT', 'CODE_REQUESTED') = (verified_at is null)),
  add constraint phone_configs_active_check check ((state = 'ACTIVE') = (active_as is not null)),
  add constraint phone_configs_active_as_check
    check (active_as = case provider when 'VAPI' then 'VOICE ' else 'WHATSAPP ' end || number),
  add constraint phone_configs_failure_check check ((state = 'FAILED') = (failure is not null) and (failure is null) = (failed_at is null)),
  -- Meta's numbers have tokens of their own; the others are reached through the card of their provider.
  add constraint phone_configs_cloud_check check (
    case when provider = 'WHATSAPP_CLOUD'
      then business_account_id is not null and access_token is not null and verify_token is not null
      else access_token is null and app_secret is null and verify_token is null end),
  -- Without the secret of its app nothing that comes in could be believed.
  add constraint phone_configs_app_secret_check
    check (provider <> 'WHATSAPP_CLOUD' or state <> 'ACTIVE' or app_secret is not null),
  add constraint phone_configs_sealed_check check (
    access_token ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$' and app_secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'
    and verify_token ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint phone_configs_last_four_check check (
    (access_token is null) = (access_token_last_four is null) and (app_secret is null) = (app_secret_last_four is null)),
  add constraint phone_configs_version_check check (version > 0);

-- The secrets are not in the grant.
grant select (workspace_id, id, provider, number, state) on phone_configs to frontdesk_system;

alter table inbound_events drop constraint inbound_events_provider_check,
  add constraint inbound_events_provider_check check (provider in ('TWILIO', 'WHATSAPP_CLOUD'));
