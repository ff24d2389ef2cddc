-- DropIndex
DROP INDEX "invoices_workspace_id_subscription_id_period_start_key";

-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "hosted_url" TEXT,
ADD COLUMN     "provider" TEXT NOT NULL DEFAULT 'MANUAL',
ADD COLUMN     "provider_id" TEXT;

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "cancels_at" TIMESTAMPTZ(3),
ADD COLUMN     "payment_state" TEXT,
ADD COLUMN     "period_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "provider_id" TEXT;

-- CreateTable
CREATE TABLE "payment_prices" (
    "plan_version_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "interval" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_prices_pkey" PRIMARY KEY ("plan_version_id","currency","interval","kind")
);

-- CreateTable
CREATE TABLE "payment_customers" (
    "workspace_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "checkout_id" TEXT,
    "pulled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_customers_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "payment_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT,
    "customer_id" TEXT,
    "of_workspace_id" UUID,
    "status" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_prices_provider_id_key" ON "payment_prices"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_customers_provider_id_key" ON "payment_customers"("provider_id");

-- CreateIndex
CREATE INDEX "payment_events_created_at_id_idx" ON "payment_events"("created_at", "id");

-- CreateIndex
CREATE INDEX "payment_events_of_workspace_id_created_at_idx" ON "payment_events"("of_workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_workspace_id_provider_id_key" ON "invoices"("workspace_id", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscriptions_workspace_id_provider_id_key" ON "subscriptions"("workspace_id", "provider_id");

-- AddForeignKey
ALTER TABLE "payment_prices" ADD CONSTRAINT "payment_prices_plan_version_id_fkey" FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_customers" ADD CONSTRAINT "payment_customers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table subscriptions
  drop constraint subscriptions_provider_check,
  add constraint subscriptions_provider_check check (
    provider in ('MANUAL', 'STRIPE') and (provider = 'STRIPE') = (provider_id is not null)
    and (provider = 'STRIPE') = (payment_state is not null) and (provider = 'STRIPE') = (period_ends_at is not null)
    and (cancels_at is null or provider = 'STRIPE')),
  add constraint subscriptions_payment_state_check check (payment_state in
    ('INCOMPLETE', 'EXPIRED', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED'));

-- Stripe can issue several invoices for a period, such as after a change of seats.
create unique index invoices_subscription_period_key on invoices (workspace_id, subscription_id, period_start)
  where provider = 'MANUAL';
alter table invoices
  add constraint invoices_provider_check check (
    provider in ('MANUAL', 'STRIPE') and (provider = 'STRIPE') = (provider_id is not null)
    and (hosted_url is null or provider = 'STRIPE')),
  drop constraint invoices_tax_check,
  add constraint invoices_tax_check check (
    tax_minor >= 0 and tax_minor < total_minor
    and (tax_treatment is null or tax_treatment in ('STANDARD', 'REVERSE_CHARGE', 'OUTSIDE', 'NO_RATE'))
    and (tax_treatment is not distinct from 'STANDARD') = (tax_percent is not null)
    and (tax_percent is null) = (tax_name is null)
    -- The rates of an invoice of Stripe are printed on its page only.
    and (tax_percent is not null or tax_minor = 0 or provider = 'STRIPE'));

-- The URL of an invoice at Stripe is replaced when it expires, also after the payment.
create or replace function app.keep_issued_invoice() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare closing text[] := array['status', 'paid_at', 'voided_at', 'closing_reason', 'closed_by_name'];
begin
  if old.status = 'DRAFT' then
    return new;
  end if;
  if to_jsonb(new) - 'hosted_url' is not distinct from to_jsonb(old) - 'hosted_url'
      and to_jsonb(old) ->> 'provider' = 'STRIPE' then
    return new;
  end if;
  if old.status <> 'OPEN' or to_jsonb(new) - closing is distinct from to_jsonb(old) - closing then
    raise exception 'an issued invoice does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Stripe keeps the invoices that it issued, so only our own are copied when a workspace is deleted.
create or replace function app.archive_invoices() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.workspace_id() is distinct from old.workspace_id then
    raise exception 'a workspace is deleted in its own transaction, which keeps its invoices'
      using errcode = 'insufficient_privilege';
  end if;
  perform from public.invoices i where i.workspace_id = old.workspace_id order by i.id for update;
  insert into public.archived_invoices (id, of_workspace_id, workspace_name, workspace_slug, number, status, plan_name,
      period_start, period_end, currency, total_minor, payer_name, payer_address, payer_country, payer_vat_id,
      created_at, issued_at, due_at, paid_at, voided_at, closing_reason, closed_by_name, tax_minor, tax_treatment,
      tax_name, tax_percent, issuer_name, issuer_address, issuer_country, issuer_tax_id, issuer_bank_details, lines,
      archived_at)
    select i.id, i.workspace_id, old.name, old.slug, i.number, i.status, i.plan_name,
      i.period_start, i.period_end, i.currency, i.total_minor, i.payer_name, i.payer_address, i.payer_country,
      i.payer_vat_id, i.created_at, i.issued_at, i.due_at, i.paid_at, i.voided_at, i.closing_reason, i.closed_by_name,
      i.tax_minor, i.tax_treatment, i.tax_name, i.tax_percent, i.issuer_name, i.issuer_address, i.issuer_country,
      i.issuer_tax_id, i.issuer_bank_details,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'kind', l.kind, 'units', l.units,
          'share', l.share, 'unitPriceMinor', trim_scale(l.unit_price)::text, 'amountMinor', l.amount_minor,
          'taxMinor', l.tax_minor)
          order by l.position), '[]')
        from public.invoice_lines l where l.workspace_id = i.workspace_id and l.invoice_id = i.id),
      now()
    from public.invoices i where i.workspace_id = old.workspace_id and i.status <> 'DRAFT' and i.provider = 'MANUAL';
  return old;
end $$;

select protect_workspace_table('payment_customers');
-- An event of Stripe names its customer, whose workspace is not known before.
grant select on payment_customers to frontdesk_system;

alter table payment_prices enable row level security;
alter table payment_prices force row level security;
create policy payment_prices_are_read on payment_prices for select to frontdesk_app using (true);
create policy payment_prices_are_changed on payment_prices to frontdesk_system using (true) with check (true);
grant select on payment_prices to frontdesk_app;
grant select, insert on payment_prices to frontdesk_system;
alter table payment_prices
  add constraint payment_prices_interval_check check (interval in ('MONTH', 'YEAR')),
  add constraint payment_prices_kind_check check (kind in ('BASE', 'SEATS')),
  add constraint payment_prices_currency_check check (currency in ('EUR', 'GBP', 'USD'));

alter table payment_events enable row level security;
alter table payment_events force row level security;
create policy payment_events_are_stored on payment_events to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on payment_events to frontdesk_system;
alter table payment_events
  add constraint payment_events_status_check check (
    status in ('PENDING', 'APPLIED', 'IGNORED', 'FAILED') and (status = 'PENDING') = (processed_at is null));
