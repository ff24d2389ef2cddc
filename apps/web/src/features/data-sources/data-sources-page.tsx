import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { IconDatabaseImport, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { DataSourcesPageDocument } from '../../gql/data-sources-page.ts';
import type { DataSourcesPageQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import rowLink from '../../ui/row-link.module.css';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { RUN_LABELS } from './data-source-labels.ts';
import classes from './data-sources.module.css';
import { SourceBadge } from './source-badge.tsx';

type Source = DataSourcesPageQuery['dataSources'][number];

/** Page that lists the external systems that feed the world model, with their health. */
export function DataSourcesPage() {
  const { data } = useScreenQuery(DataSourcesPageDocument);
  const canCreate = useCan('create', 'DataSource');
  const [connecting, setConnecting] = useState(false);
  const connect = canCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setConnecting(true)} disabled={!data}>
      {t`Connect data source`}
    </Button>
  );
  const isBlank = data?.dataSources.length === 0;
  return (
    <>
      <PageHeader
        title={t`Data sources`}
        description={t`Sync records from your EHR (FHIR R4) and from REST APIs.`}
        actions={isBlank ? null : connect}
      />
      <Section title={t`All data sources`} quietTitle flush>
        <SourceTable
          sources={data?.dataSources}
          empty={
            <EmptyState
              icon={<IconDatabaseImport size={24} stroke={1.6} />}
              title={t`No data sources yet`}
              action={connect || undefined}
            >
              {t`Frontdesk reads records from your systems and never writes to them.`}
            </EmptyState>
          }
        />
      </Section>
      <ConnectDialog opened={connecting} onClose={() => setConnecting(false)} />
    </>
  );
}

function SourceTable({ sources, empty }: { sources: Source[] | undefined; empty: React.ReactNode }) {
  return (
    <DataTable
      label={t`Data sources`}
      columns={useColumns()}
      rows={sources}
      rowKey={({ id }) => id}
      rowClassName={() => rowLink.row}
      empty={empty}
    />
  );
}

function useColumns(): Column<Source>[] {
  const { slug, timezone } = useWorkspace();
  return [
    {
      key: 'name',
      header: t`Name`,
      cell: ({ id, name, baseUrl }) => (
        <div className={classes.name}>
          <AnchorLink to={paths.dataSource({ workspace: slug, dataSource: id })} className={rowLink.link} fw={500}>
            {name}
          </AnchorLink>
          <Text size="sm" c="dimmed" className={classes.address}>
            {baseUrl}
          </Text>
        </div>
      ),
    },
    { key: 'health', header: t`Health`, width: 150, cell: (source) => <SourceBadge source={source} /> },
    {
      key: 'last',
      header: t`Last sync`,
      from: 'sm',
      width: 190,
      cell: ({ lastRunAt, lastRunStatus }) =>
        lastRunAt && lastRunStatus ? (
          <Text size="sm">
            {RUN_LABELS[lastRunStatus].title}, <TimeAgo iso={lastRunAt} timeZone={timezone} brief />
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t`Never`}
          </Text>
        ),
    },
    {
      key: 'next',
      header: t`Next sync`,
      from: 'md',
      width: 190,
      cell: ({ nextRunAt }) => (
        <Text size="sm" c={nextRunAt ? undefined : 'dimmed'}>
          {nextRunAt ? formatDateTime(nextRunAt, timezone) : t`Manual`}
        </Text>
      ),
    },
  ];
}
