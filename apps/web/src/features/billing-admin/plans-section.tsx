import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { ActionIcon, Alert, Button, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { BillingPlansDocument } from '../../gql/plans.ts';
import { amountText } from '../../lib/amount.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ChangePlan, type PlanAction } from './change-plan.tsx';
import { CreatePlanDialog } from './create-plan-dialog.tsx';
import { draftOf, type Plan, publishedOf } from './plan.ts';
import { PlanVersionDialog } from './plan-version-dialog.tsx';

/** Plans of the platform with their newest versions. */
export function PlansSection() {
  const query = useQuery(BillingPlansDocument, { variables: { first: LIMITS.pageSize } });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.plans, query);
  const [creating, setCreating] = useState(false);
  const [edited, setEdited] = useState<Plan | null>(null);
  const [asked, setAsked] = useState<{ plan: Plan; act: PlanAction } | null>(null);
  const create = <Button onClick={() => setCreating(true)}>{t`Create plan`}</Button>;
  const rows = data?.plans.edges.map(({ node }) => node);
  return (
    <>
      {data?.billingMode === 'OFF' && (
        <Alert>{t`Billing is turned off on this installation. Plans have no effect.`}</Alert>
      )}
      <Section title={t`Plans`} actions={rows && rows.length > 0 ? create : undefined} flush>
        <DataTable
          label={t`Plans`}
          columns={columnsFor(setEdited, (plan, act) => setAsked({ plan, act }))}
          rows={rows}
          rowKey={({ id }) => id}
          {...paging}
          error={error ? { requestId: denialOf(error).requestId } : null}
          onRetry={() => void refetch().catch(() => {})}
          empty={
            <EmptyState icon={<IconReceipt size={24} stroke={1.6} />} title={t`No plans yet`} action={create}>
              {t`Workspaces without a plan have no limits.`}
            </EmptyState>
          }
        />
      </Section>
      <CreatePlanDialog opened={creating} onClose={() => setCreating(false)} />
      <PlanVersionDialog plan={edited} onClose={() => setEdited(null)} />
      <ChangePlan asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

const columnsFor = (onEdit: (plan: Plan) => void, onAsk: (plan: Plan, act: PlanAction) => void): Column<Plan>[] => [
  {
    key: 'plan',
    header: t`Plan`,
    cell: ({ name, key, description }) => (
      <div>
        <Text size="sm" fw={550}>
          {name}
        </Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {description || key}
        </Text>
      </div>
    ),
  },
  { key: 'status', header: t`Status`, cell: (plan) => <PlanStatus plan={plan} /> },
  { key: 'terms', header: t`Published terms`, from: 'md', cell: (plan) => <PublishedTerms plan={plan} /> },
  {
    key: 'subscriptions',
    header: t`Subscriptions`,
    align: 'right',
    from: 'sm',
    cell: ({ versions }) => versions.reduce((sum, { subscriptionCount }) => sum + subscriptionCount, 0),
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    width: 60,
    cell: (plan) => <PlanMenu plan={plan} onEdit={() => onEdit(plan)} onAsk={(act) => onAsk(plan, act)} />,
  },
];

function PlanStatus({ plan }: { plan: Plan }) {
  const [draft, published] = [draftOf(plan), publishedOf(plan)];
  return (
    <Group gap="xs">
      {plan.archivedAt ? (
        <StatusBadge>{t`Archived`}</StatusBadge>
      ) : published ? (
        <StatusBadge tone="good">{t`Version ${published.number}`}</StatusBadge>
      ) : (
        <StatusBadge>{t`Not published`}</StatusBadge>
      )}
      {plan.isDefault && <StatusBadge tone="info">{t`Default`}</StatusBadge>}
      {draft && !plan.archivedAt && <StatusBadge tone="warning">{t`Draft ${draft.number}`}</StatusBadge>}
    </Group>
  );
}

function PublishedTerms({ plan }: { plan: Plan }) {
  const version = publishedOf(plan);
  if (!version) return '–';
  const [price] = version.prices;
  const interval = price?.interval === 'YEAR' ? t`year` : t`month`;
  const cost = price ? t`${amountText(price.baseMinor, price.currency)} per ${interval}` : t`Free`;
  const limits = plural(version.limits.length, { one: '# limit', other: '# limits' });
  const features = plural(version.features.length, { one: '# feature', other: '# features' });
  return (
    <Text size="sm" c="dimmed">
      {`${cost} · ${limits} · ${features}`}
    </Text>
  );
}

interface MenuProps {
  plan: Plan;
  onEdit: () => void;
  onAsk: (act: PlanAction) => void;
}

function PlanMenu({ plan, onEdit, onAsk }: MenuProps) {
  const draft = draftOf(plan);
  if (plan.archivedAt) return null;
  return (
    <Menu position="bottom-end" width={230} shadow="md" radius="lg" {...withinMain}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Actions for ${plan.name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t`Create version`}</Menu.Item>
        {draft && <Menu.Item onClick={() => onAsk('publish')}>{t`Publish version ${draft.number}`}</Menu.Item>}
        {plan.isDefault ? (
          <Menu.Item onClick={() => onAsk('removeDefault')}>{t`Remove as default`}</Menu.Item>
        ) : (
          publishedOf(plan) && <Menu.Item onClick={() => onAsk('makeDefault')}>{t`Make default`}</Menu.Item>
        )}
        <Menu.Item color="red.9" onClick={() => onAsk('archive')}>
          {t`Archive`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
