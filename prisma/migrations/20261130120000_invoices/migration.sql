alter table subscriptions add column "billed_until" timestamptz(3);
-- Subscriptions that began before invoices existed are invoiced from the current month.
update subscriptions set billed_until = greatest(starts_at, date_trunc('month', now()));

-- CreateTable
CREATE TABLE "billing_accounts" (
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "vat_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "number" TEXT,
    "status" TEXT NOT NULL,
    "plan_name" TEXT NOT NULL,
    "period_start" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "payer_name" TEXT NOT NULL,
    "payer_address" TEXT NOT NULL,
    "payer_country" TEXT,
    "payer_vat_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "closing_reason" TEXT,
    "closed_by_name" TEXT,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "workspace_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "share" DECIMAL(20,12) NOT NULL,
    "unit_price" DECIMAL(20,12) NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("workspace_id","invoice_id","position")
);

-- CreateTable
CREATE TABLE "invoice_numbers" (
    "year" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "invoice_numbers_pkey" PRIMARY KEY ("year")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_workspace_id_number_key" ON "invoices"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "invoices_workspace_id_created_at_id_idx" ON "invoices"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoices_created_at_idx" ON "invoices"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_workspace_id_subscription_id_period_start_key" ON "invoices"("workspace_id", "subscription_id", "period_start");

-- AddForeignKey
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_workspace_id_invoice_id_fkey" FOREIGN KEY ("workspace_id", "invoice_id") REFERENCES "invoices"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('billing_accounts');
select protect_workspace_table('invoices');
select protect_workspace_table('invoice_lines');
-- Invoices are deleted only with their workspace, and lines never change.
revoke update, delete on invoice_lines from frontdesk_app;
revoke delete on invoices from frontdesk_app;
-- Global admins list the invoices of all workspaces.
grant select on invoices, invoice_lines to frontdesk_system;

alter table invoices
  add constraint invoices_status_check check (status in ('DRAFT', 'OPEN', 'PAID', 'VOID')),
  add constraint invoices_currency_check check (currency in ('EUR', 'GBP', 'USD')),
  add constraint invoices_period_check check (period_end > period_start),
  add constraint invoices_total_check check (total_minor > 0),
  add constraint invoices_issued_check check (
    (status = 'DRAFT') = (number is null) and (number is null) = (issued_at is null)),
  add constraint invoices_closed_check check (
    (status = 'PAID') = (paid_at is not null) and (status = 'VOID') = (voided_at is not null)
    and (status in ('PAID', 'VOID')) = (closing_reason is not null));
alter table invoice_lines
  add constraint invoice_lines_kind_check check (kind in ('BASE', 'SEATS')),
  add constraint invoice_lines_share_check check (share > 0 and share <= 1),
  add constraint invoice_lines_amount_check check (units > 0 and unit_price >= 0 and amount_minor >= 0);

-- The function is the only way to a number, so that each is used once.
alter table invoice_numbers enable row level security;
alter table invoice_numbers force row level security;
create policy invoice_numbers_are_taken on invoice_numbers to frontdesk_owner using (true) with check (true);
create function app.next_invoice_number(wanted integer) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare taken integer;
begin
  insert into public.invoice_numbers as n (year, last_number) values (wanted, 1)
    on conflict (year) do update set last_number = n.last_number + 1 returning n.last_number into taken;
  return 'INV-' || wanted || '-' || lpad(taken::text, greatest(5, length(taken::text)), '0');
end $$;
revoke all on function app.next_invoice_number(integer) from public;
grant execute on function app.next_invoice_number(integer) to frontdesk_app;

-- An issued invoice keeps its content. Only its status changes, once.
create function app.keep_issued_invoice() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare closing text[] := array['status', 'paid_at', 'voided_at', 'closing_reason', 'closed_by_name'];
begin
  if old.status = 'DRAFT' then
    return new;
  end if;
  if old.status <> 'OPEN' or to_jsonb(new) - closing is distinct from to_jsonb(old) - closing then
    raise exception 'an issued invoice does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger issued_invoice_is_kept before update on invoices
  for each row execute function app.keep_issued_invoice();

create function app.keep_issued_lines() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.invoices i where i.workspace_id = new.workspace_id and i.id = new.invoice_id
      and i.status <> 'DRAFT') then
    raise exception 'an issued invoice gets no further lines' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger issued_lines_are_kept before insert on invoice_lines
  for each row execute function app.keep_issued_lines();
