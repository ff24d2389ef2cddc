import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { IconReceiptTax } from '@tabler/icons-react';
import { useState } from 'react';
import { TaxRatesDocument } from '../../gql/taxes.ts';
import { formatDate, formatDateTime } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/section.tsx';
import { DeleteTaxRate } from './delete-tax-rate.tsx';
import { countryOf, type TaxRate } from './tax-rate.ts';
import { TaxRateDialog } from './tax-rate-dialog.tsx';

/** Tax rates by country, which are applied to new invoices. */
export function TaxRatesSection() {
  const query = useQuery(TaxRatesDocument, { variables: { first: LIMITS.pageSize } });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.taxRates, query);
  const [isAdding, setAdding] = useState(false);
  const rows = data?.taxRates.edges.map(({ node }) => node);
  const add = <Button onClick={() => setAdding(true)}>{t`Add tax rate`}</Button>;
  return (
    <>
      <Section
        title={t`Tax rates`}
        description={t`A rate applies to periods that end on its first day or later. This is not tax advice.`}
        actions={rows && rows.length > 0 ? add : undefined}
        flush
      >
        <DataTable
          label={t`Tax rates`}
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          {...paging}
          error={error ? { requestId: denialOf(error).requestId } : null}
          onRetry={() => void refetch().catch(() => {})}
          empty={
            <EmptyState icon={<IconReceiptTax size={24} stroke={1.6} />} title={t`No tax rates yet`} action={add}>
              {t`New invoices charge no tax.`}
            </EmptyState>
          }
        />
      </Section>
      <TaxRateDialog opened={isAdding} onClose={() => setAdding(false)} />
    </>
  );
}

const COLUMNS: Column<TaxRate>[] = [
  {
    key: 'country',
    header: t`Country`,
    cell: (rate) => (
      <Text size="sm" fw={550}>
        {countryOf(rate)}
      </Text>
    ),
  },
  { key: 'name', header: t`Tax`, cell: ({ name }) => name },
  {
    key: 'percent',
    header: t`Rate`,
    align: 'right',
    cell: ({ percent }) => `${percent.toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`,
  },
  { key: 'from', header: t`Valid from`, from: 'sm', cell: ({ validFrom }) => formatDate(validFrom, 'UTC') },
  {
    key: 'created',
    header: t`Created`,
    from: 'md',
    cell: ({ createdAt, createdByName }) => (
      <Text size="sm" c="dimmed">
        {t`${formatDateTime(createdAt)} by ${createdByName}`}
      </Text>
    ),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    cell: (rate) => <DeleteTaxRate rate={rate} />,
  },
];
