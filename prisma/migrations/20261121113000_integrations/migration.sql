-- CreateTable
CREATE TABLE "integrations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "account_sid" TEXT,
    "from_number" TEXT,
    "assistant_id" TEXT,
    "phone_number_id" TEXT,
    "event_type_id" TEXT,
    "model" TEXT,
    "secret" TEXT NOT NULL,
    "secret_last_four" TEXT NOT NULL,
    "webhook_secret" TEXT,
    "webhook_secret_last_four" TEXT,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'SET_UP',
    "account_name" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "set_by_id" UUID NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integrations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- The one look-up that comes before the workspace is known.
CREATE INDEX "integrations_account_sid_from_number_idx" ON "integrations"("account_sid", "from_number");

-- CreateIndex
CREATE UNIQUE INDEX "integrations_workspace_id_provider_key" ON "integrations"("workspace_id", "provider");

-- AddForeignKey
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('integrations');

alter table integrations
  add constraint integrations_provider_check check (provider in ('TWILIO', 'VAPI', 'CALCOM', 'OPENAI', 'WHATSAPP_CLOUD')),
  add constraint integrations_state_check check (state in ('SET_UP', 'VERIFIED', 'FAILING')),
  add constraint integrations_verified_check check (state <> 'VERIFIED' or verified_at is not null),
  add constraint integrations_failure_check check ((state = 'FAILING') = (failure is not null) and (failure is null) = (failed_at is null)),
  add constraint integrations_settings_check check (
    case provider
      when 'TWILIO' then account_sid is not null and from_number is not null
      when 'VAPI' then assistant_id is not null and phone_number_id is not null and webhook_secret is not null
      when 'CALCOM' then event_type_id is not null
      when 'OPENAI' then model is not null
      else true
    end
  ),
  -- A secret is sealed or it is not stored: the five parts of a JWE, whose second is empty under a key of our own.
  add constraint integrations_secret_check check (secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint integrations_webhook_secret_check check (webhook_secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint integrations_last_four_check check ((webhook_secret is null) = (webhook_secret_last_four is null)),
  add constraint integrations_version_check check (version > 0);

-- What a provider calls about names an account and a number: whose they are is asked before a workspace is known. The
-- secrets are not in the grant.
grant select (workspace_id, id, provider, account_sid, from_number, verified_at) on integrations to frontdesk_system;
