-- CreateTable
CREATE TABLE "webhooks" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[],
    "filter_match" TEXT NOT NULL DEFAULT 'ALL',
    "filter_conditions" JSONB NOT NULL DEFAULT '[]',
    "environment" TEXT,
    "mask_contact_details" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'ACTIVE',
    "disabled_reason" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "secret" TEXT NOT NULL,
    "secret_last_four" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_ends_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_messages" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "masked_payload" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_messages_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_cause" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "request_headers" JSONB NOT NULL,
    "response_status" INTEGER,
    "response_headers" JSONB,
    "response_body" TEXT,
    "cause" TEXT,
    "error" TEXT,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "webhooks_workspace_id_created_at_id_idx" ON "webhooks"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_messages_workspace_id_at_id_idx" ON "webhook_messages"("workspace_id", "at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_workspace_id_created_at_id_idx" ON "webhook_deliveries"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_workspace_id_webhook_id_created_at_id_idx" ON "webhook_deliveries"("workspace_id", "webhook_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_workspace_id_message_id_idx" ON "webhook_deliveries"("workspace_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_workspace_id_webhook_id_message_id_key" ON "webhook_deliveries"("workspace_id", "webhook_id", "message_id");

-- CreateIndex
CREATE INDEX "webhook_attempts_workspace_id_delivery_id_number_idx" ON "webhook_attempts"("workspace_id", "delivery_id", "number");

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_workspace_id_webhook_id_fkey" FOREIGN KEY ("workspace_id", "webhook_id") REFERENCES "webhooks"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_workspace_id_message_id_fkey" FOREIGN KEY ("workspace_id", "message_id") REFERENCES "webhook_messages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_workspace_id_delivery_id_fkey" FOREIGN KEY ("workspace_id", "delivery_id") REFERENCES "webhook_deliveries"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('webhook_attempts');
select protect_workspace_table('webhook_deliveries');
select protect_workspace_table('webhook_messages');
select protect_workspace_table('webhooks');

alter table webhooks
  add constraint webhooks_state_check check (state in ('ACTIVE', 'DISABLED')),
  add constraint webhooks_disabled_check
    check ((state = 'DISABLED') = (disabled_reason is not null) and (state = 'DISABLED') = (disabled_at is not null)),
  add constraint webhooks_disabled_reason_check check (disabled_reason in ('GONE', 'FAILING')),
  add constraint webhooks_environment_check check (environment in ('PRODUCTION', 'STAGING', 'DEVELOPMENT')),
  add constraint webhooks_filter_match_check check (filter_match in ('ALL', 'ANY')),
  add constraint webhooks_filter_conditions_check check (jsonb_typeof(filter_conditions) = 'array'),
  add constraint webhooks_event_types_check check (cardinality(event_types) > 0),
  add constraint webhooks_failing_check check ((failed_attempts > 0) = (failing_since is not null)),
  -- A secret is sealed or it is not stored.
  add constraint webhooks_secret_check check (secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint webhooks_previous_secret_check check (previous_secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint webhooks_previous_secret_ends_check check ((previous_secret is null) = (previous_secret_ends_at is null));
alter table webhook_deliveries
  add constraint webhook_deliveries_state_check check (state in ('PENDING', 'DELIVERED', 'FAILED')),
  add constraint webhook_deliveries_delivered_check check (state <> 'DELIVERED' or delivered_at is not null),
  -- What is over waits for nothing, and nobody works on it.
  add constraint webhook_deliveries_over_check
    check (state = 'PENDING' or (next_attempt_at is null and claimed_until is null)),
  add constraint webhook_deliveries_cause_check
    check (last_cause in ('ADDRESS', 'DNS', 'CONNECTION', 'TLS', 'TIMEOUT', 'HTTP_3XX', 'HTTP_4XX', 'HTTP_5XX'));
alter table webhook_attempts
  add constraint webhook_attempts_cause_check
    check (cause in ('ADDRESS', 'DNS', 'CONNECTION', 'TLS', 'TIMEOUT', 'HTTP_3XX', 'HTTP_4XX', 'HTTP_5XX')),
  add constraint webhook_attempts_error_check check ((cause is null) = (error is null));

-- What waits, by endpoint, and what is being worked on: the claim reads these and no more.
create index webhook_deliveries_waiting_idx on webhook_deliveries (workspace_id, webhook_id, next_attempt_at, id)
  where next_attempt_at is not null;
create index webhook_deliveries_claimed_idx on webhook_deliveries (workspace_id, webhook_id) where claimed_until is not null;

-- Who is next is asked across workspaces, so that each has its turn; what is sent is read inside one.
grant select (workspace_id, id) on webhooks to frontdesk_system;
grant select (workspace_id, id, webhook_id, next_attempt_at, claimed_until),
  update (next_attempt_at, claimed_until) on webhook_deliveries to frontdesk_system;
