-- AlterTable
ALTER TABLE "archived_invoices" ADD COLUMN     "credit_notes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "credit_uses" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "invoice_numbers" ADD COLUMN     "last_credit_note" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "usage_events" ADD COLUMN     "correction_reason" TEXT,
ADD COLUMN     "corrects_key" TEXT;

-- CreateTable
CREATE TABLE "credit_notes" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "number" TEXT,
    "correction_id" UUID,
    "reason" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "lowered_minor" BIGINT NOT NULL,
    "remaining_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_at" TIMESTAMPTZ(3),
    "refund_reference" TEXT,
    "refunded_by_name" TEXT,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_name" TEXT NOT NULL,

    CONSTRAINT "credit_notes_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "credit_note_lines" (
    "workspace_id" UUID NOT NULL,
    "credit_note_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "units" BIGINT NOT NULL,
    "unit_price" DECIMAL(20,12) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,

    CONSTRAINT "credit_note_lines_pkey" PRIMARY KEY ("workspace_id","credit_note_id","position")
);

-- CreateTable
CREATE TABLE "credit_uses" (
    "workspace_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "credit_note_id" UUID NOT NULL,
    "credit_note_number" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "credit_uses_pkey" PRIMARY KEY ("workspace_id","invoice_id","credit_note_id")
);

-- CreateIndex
CREATE INDEX "credit_notes_workspace_id_issued_at_id_idx" ON "credit_notes"("workspace_id", "issued_at", "id");

-- CreateIndex
CREATE INDEX "credit_notes_workspace_id_invoice_id_idx" ON "credit_notes"("workspace_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_notes_workspace_id_number_key" ON "credit_notes"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "credit_uses_workspace_id_credit_note_id_idx" ON "credit_uses"("workspace_id", "credit_note_id");

-- AddForeignKey
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_workspace_id_invoice_id_fkey" FOREIGN KEY ("workspace_id", "invoice_id") REFERENCES "invoices"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_workspace_id_credit_note_id_fkey" FOREIGN KEY ("workspace_id", "credit_note_id") REFERENCES "credit_notes"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_workspace_id_invoice_id_fkey" FOREIGN KEY ("workspace_id", "invoice_id") REFERENCES "invoices"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_uses" ADD CONSTRAINT "credit_uses_workspace_id_credit_note_id_fkey" FOREIGN KEY ("workspace_id", "credit_note_id") REFERENCES "credit_notes"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('credit_note_lines');
select protect_workspace_table('credit_notes');
select protect_workspace_table('credit_uses');

-- Credit notes are deleted only with their workspace, and their lines and uses never change.
revoke delete on credit_notes from frontdesk_app;
revoke update, delete on credit_note_lines, credit_uses from frontdesk_app;
-- Global admins read the credit notes of all workspaces.
grant select on credit_notes, credit_note_lines, credit_uses to frontdesk_system;

alter table credit_notes
  add constraint credit_notes_currency_check check (currency in ('EUR', 'GBP', 'USD')),
  add constraint credit_notes_amounts_check check (
    total_minor > 0 and tax_minor between 0 and total_minor and lowered_minor >= 0 and remaining_minor >= 0
    and refunded_minor >= 0 and lowered_minor + remaining_minor + refunded_minor <= total_minor),
  add constraint credit_notes_refund_check check (
    (refunded_minor > 0) = (refunded_at is not null) and (refunded_at is null) = (refund_reference is null)
    and (refunded_at is null) = (refunded_by_name is null));
alter table credit_note_lines
  add constraint credit_note_lines_amount_check check (
    units > 0 and unit_price > 0 and amount_minor > 0 and tax_minor between 0 and amount_minor);
alter table credit_uses
  add constraint credit_uses_amount_check check (amount_minor > 0);
-- A correction of usage has at most one credit note for each invoice.
create unique index credit_notes_correction_key on credit_notes (workspace_id, correction_id, invoice_id)
  where correction_id is not null;
create index credit_notes_balance_idx on credit_notes (workspace_id, currency) where remaining_minor > 0;

-- An issued credit note keeps its content. Its balance only decreases, and is refunded once.
create function app.keep_issued_credit_note() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare balance text[] := array['remaining_minor', 'refunded_minor', 'refunded_at', 'refund_reference',
  'refunded_by_name'];
begin
  if old.number is null then
    return new;
  end if;
  if old.refunded_at is not null or new.remaining_minor > old.remaining_minor
      or to_jsonb(new) - balance is distinct from to_jsonb(old) - balance then
    raise exception 'an issued credit note does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger issued_credit_note_is_kept before update on credit_notes
  for each row execute function app.keep_issued_credit_note();

-- The invoice is locked by the transaction that adds the line, so that all credit notes of a line are counted.
create function app.check_credit_note_line() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare note public.credit_notes;
begin
  select n.* into note from public.credit_notes n
   where n.workspace_id = new.workspace_id and n.id = new.credit_note_id;
  if note.number is not null then
    raise exception 'an issued credit note gets no further lines' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select from public.invoice_lines l
     where l.workspace_id = new.workspace_id and l.invoice_id = note.invoice_id and l.position = new.position
       and l.amount_minor >= (
         select sum(c.amount_minor) from public.credit_note_lines c
           join public.credit_notes o on o.workspace_id = c.workspace_id and o.id = c.credit_note_id
          where o.workspace_id = new.workspace_id and o.invoice_id = note.invoice_id and c.position = new.position)) then
    raise exception 'the credit notes of a line do not exceed it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger credit_note_line_is_checked after insert on credit_note_lines
  for each row execute function app.check_credit_note_line();

