-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "visibility" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "features" TEXT[],
    "limits" JSONB NOT NULL,
    "prices" JSONB NOT NULL,
    "grace_days" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "provider" TEXT NOT NULL DEFAULT 'MANUAL',
    "interval" TEXT NOT NULL,
    "seats" INTEGER,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "overrides" JSONB NOT NULL DEFAULT '{}',
    "price_minor" INTEGER,
    "currency" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "usage_warnings" (
    "workspace_id" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "percent" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_warnings_pkey" PRIMARY KEY ("workspace_id","meter","period_start","percent")
);

-- CreateIndex
CREATE UNIQUE INDEX "plans_key_key" ON "plans"("key");

-- CreateIndex
CREATE INDEX "plans_created_at_id_idx" ON "plans"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_plan_id_number_key" ON "plan_versions"("plan_id", "number");

-- CreateIndex
CREATE INDEX "subscriptions_plan_version_id_idx" ON "subscriptions"("plan_version_id");

-- AddForeignKey
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan_version_id_fkey" FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_warnings" ADD CONSTRAINT "usage_warnings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('subscriptions');
select protect_workspace_table('usage_warnings');
-- Global admins list the subscriptions of all workspaces.
grant select on subscriptions to frontdesk_system;

-- Every workspace reads the plans through its subscription; only global admins change them.
alter table plans enable row level security;
alter table plans force row level security;
create policy plans_are_read on plans for select to frontdesk_app using (true);
create policy plans_are_changed on plans to frontdesk_system using (true) with check (true);
grant select on plans to frontdesk_app;
grant select, insert, update on plans to frontdesk_system;
alter table plan_versions enable row level security;
alter table plan_versions force row level security;
create policy plan_versions_are_read on plan_versions for select to frontdesk_app using (true);
create policy plan_versions_are_changed on plan_versions to frontdesk_system using (true) with check (true);
grant select on plan_versions to frontdesk_app;
grant select, insert, update on plan_versions to frontdesk_system;

-- At most one plan is the default, and at most one subscription of a workspace has not ended.
create unique index plans_default_key on plans (is_default) where is_default;
create unique index subscriptions_live_key on subscriptions (workspace_id) where ended_at is null;

alter table plans
  add constraint plans_visibility_check check (visibility in ('PUBLIC', 'PRIVATE')),
  add constraint plans_default_check check (not (is_default and archived_at is not null));
alter table plan_versions
  add constraint plan_versions_features_check check (
    features <@ array['campaigns', 'sequences', 'mcp_servers', 'search_by_meaning', 'outbound_calls']),
  add constraint plan_versions_grace_check check (grace_days between 0 and 90);
alter table subscriptions
  add constraint subscriptions_provider_check check (provider in ('MANUAL')),
  add constraint subscriptions_interval_check check (interval in ('MONTH', 'YEAR')),
  add constraint subscriptions_seats_check check (seats > 0),
  add constraint subscriptions_period_check check (ends_at > starts_at),
  add constraint subscriptions_price_check check (price_minor >= 0 and (price_minor is null) = (currency is null)),
  add constraint subscriptions_currency_check check (currency in ('EUR', 'GBP', 'USD'));
alter table usage_warnings
  add constraint usage_warnings_percent_check check (percent in (80, 100)),
  add constraint usage_warnings_meter_check check (meter in (
    'ai_conversations', 'messages_out', 'messages_in', 'campaign_messages', 'call_seconds', 'model_tokens_in',
    'model_tokens_out', 'model_cost_micros', 'contacts', 'members', 'phone_numbers', 'knowledge_bytes',
    'storage_bytes'));

-- A subscription refers to exactly the terms that were published.
create function app.keep_published_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.published_at is not null then
    raise exception 'a published plan version does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger published_version_is_kept before update on plan_versions
  for each row execute function app.keep_published_version();

-- The agent hands off if the plan includes no further conversation.
alter table agent_handoffs drop constraint agent_handoffs_code_check;
alter table agent_handoffs
  add constraint agent_handoffs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE',
    'AGENT_NOT_PUBLISHED', 'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'MODEL_BUDGET_REACHED', 'PLAN_LIMIT_REACHED',
    'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalations drop constraint escalations_code_check;
alter table escalations
  add constraint escalations_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE',
    'AGENT_NOT_PUBLISHED', 'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'MODEL_BUDGET_REACHED', 'PLAN_LIMIT_REACHED',
    'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalation_runs drop constraint escalation_runs_code_check;
alter table escalation_runs
  add constraint escalation_runs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE',
    'AGENT_NOT_PUBLISHED', 'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'MODEL_BUDGET_REACHED', 'PLAN_LIMIT_REACHED',
    'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
