-- AlterTable
ALTER TABLE "invoice_lines" ADD COLUMN     "included" BIGINT,
ADD COLUMN     "meter" TEXT,
ADD COLUMN     "usage_starts_at" TIMESTAMPTZ(3),
ADD COLUMN     "usage_ends_at" TIMESTAMPTZ(3),
ALTER COLUMN "units" SET DATA TYPE BIGINT;

alter table invoice_lines
  drop constraint invoice_lines_kind_check,
  add constraint invoice_lines_kind_check check (kind in ('BASE', 'SEATS', 'OVERAGE')),
  add constraint invoice_lines_usage_check check (
    (kind = 'OVERAGE') = (meter is not null) and (meter is null) = (included is null)
    and (meter is null) = (usage_starts_at is null) and (meter is null) = (usage_ends_at is null)
    and (meter is null or (included >= 0 and usage_ends_at > usage_starts_at and share = 1))),
  add constraint invoice_lines_meter_check check (meter in (
    'ai_conversations', 'messages_out', 'messages_in', 'campaign_messages', 'call_seconds', 'model_tokens_in',
    'model_tokens_out', 'model_cost_micros'));

-- An invoice counts usage that is not summed yet, in the transaction of its workspace. The position of the sums contains
-- no data of a workspace.
create function app.usage_summed_until() returns xid8
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select next_xid from public.usage_rollups
$$;
revoke all on function app.usage_summed_until() from public;
grant execute on function app.usage_summed_until() to frontdesk_app;

-- The copies of invoices of deleted workspaces have the usage of their lines, too.
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
          'taxMinor', l.tax_minor, 'usage', case when l.meter is not null then jsonb_build_object('meter', l.meter,
            'included', l.included, 'startsAt', l.usage_starts_at, 'endsAt', l.usage_ends_at) end)
          order by l.position), '[]')
        from public.invoice_lines l where l.workspace_id = i.workspace_id and l.invoice_id = i.id),
      now()
    from public.invoices i where i.workspace_id = old.workspace_id and i.status <> 'DRAFT' and i.provider = 'MANUAL';
  return old;
end $$;