-- The numbers of credit notes are a series of their own.
create function app.next_credit_note_number(wanted integer) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare taken integer;
begin
  insert into public.invoice_numbers as n (year, last_number, last_credit_note) values (wanted, 0, 1)
    on conflict (year) do update set last_credit_note = n.last_credit_note + 1 returning n.last_credit_note into taken;
  return 'CN-' || wanted || '-' || lpad(taken::text, greatest(5, length(taken::text)), '0');
end $$;
revoke all on function app.next_credit_note_number(integer) from public;
grant execute on function app.next_credit_note_number(integer) to frontdesk_app;

-- A correction deducts a part of an effect, with a negative quantity.
alter table usage_events
  add constraint usage_events_correction_check check (
    (corrects_key is null) = (correction_reason is null) and (corrects_key is null or quantity < 0));
create index usage_events_corrects_key_idx on usage_events (workspace_id, meter, corrects_key)
  where corrects_key is not null;

-- The copies of invoices of deleted workspaces have their credit notes, too.
create or replace function app.archive_invoices() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.workspace_id() is distinct from old.workspace_id then
    raise exception 'a workspace is deleted in its own transaction, which keeps its invoices'
      using errcode = 'insufficient_privilege';
  end if;
  perform from public.invoices i where i.workspace_id = old.workspace_id order by i.id for update;
  perform from public.credit_notes n where n.workspace_id = old.workspace_id order by n.id for update;
  insert into public.archived_invoices (id, of_workspace_id, workspace_name, workspace_slug, number, status, plan_name,
      period_start, period_end, currency, total_minor, payer_name, payer_address, payer_country, payer_vat_id,
      created_at, issued_at, due_at, paid_at, voided_at, closing_reason, closed_by_name, tax_minor, tax_treatment,
      tax_name, tax_percent, issuer_name, issuer_address, issuer_country, issuer_tax_id, issuer_bank_details, lines,
      credit_notes, credit_uses, archived_at)
    select i.id, i.workspace_id, old.name, old.slug, i.number, i.status, i.plan_name,
      i.period_start, i.period_end, i.currency, i.total_minor, i.payer_name, i.payer_address, i.payer_country,
      i.payer_vat_id, i.created_at, i.issued_at, i.due_at, i.paid_at, i.voided_at, i.closing_reason, i.closed_by_name,
      i.tax_minor, i.tax_treatment, i.tax_name, i.tax_percent, i.issuer_name, i.issuer_address, i.issuer_country,
      i.issuer_tax_id, i.issuer_bank_details,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'kind', l.kind, 'units', l.units,
          'share', l.share, 'unitPriceMinor', trim_scale(l.unit_price)::text, 'amountMinor', l.amount_minor,
          'taxMinor', l.tax_minor, 'usage', case when l.meter is not null then jsonb_build_object('meter', l.meter,
            'included', l.included, 'startsAt', l.usage_starts_at, 'endsAt', l.usage_ends_at) end)
          order by l.position), '[]')
        from public.invoice_lines l where l.workspace_id = i.workspace_id and l.invoice_id = i.id),
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'number', n.number, 'correctionId', n.correction_id,
          'reason', n.reason, 'totalMinor', n.total_minor, 'taxMinor', n.tax_minor, 'loweredMinor', n.lowered_minor,
          'remainingMinor', n.remaining_minor, 'refundedMinor', n.refunded_minor, 'refundedAt', n.refunded_at,
          'refundReference', n.refund_reference, 'issuedAt', n.issued_at,
          'lines', (select jsonb_agg(jsonb_build_object('position', l.position, 'units', l.units,
              'unitPriceMinor', trim_scale(l.unit_price)::text, 'amountMinor', l.amount_minor, 'taxMinor', l.tax_minor)
              order by l.position)
            from public.credit_note_lines l where l.workspace_id = n.workspace_id and l.credit_note_id = n.id))
          order by n.issued_at, n.id), '[]')
        from public.credit_notes n where n.workspace_id = i.workspace_id and n.invoice_id = i.id),
      (select coalesce(jsonb_agg(jsonb_build_object('creditNoteNumber', u.credit_note_number,
          'amountMinor', u.amount_minor) order by u.credit_note_id), '[]')
        from public.credit_uses u
        where u.workspace_id = i.workspace_id and u.invoice_id = i.id),
      now()
    from public.invoices i where i.workspace_id = old.workspace_id and i.status <> 'DRAFT' and i.provider = 'MANUAL';
  return old;
end $$;
