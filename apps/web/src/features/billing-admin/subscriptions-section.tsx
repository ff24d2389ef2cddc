import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useState } from 'react';
import { METER_TITLES, quantityText } from '../../app/meter-labels.ts';
import { SUBSCRIPTION_STATUSES } from '../../app/plan-labels.ts';
import { WorkspacePlansDocument } from '../../gql/subscriptions.ts';
import type { WorkspacePlansQuery } from '../../gql/types.ts';
import { formatDate } from '../../lib/dates.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { EndSubscription } from './end-subscription.tsx';
import { SubscriptionDialog } from './subscription-dialog.tsx';

export type WorkspacePlan = WorkspacePlansQuery['workspacePlans']['edges'][number]['node'];
export type Subscription = NonNullable<WorkspacePlan['subscription']>;

/** Workspaces with their plan, subscription and usage of limits. */
export function SubscriptionsSection() {
  const [search, setSearch] = useState('');
  const query = useQuery(WorkspacePlansDocument, {
    variables: { search, first: LIMITS.pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const { data, previousData, error, loading, refetch } = query;
  const list = (data ?? previousData)?.workspacePlans;
  const { paging } = usePages(list, query);
  const [edited, setEdited] = useState<WorkspacePlan | null>(null);
  const [ended, setEnded] = useState<WorkspacePlan | null>(null);
  return (
    <>
      <Section title={t`Workspaces`} quietTitle flush>
        <Box m="md">
          <SearchField
            label={t`Search workspaces`}
            placeholder={t`Search by name or slug`}
            group={t`Billing`}
            search={search}
            onSearch={setSearch}
          />
        </Box>
        <DataTable
          label={t`Workspaces`}
          columns={columnsFor(setEdited, setEnded)}
          rows={error && !data ? undefined : list?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          {...paging}
          stale={loading && !data && previousData !== undefined}
          error={error && !data ? { requestId: denialOf(error).requestId } : null}
          onRetry={() => void refetch().catch(() => {})}
          empty={
            <EmptyState
              icon={<IconBuildingStore size={24} stroke={1.6} />}
              title={search === '' ? t`No workspaces yet` : t`No matching workspaces`}
            >
              {search === '' ? undefined : t`Try a different name or slug.`}
            </EmptyState>
          }
        />
      </Section>
      <SubscriptionDialog workspace={edited} onClose={() => setEdited(null)} />
      <EndSubscription workspace={ended} onClose={() => setEnded(null)} />
    </>
  );
}

type OnWorkspace = (workspace: WorkspacePlan) => void;

const columnsFor = (onEdit: OnWorkspace, onEnd: OnWorkspace): Column<WorkspacePlan>[] => [
  {
    key: 'workspace',
    header: t`Workspace`,
    cell: ({ name, slug }) => (
      <div>
        <Text size="sm" fw={550}>
          {name}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {slug}
        </Text>
      </div>
    ),
  },
  { key: 'plan', header: t`Plan`, cell: (workspace) => <PlanCell workspace={workspace} /> },
  { key: 'usage', header: t`Plan limit usage`, from: 'md', cell: (workspace) => <UsageCell workspace={workspace} /> },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    cell: (workspace) => <WorkspaceActions workspace={workspace} onEdit={onEdit} onEnd={onEnd} />,
  },
];

function PlanCell({ workspace: { planName, status, subscription } }: { workspace: WorkspacePlan }) {
  const shown = status && SUBSCRIPTION_STATUSES[status];
  const end = subscription?.endsAt && formatDate(subscription.endsAt, 'UTC');
  return (
    <Stack gap={2} align="flex-start">
      <Text size="sm">{planName ?? t`No plan`}</Text>
      {shown ? (
        <StatusBadge tone={shown.tone}>{shown.title}</StatusBadge>
      ) : (
        planName && <StatusBadge>{t`Default`}</StatusBadge>
      )}
      {end && (
        <Text size="sm" c="dimmed">
          {t`Until ${end}`}
        </Text>
      )}
    </Stack>
  );
}

function UsageCell({ workspace: { limits } }: { workspace: WorkspacePlan }) {
  if (limits.length === 0) return <Text size="sm" c="dimmed">{t`No limits`}</Text>;
  return (
    <Stack gap={2}>
      {limits.map(({ meter, unit, used, included, reachedPercent }) => {
        const [value, most] = [quantityText(used, unit), quantityText(included, unit)];
        return (
          <Text key={meter} size="sm" fw={reachedPercent === 100 ? 600 : undefined}>
            {t`${METER_TITLES[meter]}: ${value} of ${most}`}
          </Text>
        );
      })}
    </Stack>
  );
}

interface ActionsProps {
  workspace: WorkspacePlan;
  onEdit: OnWorkspace;
  onEnd: OnWorkspace;
}

function WorkspaceActions({ workspace, onEdit, onEnd }: ActionsProps) {
  const { name, subscription } = workspace;
  if (!subscription)
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={t`Assign a plan to ${name}`}
        onClick={() => onEdit(workspace)}
      >{t`Assign plan`}</Button>
    );
  return (
    <Group gap="xs" justify="flex-end">
      <Button
        size="xs"
        variant="default"
        aria-label={t`Edit the subscription of ${name}`}
        onClick={() => onEdit(workspace)}
      >{t`Edit`}</Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={t`End the subscription of ${name}`}
        onClick={() => onEnd(workspace)}
      >{t`End`}</Button>
    </Group>
  );
}
