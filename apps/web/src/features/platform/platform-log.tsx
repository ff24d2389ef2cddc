import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { PlatformPageQuery } from '../../gql/types.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

type List = PlatformPageQuery['platformEvents'];
type Line = List['edges'][number]['node'];

const WORDS: Record<string, string> = {
  'user.disabled': t`disabled an account`,
  'user.enabled': t`enabled an account`,
  'user.role_changed': t`changed a global role`,
  'user.sessions_revoked': t`signed a user out everywhere`,
  'model_price.created': t`added a model price`,
  'model_price.deleted': t`deleted a model price`,
  'plan.archived': t`archived a plan`,
  'plan.created': t`created a plan`,
  'plan.default_updated': t`changed the default plan`,
  'plan_version.created': t`created a version of a plan`,
  'payment_event.replayed': t`replayed an event of Stripe`,
  'plan_version.published': t`published a version of a plan`,
  'endpoint_weight.updated': t`changed the weight of an endpoint`,
  'endpoint_weight.deleted': t`deleted the weight of an endpoint`,
  'invoice_issuer.updated': t`changed the issuer of invoices`,
  'tax_rate.created': t`added a tax rate`,
  'tax_rate.deleted': t`deleted a tax rate`,
  'archived_invoice.paid': t`marked an invoice of a deleted workspace as paid`,
  'archived_invoice.voided': t`marked an invoice of a deleted workspace as void`,
  'job.retried': t`retried a failed job`,
  'job.discarded': t`discarded a failed job`,
  'platform.registration_set': t`changed registration settings`,
  'platform.settings_updated': t`changed platform settings`,
};

export function PlatformLog({ list, paging }: { list: List | undefined; paging: Paging }) {
  return (
    <DataTable
      label={t`Platform log`}
      columns={COLUMNS}
      rows={list?.edges.map(({ node }) => node)}
      rowKey={({ id }) => id}
      {...paging}
      empty={
        <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No changes yet`}>
          {t`Changes to accounts, settings, model prices and failed jobs appear here.`}
        </EmptyState>
      }
    />
  );
}

const COLUMNS: Column<Line>[] = [
  {
    key: 'what',
    header: t`Event`,
    cell: ({ actorLabel, name, after }) => (
      <>
        <Trans>
          <b>{actorLabel}</b> {WORDS[name] ?? name}
        </Trans>
        <Text size="sm" c="dimmed">
          {detailOf(after)}
        </Text>
      </>
    ),
  },
  {
    key: 'when',
    header: t`Time`,
    align: 'right',
    width: 150,
    cell: ({ occurredAt }) => <TimeAgo iso={occurredAt} />,
  },
];

/** Formats the details of an event: `{"workspaceCreation":false}` becomes `workspace creation: no`. */
const detailOf = (json: string | null) =>
  Object.entries(json === null ? {} : (JSON.parse(json) as Record<string, unknown>))
    .map(([name, value]) => `${name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}: ${wordOf(value)}`)
    .join(', ');

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? value.map(wordOf).join(', ') : t`none`;
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordOf).join(' ');
  return value === true ? t`yes` : value === false ? t`no` : String(value);
}
