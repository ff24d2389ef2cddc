-- AlterTable
ALTER TABLE "archived_invoices" ADD COLUMN     "issuer_address" TEXT,
ADD COLUMN     "issuer_bank_details" TEXT,
ADD COLUMN     "issuer_country" TEXT,
ADD COLUMN     "issuer_name" TEXT,
ADD COLUMN     "issuer_tax_id" TEXT,
ADD COLUMN     "tax_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "tax_name" TEXT,
ADD COLUMN     "tax_percent" DECIMAL(5,2),
ADD COLUMN     "tax_treatment" TEXT;

-- AlterTable
ALTER TABLE "invoice_lines" ADD COLUMN     "tax_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "issuer_address" TEXT,
ADD COLUMN     "issuer_bank_details" TEXT,
ADD COLUMN     "issuer_country" TEXT,
ADD COLUMN     "issuer_name" TEXT,
ADD COLUMN     "issuer_tax_id" TEXT,
ADD COLUMN     "tax_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "tax_name" TEXT,
ADD COLUMN     "tax_percent" DECIMAL(5,2),
ADD COLUMN     "tax_treatment" TEXT;

-- CreateTable
CREATE TABLE "invoice_issuers" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "tax_id" TEXT NOT NULL DEFAULT '',
    "bank_details" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "invoice_issuers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_rates" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "percent" DECIMAL(5,2) NOT NULL,
    "valid_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "tax_rates_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tax_rates_created_at_id_idx" ON "tax_rates"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tax_rates_country_valid_from_key" ON "tax_rates"("country", "valid_from");

-- Invoices are issued in the transaction of a workspace. Only global admins change issuer and rates.
alter table invoice_issuers enable row level security;
alter table invoice_issuers force row level security;
create policy invoice_issuers_are_read on invoice_issuers for select to frontdesk_app using (true);
create policy invoice_issuers_are_changed on invoice_issuers to frontdesk_system using (true) with check (true);
grant select on invoice_issuers to frontdesk_app;
grant select, insert, update on invoice_issuers to frontdesk_system;
alter table tax_rates enable row level security;
alter table tax_rates force row level security;
create policy tax_rates_are_read on tax_rates for select to frontdesk_app using (true);
create policy tax_rates_are_changed on tax_rates to frontdesk_system using (true) with check (true);
grant select on tax_rates to frontdesk_app;
grant select, insert, delete on tax_rates to frontdesk_system;

alter table invoice_issuers add constraint invoice_issuers_one_check check (id = 1);
alter table tax_rates add constraint tax_rates_percent_check check (percent between 0 and 100);
alter table invoices
  add constraint invoices_tax_check check (
    tax_minor >= 0 and tax_minor < total_minor
    and (tax_treatment is null or tax_treatment in ('STANDARD', 'REVERSE_CHARGE', 'OUTSIDE', 'NO_RATE'))
    and (tax_treatment is not distinct from 'STANDARD') = (tax_percent is not null)
    and (tax_percent is null) = (tax_name is null) and (tax_percent is not null or tax_minor = 0)),
  add constraint invoices_issuer_check check (
    (tax_treatment is null) = (issuer_name is null) and (issuer_name is null) = (issuer_address is null)
    and (issuer_name is null) = (issuer_country is null) and (issuer_name is null) = (issuer_tax_id is null)
    and (issuer_name is null) = (issuer_bank_details is null));
alter table invoice_lines
  add constraint invoice_lines_tax_check check (tax_minor between 0 and amount_minor);

-- The copies of invoices of deleted workspaces have their taxes and their issuer, too.
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
    from public.invoices i where i.workspace_id = old.workspace_id and i.status <> 'DRAFT';
  return old;
end $$;
