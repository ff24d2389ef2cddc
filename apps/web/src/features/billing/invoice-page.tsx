import { t } from '@lingui/core/macro';
import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { usePathParam } from '../../app/address.ts';
import { CreditNotesTable } from '../../app/invoices/credit-notes-table.tsx';
import { DownloadInvoice } from '../../app/invoices/download-invoice.tsx';
import { InvoiceAmounts } from '../../app/invoices/invoice-amounts.tsx';
import { InvoiceParties } from '../../app/invoices/invoice-parties.tsx';
import { AnchorLink, ButtonLink } from '../../app/link.tsx';
import { METER_TITLES } from '../../app/meter-labels.ts';
import { paths } from '../../app/paths.ts';
import { invoiceStatus } from '../../app/plan-labels.ts';
import { InvoiceDocument } from '../../gql/billing-page.ts';
import type { InvoiceLineKind, InvoiceQuery } from '../../gql/types.ts';
import { amountText, unitPriceText } from '../../lib/amount.ts';
import { dayKey, formatDate, formatMonth } from '../../lib/dates.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { periodText } from './period-text.ts';

type Invoice = InvoiceQuery['invoice'];
type Line = Invoice['lines'][number];

/** Page of one invoice with its lines. */
export function InvoicePage() {
  const { slug } = useWorkspace();
  const { data } = useScreenQuery(InvoiceDocument, { id: usePathParam('invoiceId') });
  const invoice = data?.invoice;
  return (
    <>
      <PageHeader
        title={invoice?.number ? t`Invoice ${invoice.number}` : t`Invoice`}
        actions={
          <ButtonLink to={paths.billing({ workspace: slug })} variant="default">
            {t`All invoices`}
          </ButtonLink>
        }
      />
      {invoice ? (
        <Stack gap="lg">
          <InvoiceDetails invoice={invoice} />
          {invoice.provider === 'MANUAL' && <InvoiceLines invoice={invoice} />}
          {invoice.creditNotes.length > 0 && <InvoiceCreditNotes invoice={invoice} />}
        </Stack>
      ) : (
        <Skeleton height={320} role="status" aria-label={t`Loading invoice`} />
      )}
    </>
  );
}

function InvoiceDetails({ invoice }: { invoice: Invoice }) {
  const { timezone } = useWorkspace();
  const { planName, issuedAt, dueAt, paidAt, voidedAt, closingReason } = invoice;
  const { title, tone } = invoiceStatus(invoice);
  const dates = [
    issuedAt && t`Issued on ${formatDate(issuedAt, timezone)}`,
    t`Due on ${formatDate(dueAt, timezone)}`,
    paidAt && t`Paid on ${formatDate(paidAt, timezone)}`,
    voidedAt && t`Void since ${formatDate(voidedAt, timezone)}`,
  ].filter((text): text is string => typeof text === 'string');
  return (
    <Section title={t`Details`}>
      <Stack gap="xs">
        <Group gap="sm">
          <StatusBadge tone={tone}>{title}</StatusBadge>
          <Text size="sm">{dates.join(' · ')}</Text>
        </Group>
        {closingReason && <Text size="sm">{t`Reason: ${closingReason}`}</Text>}
        <Text size="sm">{t`${planName}, ${periodText(invoice, timezone)}`}</Text>
        {invoice.provider === 'STRIPE' ? (
          <StripeInvoice invoice={invoice} />
        ) : (
          <>
            <InvoiceParties invoice={invoice} />
            {invoice.number && <DownloadInvoice id={invoice.id} />}
          </>
        )}
      </Stack>
    </Section>
  );
}

function StripeInvoice({ invoice: { totalMinor, currency, hostedUrl } }: { invoice: Invoice }) {
  return (
    <>
      <Text size="sm">{t`Total ${amountText(totalMinor, currency)}`}</Text>
      {hostedUrl && (
        <Anchor href={hostedUrl} size="sm" target="_blank" rel="noreferrer">{t`View invoice at Stripe`}</Anchor>
      )}
    </>
  );
}

