import { PROVIDER_LOG_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Text, UnstyledButton } from '@mantine/core';
import { IconPlugConnected, IconRefresh, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './provider-log.module.css';
import { ProviderLogDrawer } from './provider-log-drawer.tsx';
import { isFiltered } from './provider-log-filter.ts';
import { ProviderLogFilterBar } from './provider-log-filter-bar.tsx';
import { DIRECTION_TITLES, durationText, providerTitle, STATUS_LABELS } from './provider-log-labels.ts';
import { type ProviderLogRow, useProviderLog, useProviderLogFilter } from './use-provider-log.ts';

/** Page with the requests to and from the providers of the workspace. */
export function ProviderLogPage() {
  const { timezone } = useWorkspace();
  const { filter, setFilter } = useProviderLogFilter();
  const { rows, refresh, ...list } = useProviderLog(filter);
  const [shownId, setShownId] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t`Provider log`}
        description={t`Requests to and from providers, without the texts of contacts. Stored for ${PROVIDER_LOG_LIMITS.retentionDays} days.`}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => void refresh().catch(() => {})}
          >
            {t`Refresh`}
          </Button>
        }
      />
      <Section title={t`Requests`} quietTitle flush>
        <ProviderLogFilterBar filter={filter} onChange={setFilter} />
        <DataTable
          label={t`Requests`}
          columns={columnsFor(timezone, setShownId)}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<NoRequests filtered={isFiltered(filter)} onClear={() => setFilter(null)} />}
          {...list}
        />
      </Section>
      <ProviderLogDrawer id={shownId} onClose={() => setShownId(null)} />
    </>
  );
}

function NoRequests({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon={<IconPlugConnected size={24} stroke={1.6} />} title={t`No requests yet`}>
        {t`Requests appear here a few seconds after a message, call, booking or reply.`}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title={t`No matching requests`}
      action={
        <Button variant="default" onClick={onClear}>
          {t`Clear filters`}
        </Button>
      }
    >
      {t`Change or clear the filters.`}
    </EmptyState>
  );
}

const columnsFor = (timeZone: string, onShow: (id: string) => void): Column<ProviderLogRow>[] => [
  {
    key: 'operation',
    header: t`Request`,
    cell: ({ id, operation, provider, direction, attempt }) => (
      <div>
        <UnstyledButton className={classes.open} onClick={() => onShow(id)} aria-haspopup="dialog">
          <b>{operation}</b>
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {[providerTitle(provider), DIRECTION_TITLES[direction], attempt > 1 && t`attempt ${attempt}`]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
    ),
  },
  {
    key: 'status',
    header: t`Status`,
    cell: ({ status, responseStatus, errorCode }) => (
      <div>
        <StatusBadge tone={STATUS_LABELS[status].tone}>{STATUS_LABELS[status].title}</StatusBadge>
        <Text size="xs" c="dimmed">
          {[responseStatus ?? t`No response`, errorCode && t`error ${errorCode}`].filter(Boolean).join(', ')}
        </Text>
      </div>
    ),
  },
  {
    key: 'duration',
    header: t`Duration`,
    align: 'right',
    from: 'sm',
    cell: ({ durationMs }) => (
      <Text span size="sm" c="dimmed">
        {durationText(durationMs)}
      </Text>
    ),
  },
  {
    key: 'when',
    header: t`Time`,
    align: 'right',
    from: 'xs',
    cell: ({ occurredAt }) => (
      <Text span size="sm" c="dimmed">
        <TimeAgo iso={occurredAt} timeZone={timeZone} />
      </Text>
    ),
  },
];
