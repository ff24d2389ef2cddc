-- AlterTable
ALTER TABLE "message_sends" ADD COLUMN     "rests_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "campaigns" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "template_id" UUID,
    "variables" JSONB NOT NULL DEFAULT '[]',
    "audience_filter" JSONB,
    "audience_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "consent_required" BOOLEAN NOT NULL DEFAULT true,
    "messaged_within_days" INTEGER,
    "starts_at" TEXT,
    "clock" TEXT NOT NULL DEFAULT 'WORKSPACE',
    "quiet_from" INTEGER,
    "quiet_until" INTEGER,
    "rate_per_minute" INTEGER NOT NULL DEFAULT 600,
    "next_send_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "failure" TEXT,
    "frozen_at" TIMESTAMPTZ(3),
    "resumed_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "started_by_id" UUID,
    "started_by_name" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "campaign_recipients" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "calling_code" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "reason" TEXT,
    "message_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure_code" TEXT,
    "failure_words" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_recipients_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "campaigns_workspace_id_created_at_id_idx" ON "campaigns"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "campaigns_workspace_id_template_id_idx" ON "campaigns"("workspace_id", "template_id");

-- CreateIndex
CREATE INDEX "campaign_recipients_workspace_id_campaign_id_state_id_idx" ON "campaign_recipients"("workspace_id", "campaign_id", "state", "id");

-- CreateIndex
CREATE INDEX "campaign_recipients_workspace_id_campaign_id_updated_at_id_idx" ON "campaign_recipients"("workspace_id", "campaign_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "campaign_recipients_workspace_id_contact_id_sent_at_idx" ON "campaign_recipients"("workspace_id", "contact_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipients_workspace_id_campaign_id_contact_id_key" ON "campaign_recipients"("workspace_id", "campaign_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipients_workspace_id_message_id_key" ON "campaign_recipients"("workspace_id", "message_id");

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_workspace_id_template_id_fkey" FOREIGN KEY ("workspace_id", "template_id") REFERENCES "whats_app_templates"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaigns"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('campaign_recipients');
select protect_workspace_table('campaigns');

alter table campaigns
  add constraint campaigns_audience_check check (audience_ids is not null),
  add constraint campaigns_state_check check (state in ('DRAFT', 'SCHEDULED', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED')),
  add constraint campaigns_clock_check check (clock in ('WORKSPACE', 'RECIPIENT')),
  add constraint campaigns_pause_reason_check check (pause_reason in ('MEMBER', 'ERRORS', 'TEMPLATE', 'NUMBER')),
  add constraint campaigns_paused_check check ((pause_reason is not null) = (state = 'PAUSED')),
  add constraint campaigns_finished_check check ((finished_at is not null) = (state in ('COMPLETED', 'FAILED', 'CANCELLED'))),
  add constraint campaigns_starts_at_check check (starts_at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  add constraint campaigns_quiet_check check (
    (quiet_from is null) = (quiet_until is null) and quiet_from between 0 and 1439 and quiet_until between 0 and 1439),
  add constraint campaigns_rate_check check (rate_per_minute between 1 and 3000),
  add constraint campaigns_days_check check (messaged_within_days between 1 and 365),
  add constraint campaigns_ready_check check (state = 'DRAFT' or template_id is not null),
  add constraint campaigns_started_check check ((started_by_id is null) = (state = 'DRAFT'));

alter table campaign_recipients
  add constraint campaign_recipients_state_check
    check (state in ('PENDING', 'SENDING', 'UNCONFIRMED', 'SENT', 'FAILED', 'SKIPPED', 'DELIVERED', 'READ', 'REPLIED')),
  add constraint campaign_recipients_reason_check
    check (reason in ('BLOCKED', 'OPTED_OUT', 'NO_CONSENT', 'MESSAGED_LATELY', 'VARIABLE_EMPTY', 'SUPPRESSED', 'CANCELLED')),
  add constraint campaign_recipients_skipped_check check ((reason is not null) = (state = 'SKIPPED')),
  add constraint campaign_recipients_message_check check (message_id is not null or state in ('PENDING', 'SKIPPED')),
  add constraint campaign_recipients_attempts_check check (attempts >= 0);

alter table messages
  drop constraint messages_author_check,
  add constraint messages_author_check check (author in ('CONTACT', 'AGENT', 'MEMBER', 'CAMPAIGN'));