function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { lines, currency, taxTreatment } = invoice;
  const { slug, timezone } = useWorkspace();
  return (
    <Section
      title={t`Lines`}
      actions={<AnchorLink to={paths.usage({ workspace: slug })} size="sm">{t`View usage`}</AnchorLink>}
      flush
    >
      <DataTable
        label={t`Lines`}
        rows={[...lines]}
        rowKey={({ position }) => String(position)}
        columns={columnsFor(currency, taxTreatment === 'STANDARD', { workspace: slug, timezone })}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={lines.length}
        empty={null}
      />
      <Group justify="flex-end" p="md">
        <InvoiceAmounts invoice={invoice} />
      </Group>
    </Section>
  );
}

function InvoiceCreditNotes({ invoice: { creditNotes } }: { invoice: Invoice }) {
  const { timezone } = useWorkspace();
  return (
    <Section title={t`Credit notes`} flush>
      <CreditNotesTable notes={[...creditNotes]} timezone={timezone} />
    </Section>
  );
}

const KINDS: Readonly<Record<InvoiceLineKind, string>> = {
  BASE: t`Base price`,
  SEATS: t`Seats`,
  OVERAGE: t`Usage`,
  LATE_USAGE: t`Late usage`,
};

interface Place {
  readonly workspace: string;
  readonly timezone: string;
}

const columnsFor = (currency: string, hasTax: boolean, place: Place): Column<Line>[] => [
  {
    key: 'kind',
    header: t`Line`,
    cell: ({ kind, usage }) =>
      usage ? <UsageLink usage={usage} isLate={kind === 'LATE_USAGE'} place={place} /> : KINDS[kind],
  },
  { key: 'units', header: t`Units`, align: 'right', cell: ({ units }) => units.toLocaleString('en-GB') },
  {
    key: 'price',
    header: t`Unit price`,
    align: 'right',
    from: 'sm',
    cell: ({ unitPriceMinor }) => unitPriceText(unitPriceMinor, currency),
  },
  {
    key: 'share',
    header: t`Share of the period`,
    align: 'right',
    from: 'sm',
    cell: ({ share }) => `${(share * 100).toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`,
  },
  { key: 'amount', header: t`Amount`, align: 'right', cell: ({ amountMinor }) => amountText(amountMinor, currency) },
  ...(hasTax ? [taxColumn(currency)] : []),
];

interface UsageLinkProps {
  readonly usage: NonNullable<Line['usage']>;
  /** Whether an earlier invoice billed the month of the usage. */
  readonly isLate: boolean;
  readonly place: Place;
}

/** Meter and period of a line. Links to the usage that the line charges. */
function UsageLink({ usage, isLate, place: { workspace, timezone } }: UsageLinkProps) {
  const { meter, included, startsAt, endsAt } = usage;
  const from = dayKey(startsAt, timezone);
  // The end is exclusive, so the last day is one millisecond earlier.
  const to = dayKey(Date.parse(endsAt) - 1, timezone);
  const search = { meter, from, to };
  return (
    <>
      <AnchorLink to={paths.usage({ workspace })} search={search} size="sm">
        {METER_TITLES[meter]}
      </AnchorLink>
      {isLate && <Text size="sm">{t`Late usage of ${formatMonth(startsAt, timezone)}`}</Text>}
      <Text size="sm" c="dimmed">
        {t`Above ${included.toLocaleString('en-GB')}, ${periodText({ periodStart: startsAt, periodEnd: endsAt }, timezone)}`}
      </Text>
    </>
  );
}

const taxColumn = (currency: string): Column<Line> => ({
  key: 'tax',
  header: t`Tax`,
  align: 'right',
  cell: ({ taxMinor }) => amountText(taxMinor, currency),
});
