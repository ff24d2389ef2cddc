import { t } from '@lingui/core/macro';
import { METER_TITLES, quantityText, UNIT_NAMES } from '../../app/meter-labels.ts';
import type { BillingPlanQuery } from '../../gql/types.ts';
import { unitPriceText } from '../../lib/amount.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/section.tsx';

type Limit = BillingPlanQuery['entitlements']['limits'][number];

/** Table of the usage that the next invoice charges, with its prices. Renders nothing if no usage is charged. */
export function ChargedUsageSection({ limits }: { limits: readonly Limit[] }) {
  const charged = limits.filter(({ unitPriceMinor }) => unitPriceMinor !== null);
  if (charged.length === 0) return null;
  return (
    <Section
      title={t`Charged usage`}
      description={t`Usage above the included quantity of a month is charged on the next invoice.`}
      flush
    >
      <DataTable
        label={t`Charged usage`}
        rows={charged}
        rowKey={({ meter }) => meter}
        columns={COLUMNS}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={charged.length}
        empty={null}
      />
    </Section>
  );
}

const COLUMNS: Column<Limit>[] = [
  { key: 'meter', header: t`Meter`, cell: ({ meter }) => METER_TITLES[meter] },
  {
    key: 'price',
    header: t`Price above the included quantity`,
    cell: ({ unit, unitPriceMinor, currency }) =>
      t`${unitPriceText(unitPriceMinor ?? '0', currency ?? '')} per ${UNIT_NAMES[unit]}`,
  },
  {
    key: 'included',
    header: t`Included per month`,
    align: 'right',
    cell: ({ included, unit }) => quantityText(included, unit),
  },
  { key: 'used', header: t`Used this month`, align: 'right', cell: ({ used, unit }) => quantityText(used, unit) },
];
