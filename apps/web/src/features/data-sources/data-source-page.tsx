import { Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { usePathParam } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { ConnectionSection } from './connection-section.tsx';
import classes from './data-sources.module.css';
import { RunsSection } from './runs-section.tsx';
import { SourceActions } from './source-actions.tsx';
import { SourceBadge } from './source-badge.tsx';
import { type Source, useDataSource } from './use-data-source.ts';

/** One data source: health, connection and runs. */
export function DataSourcePage() {
  const id = usePathParam('dataSourceId');
  const { source, runs, underWay } = useDataSource(id);
  if (!source)
    return (
      <>
        <PageHeader title="Data source" above={<BackToSources />} />
        <Skeleton height={240} radius="lg" />
      </>
    );
  return (
    <>
      <PageHeader
        title={source.name}
        above={<BackToSources />}
        beside={<SourceBadge source={source} />}
        description={<RowSummary source={source} />}
        actions={<SourceActions source={source} busy={underWay !== null} />}
      />
      <Stack gap="lg">
        <LastError source={source} />
        <ConnectionSection source={source} />
        <RunsSection source={source} runs={runs} />
      </Stack>
    </>
  );
}

function RowSummary({ source: { systemName, nextRunAt } }: { source: Source }) {
  const { timezone } = useWorkspace();
  const next = nextRunAt ? `next sync ${formatDateTime(nextRunAt, timezone)}` : 'manual sync';
  return [systemName, next].filter(Boolean).join(', ');
}

function LastError({ source: { disabledReason, failure } }: { source: Source }) {
  if (disabledReason === 'FAILING')
    return (
      <WarningAlert title="Disabled after 5 failed syncs">
        <Text size="sm">{failure} Fix the connection, test it, then enable the data source.</Text>
      </WarningAlert>
    );
  if (!failure) return null;
  return (
    <WarningAlert title="The last sync failed">
      <Text size="sm">{failure}</Text>
    </WarningAlert>
  );
}

function BackToSources() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.dataSources({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden /> Data sources
    </AnchorLink>
  );
}
