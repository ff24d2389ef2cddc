-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "canceled_at" TIMESTAMPTZ(3),
ADD COLUMN     "past_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "reminders" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restricted_at" TIMESTAMPTZ(3);

alter table subscriptions
  add constraint subscriptions_unpaid_check check (
    (restricted_at is null or past_due_at is not null) and (canceled_at is null or restricted_at is not null)
    and (canceled_at is null or ended_at is not null) and (reminders = 0 or past_due_at is not null)),
  add constraint subscriptions_reminders_check check (reminders between 0 and 4);

-- CreateTable
CREATE TABLE "archived_invoices" (
    "id" UUID NOT NULL,
    "of_workspace_id" UUID NOT NULL,
    "workspace_name" TEXT NOT NULL,
    "workspace_slug" TEXT NOT NULL,
    "number" TEXT NOT NULL,
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
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "closing_reason" TEXT,
    "closed_by_name" TEXT,
    "lines" JSONB NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "archived_invoices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "archived_invoices_number_key" ON "archived_invoices"("number");

-- CreateIndex
CREATE INDEX "archived_invoices_created_at_id_idx" ON "archived_invoices"("created_at", "id");

alter table archived_invoices
  add constraint archived_invoices_status_check check (status in ('OPEN', 'PAID', 'VOID')),
  add constraint archived_invoices_closed_check check (
    (status = 'PAID') = (paid_at is not null) and (status = 'VOID') = (voided_at is not null)
    and (status in ('PAID', 'VOID')) = (closing_reason is not null));

-- Only the deletion of a workspace adds rows. Global admins read them and close open invoices.
alter table archived_invoices enable row level security;
alter table archived_invoices force row level security;
create policy archived_invoices_are_added on archived_invoices for insert to frontdesk_owner with check (true);
create policy archived_invoices_are_closed on archived_invoices to frontdesk_system using (true) with check (true);
grant select, update on archived_invoices to frontdesk_system;
create trigger issued_invoice_is_kept before update on archived_invoices
  for each row execute function app.keep_issued_invoice();

-- An invoice that is being closed is locked first, so that its copy has the new status.
create function app.archive_invoices() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.workspace_id() is distinct from old.workspace_id then
    raise exception 'a workspace is deleted in its own transaction, which keeps its invoices'
      using errcode = 'insufficient_privilege';
  end if;
  perform from public.invoices i where i.workspace_id = old.workspace_id order by i.id for update;
  insert into public.archived_invoices (id, of_workspace_id, workspace_name, workspace_slug, number, status, plan_name,
      period_start, period_end, currency, total_minor, payer_name, payer_address, payer_country, payer_vat_id,
      created_at, issued_at, due_at, paid_at, voided_at, closing_reason, closed_by_name, lines, archived_at)
    select i.id, i.workspace_id, old.name, old.slug, i.number, i.status, i.plan_name,
      i.period_start, i.period_end, i.currency, i.total_minor, i.payer_name, i.payer_address, i.payer_country,
      i.payer_vat_id, i.created_at, i.issued_at, i.due_at, i.paid_at, i.voided_at, i.closing_reason, i.closed_by_name,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'kind', l.kind, 'units', l.units,
          'share', l.share, 'unitPriceMinor', trim_scale(l.unit_price)::text, 'amountMinor', l.amount_minor)
          order by l.position), '[]')
        from public.invoice_lines l where l.workspace_id = i.workspace_id and l.invoice_id = i.id),
      now()
    from public.invoices i where i.workspace_id = old.workspace_id and i.status <> 'DRAFT';
  return old;
end $$;
revoke all on function app.archive_invoices() from public;
create trigger invoices_are_archived before delete on workspaces
  for each row execute function app.archive_invoices();
