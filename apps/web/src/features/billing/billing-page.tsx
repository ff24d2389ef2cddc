import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useCallback } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { invoiceStatus, planSentence } from '../../app/plan-labels.ts';
import { BillingPlanDocument, InvoicesDocument } from '../../gql/billing-page.ts';
import type { InvoicesQuery } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { formatDate } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { AccountSection } from './account-section.tsx';
import { ChargedUsageSection } from './charged-usage-section.tsx';
import { CreditNotesSection } from './credit-notes-section.tsx';
import { PaymentsSection } from './payments-section.tsx';
import { periodText } from './period-text.ts';

type Invoice = InvoicesQuery['invoices']['edges'][number]['node'];

/** Page with the plan, payer and invoices of the workspace (WC-27, WC-28). */
export function BillingPage() {
  const { data, refetch } = useQuery(BillingPlanDocument, { fetchPolicy: 'cache-and-network' });
  const plan = data?.entitlements;
  const onPaid = useCallback(() => void refetch().catch(() => {}), [refetch]);
  return (
    <>
      <PageHeader title={t`Billing`} description={plan ? planSentence(plan) : ' '} />
      <Stack gap="lg">
        {plan?.billing === 'STRIPE' && (
          <PaymentsSection hasPlan={plan.status !== null && plan.status !== 'CANCELED'} onPaid={onPaid} />
        )}
        {plan && <ChargedUsageSection limits={plan.limits} />}
        <InvoicesSection />
        <CreditNotesSection />
        <AccountSection />
      </Stack>
    </>
  );
}

function InvoicesSection() {
  const { slug, timezone } = useWorkspace();
  const query = useQuery(InvoicesDocument, {
    variables: { first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.invoices, query);
  return (
    <Section title={t`Invoices`} description={t`An invoice is issued when a period has ended.`} flush>
      <DataTable
        label={t`Invoices`}
        columns={columnsFor(slug, timezone)}
        rows={error && !data ? undefined : data?.invoices.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        {...paging}
        error={error && !data ? { requestId: denialOf(error).requestId } : null}
        onRetry={() => void refetch().catch(() => {})}
        empty={<EmptyState icon={<IconReceipt size={24} stroke={1.6} />} title={t`No invoices yet`} />}
      />
    </Section>
  );
}

const columnsFor = (workspace: string, timezone: string): Column<Invoice>[] => [
  {
    key: 'number',
    header: t`Number`,
    cell: ({ id, number }) => (
      <AnchorLink to={paths.invoice({ workspace, invoice: id })} size="sm">
        {number ?? t`Draft`}
      </AnchorLink>
    ),
  },
  { key: 'period', header: t`Period`, from: 'sm', cell: (invoice) => periodText(invoice, timezone) },
  { key: 'due', header: t`Due`, from: 'sm', cell: ({ dueAt }) => formatDate(dueAt, timezone) },
  {
    key: 'status',
    header: t`Status`,
    cell: (invoice) => <StatusBadge tone={invoiceStatus(invoice).tone}>{invoiceStatus(invoice).title}</StatusBadge>,
  },
  {
    key: 'total',
    header: t`Total`,
    align: 'right',
    cell: ({ totalMinor, currency }) => amountText(totalMinor, currency),
  },
];
