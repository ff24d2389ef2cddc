-- CreateTable
CREATE TABLE "model_calls" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID,
    "run_id" UUID,
    "agent_version_id" UUID,
    "service_id" UUID,
    "purpose" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "integration_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "cached_input_tokens" INTEGER,
    "output_tokens" INTEGER NOT NULL,
    "audio_seconds" DOUBLE PRECISION,
    "cost_micros" BIGINT,
    "duration_ms" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_calls_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "model_usage_days" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "agent_version_id" UUID,
    "service_id" UUID,
    "purpose" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "call_count" INTEGER NOT NULL,
    "unpriced_count" INTEGER NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "cached_input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "audio_seconds" DOUBLE PRECISION NOT NULL,
    "cost_micros" BIGINT NOT NULL,

    CONSTRAINT "model_usage_days_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "conversation_model_usage" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_count" INTEGER NOT NULL,
    "unpriced_count" INTEGER NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "cost_micros" BIGINT NOT NULL,

    CONSTRAINT "conversation_model_usage_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "model_budgets" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "limit_micros" BIGINT,
    "action" TEXT NOT NULL DEFAULT 'CONTINUE',
    "month" DATE,
    "ends_at" TIMESTAMPTZ(3),
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    "warned_at" TIMESTAMPTZ(3),
    "reached_at" TIMESTAMPTZ(3),

    CONSTRAINT "model_budgets_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "model_prices" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "input_micros" INTEGER,
    "cached_input_micros" INTEGER,
    "output_micros" INTEGER,
    "audio_micros" INTEGER,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "model_prices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_calls_workspace_id_conversation_id_at_id_idx" ON "model_calls"("workspace_id", "conversation_id", "at", "id");

-- CreateIndex
CREATE INDEX "model_calls_workspace_id_at_idx" ON "model_calls"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "model_usage_days_workspace_id_day_idx" ON "model_usage_days"("workspace_id", "day");

-- CreateIndex
CREATE INDEX "model_prices_created_at_id_idx" ON "model_prices"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "model_prices_provider_model_valid_from_key" ON "model_prices"("provider", "model", "valid_from");

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_usage_days" ADD CONSTRAINT "model_usage_days_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_model_usage" ADD CONSTRAINT "conversation_model_usage_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_model_usage" ADD CONSTRAINT "conversation_model_usage_workspace_id_id_fkey" FOREIGN KEY ("workspace_id", "id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_budgets" ADD CONSTRAINT "model_budgets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('conversation_model_usage');
select protect_workspace_table('model_budgets');
select protect_workspace_table('model_calls');
select protect_workspace_table('model_usage_days');

alter table model_calls
  add constraint model_calls_purpose_check check (purpose in (
    'UNDERSTANDING', 'WORDING', 'REVIEW', 'REPLY_DRAFT', 'SUMMARY', 'TEST', 'SIMULATED_CONTACT', 'TEST_JUDGMENT', 'IMAGE',
    'TRANSCRIPTION')),
  add constraint model_calls_provider_check check (provider in ('OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE', 'OPENAI_COMPATIBLE'));
alter table model_usage_days
  add constraint model_usage_days_purpose_check check (purpose in (
    'UNDERSTANDING', 'WORDING', 'REVIEW', 'REPLY_DRAFT', 'SUMMARY', 'TEST', 'SIMULATED_CONTACT', 'TEST_JUDGMENT', 'IMAGE',
    'TRANSCRIPTION')),
  add constraint model_usage_days_provider_check check (provider in ('OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE', 'OPENAI_COMPATIBLE'));
alter table model_budgets
  add constraint model_budgets_action_check check (action in ('CONTINUE', 'HAND_OFF')),
  add constraint model_budgets_limit_check check (limit_micros > 0);
alter table model_prices
  add constraint model_prices_provider_check check (provider in ('OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE', 'OPENAI_COMPATIBLE')),
  add constraint model_prices_price_check check (
    (input_micros is null) = (output_micros is null) and (input_micros is not null or audio_micros is not null)),
  add constraint model_prices_positive_check check (
    input_micros >= 0 and cached_input_micros >= 0 and output_micros >= 0 and audio_micros >= 0);

