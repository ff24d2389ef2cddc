import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { CreditNotesTable } from '../../app/invoices/credit-notes-table.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CreditBalancesDocument, CreditNotesDocument } from '../../gql/billing-page.ts';
import { amountText } from '../../lib/amount.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/section.tsx';

/** Credit notes of the workspace and their balance. Shown only if there are credit notes. */
export function CreditNotesSection() {
  const { slug: workspace, timezone } = useWorkspace();
  const query = useQuery(CreditNotesDocument, {
    variables: { first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, error, refetch } = query;
  const { data: balances } = useQuery(CreditBalancesDocument, { fetchPolicy: 'cache-and-network' });
  const balance = balances?.creditBalances.map((one) => amountText(one.amountMinor, one.currency)).join(', ');
  const { paging } = usePages(data?.creditNotes, query);
  if (error && !data)
    return (
      <Section title={t`Credit notes`}>
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      </Section>
    );
  if (!data || data.creditNotes.totalCount === 0) return null;
  return (
    <Section
      title={t`Credit notes`}
      description={balance ? t`The next invoices use the balance of ${balance}.` : undefined}
      flush
    >
      <CreditNotesTable
        notes={data.creditNotes.edges.map(({ node }) => node)}
        timezone={timezone}
        paging={paging}
        invoice={{
          key: 'invoice',
          header: t`Invoice`,
          cell: ({ invoiceId, invoiceNumber }) => (
            <AnchorLink to={paths.invoice({ workspace, invoice: invoiceId })} size="sm">
              {invoiceNumber}
            </AnchorLink>
          ),
        }}
      />
    </Section>
  );
}
