-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "settled_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "usage_events" ADD COLUMN     "uncharged_reason" TEXT;

-- AlterTable
ALTER TABLE "usage_hours" ADD COLUMN     "uncharged" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "billed_usage" (
    "workspace_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "meter" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "quantity" BIGINT NOT NULL,
    "included" BIGINT NOT NULL,
    "unit_price" DECIMAL(20,12) NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "billed_usage_pkey" PRIMARY KEY ("workspace_id","subscription_id","meter","starts_at")
);

-- AddForeignKey
ALTER TABLE "billed_usage" ADD CONSTRAINT "billed_usage_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('billed_usage');
-- The terms of a billed month are kept until the workspace is deleted.
revoke delete on billed_usage from frontdesk_app;

alter table billed_usage
  add constraint billed_usage_meter_check check (meter in (
    'ai_conversations', 'messages_out', 'messages_in', 'campaign_messages', 'call_seconds', 'model_tokens_in',
    'model_tokens_out', 'model_cost_micros')),
  add constraint billed_usage_currency_check check (currency in ('EUR', 'GBP', 'USD')),
  add constraint billed_usage_quantity_check check (
    quantity >= 0 and included >= 0 and unit_price > 0 and ends_at > starts_at);
alter table usage_events
  add constraint usage_events_uncharged_reason_check check (uncharged_reason in ('TOO_LATE'));
alter table invoice_lines
  drop constraint invoice_lines_kind_check,
  add constraint invoice_lines_kind_check check (kind in ('BASE', 'SEATS', 'OVERAGE', 'LATE_USAGE')),
  drop constraint invoice_lines_usage_check,
  add constraint invoice_lines_usage_check check (
    (kind in ('OVERAGE', 'LATE_USAGE')) = (meter is not null) and (meter is null) = (included is null)
    and (meter is null) = (usage_starts_at is null) and (meter is null) = (usage_ends_at is null)
    and (meter is null or (included >= 0 and usage_ends_at > usage_starts_at and share = 1)));

-- Late usage has the currency of its month. If the currency of the subscription has changed since, the late usage has an
-- invoice of its own for the same period. The period after the end of a subscription starts like the next period of a
-- subscription that is extended later.
drop index invoices_subscription_period_key;
create unique index invoices_subscription_period_key
  on invoices (workspace_id, subscription_id, currency, period_start, period_end) where provider = 'MANUAL';