-- List prices of the providers per million tokens. Models that are not listed have no price.
insert into model_prices (id, provider, model, input_micros, cached_input_micros, output_micros, valid_from, created_at, created_by_name)
select gen_random_uuid(), provider, model, input * 1000, cached * 1000, output * 1000,
  '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Frontdesk'
from (values
  ('OPENAI', 'gpt-4o', 2500, 1250, 10000),
  ('OPENAI', 'gpt-4o-mini', 150, 75, 600),
  ('OPENAI', 'gpt-4.1', 2000, 500, 8000),
  ('OPENAI', 'gpt-4.1-mini', 400, 100, 1600),
  ('OPENAI', 'gpt-4.1-nano', 100, 25, 400),
  ('OPENAI', 'gpt-5', 1250, 125, 10000),
  ('OPENAI', 'gpt-5-mini', 250, 25, 2000),
  ('OPENAI', 'gpt-5-nano', 50, 5, 400),
  ('OPENAI', 'o3', 2000, 500, 8000),
  ('OPENAI', 'o4-mini', 1100, 275, 4400),
  ('AZURE_OPENAI', 'gpt-4o', 2500, 1250, 10000),
  ('AZURE_OPENAI', 'gpt-4o-mini', 150, 75, 600),
  ('AZURE_OPENAI', 'gpt-4.1', 2000, 500, 8000),
  ('AZURE_OPENAI', 'gpt-4.1-mini', 400, 100, 1600),
  ('AZURE_OPENAI', 'gpt-4.1-nano', 100, 25, 400),
  ('AZURE_OPENAI', 'gpt-5', 1250, 125, 10000),
  ('AZURE_OPENAI', 'gpt-5-mini', 250, 25, 2000),
  ('AZURE_OPENAI', 'gpt-5-nano', 50, 5, 400),
  ('AZURE_OPENAI', 'o3', 2000, 500, 8000),
  ('AZURE_OPENAI', 'o4-mini', 1100, 275, 4400),
  ('ANTHROPIC', 'claude-opus-4-5', 5000, 500, 25000),
  ('ANTHROPIC', 'claude-sonnet-4-5', 3000, 300, 15000),
  ('ANTHROPIC', 'claude-haiku-4-5', 1000, 100, 5000),
  ('ANTHROPIC', 'claude-sonnet-4', 3000, 300, 15000),
  ('ANTHROPIC', 'claude-3-5-haiku', 800, 80, 4000),
  ('GOOGLE', 'gemini-2.5-pro', 1250, 125, 10000),
  ('GOOGLE', 'gemini-2.5-flash', 300, 30, 2500),
  ('GOOGLE', 'gemini-2.5-flash-lite', 100, 10, 400),
  ('GOOGLE', 'gemini-2.0-flash', 100, 25, 400)
) as known (provider, model, input, cached, output);

insert into model_prices (id, provider, model, audio_micros, valid_from, created_at, created_by_name)
select gen_random_uuid(), 'OPENAI', model, micros, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Frontdesk'
from (values ('gpt-4o-mini-transcribe', 3000), ('gpt-4o-transcribe', 6000), ('whisper-1', 6000)) as known (model, micros);

-- Every workspace reads the prices; only global admins change them.
alter table model_prices enable row level security;
alter table model_prices force row level security;
create policy model_prices_are_read on model_prices for select to frontdesk_app using (true);
create policy model_prices_are_changed on model_prices to frontdesk_system using (true) with check (true);
grant select on model_prices to frontdesk_app;
grant select, insert, delete on model_prices to frontdesk_system;

-- The agent hands off if the model budget is used up.
alter table agent_handoffs drop constraint agent_handoffs_code_check;
alter table agent_handoffs
  add constraint agent_handoffs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE', 'AGENT_NOT_PUBLISHED',
    'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'MODEL_BUDGET_REACHED', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalations drop constraint escalations_code_check;
alter table escalations
  add constraint escalations_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE', 'AGENT_NOT_PUBLISHED',
    'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'MODEL_BUDGET_REACHED', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalation_runs drop constraint escalation_runs_code_check;
alter table escalation_runs
  add constraint escalation_runs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE', 'AGENT_NOT_PUBLISHED',
    'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'MODEL_BUDGET_REACHED', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
