import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconDots, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import type { EndpointWeightsQuery } from '../../gql/types.ts';
import { EndpointWeightsDocument } from '../../gql/weights.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Section } from '../../ui/section.tsx';
import { DeleteWeight } from './delete-weight.tsx';
import { WeightDialog } from './weight-dialog.tsx';

export type EndpointWeight = EndpointWeightsQuery['endpointWeights']['edges'][number]['node'];

/** Weights by which the cost of endpoints is multiplied for requests with API keys. */
export function WeightsSection() {
  const query = useQuery(EndpointWeightsDocument, { variables: { first: LIMITS.pageSize } });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.endpointWeights, query);
  const [edited, setEdited] = useState<EndpointWeight | 'new' | null>(null);
  const [deleted, setDeleted] = useState<EndpointWeight | null>(null);
  const rows = data?.endpointWeights.edges.map(({ node }) => node);
  const set = <Button onClick={() => setEdited('new')}>{t`Set weight`}</Button>;
  return (
    <>
      <Section
        title={t`Weights of endpoints`}
        description={t`The cost of each API key request is multiplied by the weight of its endpoint. The default weight is 1.`}
        actions={rows && rows.length > 0 ? set : undefined}
        flush
      >
        <DataTable
          label={t`Weights of endpoints`}
          columns={columnsFor(setEdited, setDeleted)}
          rows={rows}
          rowKey={({ id }) => id}
          {...paging}
          error={error ? { requestId: denialOf(error).requestId } : null}
          onRetry={() => void refetch().catch(() => {})}
          empty={
            <EmptyState icon={<IconScale size={24} stroke={1.6} />} title={t`No weights yet`} action={set}>
              {t`All endpoints have the weight 1.`}
            </EmptyState>
          }
        />
      </Section>
      <WeightDialog edited={edited} onClose={() => setEdited(null)} />
      <DeleteWeight weight={deleted} onClose={() => setDeleted(null)} />
    </>
  );
}

const columnsFor = (
  onEdit: (weight: EndpointWeight) => void,
  onDelete: (weight: EndpointWeight) => void,
): Column<EndpointWeight>[] => [
  {
    key: 'endpoint',
    header: t`Endpoint`,
    cell: ({ endpoint }) => (
      <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
        {endpoint}
      </Text>
    ),
  },
  { key: 'weight', header: t`Weight`, align: 'right', cell: ({ weight }) => weight.toLocaleString('en') },
  { key: 'plan', header: t`Plan`, cell: ({ plan }) => plan?.name ?? t`All plans` },
  {
    key: 'updated',
    header: t`Last change`,
    from: 'md',
    cell: ({ updatedAt, updatedByName }) => (
      <Text size="sm" c="dimmed">
        {t`${formatDateTime(updatedAt)} by ${updatedByName}`}
      </Text>
    ),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    width: 60,
    cell: (weight) => (
      <Menu position="bottom-end" width={180} shadow="md" radius="lg" {...withinMain}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Actions for ${weight.endpoint}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onEdit(weight)}>{t`Change weight`}</Menu.Item>
          <Menu.Item color="red.9" onClick={() => onDelete(weight)}>
            {t`Delete`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    ),
  },
];
