import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePathParam } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { DataSourcesPageDocument } from '../../gql/data-sources-page.ts';
import { DeleteDataSourceDocument } from '../../gql/delete-data-source.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { ConnectionSection } from './connection-section.tsx';
import classes from './data-sources.module.css';
import { CredentialsDialog, EditDialog } from './edit-dialogs.tsx';
import { OutOfDate } from './freshness.tsx';
import { MappingSection } from './mapping-section.tsx';
import { RunsSection } from './runs-section.tsx';
import { SourceBadge } from './source-badge.tsx';
import { type Source, useDataSource } from './use-data-source.ts';
import { useStart, useSwitch } from './use-source-actions.ts';

/** Page of a data source: health, connection and runs. */
export function DataSourcePage() {
  const id = usePathParam('dataSourceId');
  const { source, runs, underWay } = useDataSource(id);
  if (!source)
    return (
      <>
        <PageHeader title={t`Data source`} above={<BackToSources />} />
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
        {runs && <OutOfDate source={source} runs={runs} />}
        <ConnectionSection source={source} />
        {source.kind === 'REST' && <MappingSection source={source} />}
        <RunsSection source={source} runs={runs} />
      </Stack>
    </>
  );
}

function RowSummary({ source: { systemName, nextRunAt } }: { source: Source }) {
  const { timezone } = useWorkspace();
  const next = nextRunAt ? t`next sync ${formatDateTime(nextRunAt, timezone)}` : t`manual sync`;
  return [systemName, next].filter(Boolean).join(', ');
}

function LastError({ source: { disabledReason, failure } }: { source: Source }) {
  if (disabledReason === 'FAILING')
    return (
      <WarningAlert title={t`Disabled after 5 failed syncs`}>
        <Text size="sm">{t`${failure ?? ''} Fix the connection, test it, then enable the data source.`}</Text>
      </WarningAlert>
    );
  if (!failure) return null;
  return (
    <WarningAlert title={t`The last sync or connection test failed`}>
      <Text size="sm">{failure}</Text>
    </WarningAlert>
  );
}

function BackToSources() {
  const { slug } = useWorkspace();
  return (
    <AnchorLink to={paths.dataSources({ workspace: slug })} size="sm" className={classes.back}>
      <IconArrowLeft size={15} aria-hidden /> {t`Data sources`}
    </AnchorLink>
  );
}

/** Actions of a data source, for example to start a run. */
function SourceActions({ source, busy }: { source: Source; busy: boolean }) {
  const { viewerCan, disabledReason } = source;
  const [edited, setEdited] = useState<'TERMS' | 'CREDENTIALS' | null>(null);
  const start = useStart(source.id);
  const change = useSwitch(source.id);
  const close = () => setEdited(null);
  return (
    <>
      <PermissionButton variant="default" permission={viewerCan.update} onClick={() => setEdited('TERMS')}>
        {t`Edit`}
      </PermissionButton>
      <PermissionButton variant="default" permission={viewerCan.update} onClick={() => setEdited('CREDENTIALS')}>
        {t`Credentials`}
      </PermissionButton>
      <PermissionButton
        variant="default"
        permission={viewerCan.update}
        loading={change.pending}
        onClick={() => void change.attempt(disabledReason !== null)}
      >
        {disabledReason === null ? t`Disable` : t`Enable`}
      </PermissionButton>
      <DeleteSource source={source} />
      {!busy && disabledReason === null && (
        <PermissionButton permission={viewerCan.sync} loading={start.pending} onClick={() => void start.attempt()}>
          {t`Sync now`}
        </PermissionButton>
      )}
      <RefusalAlert refusal={start.refusal ?? change.refusal} />
      <EditDialog source={source} opened={edited === 'TERMS'} onClose={close} />
      <CredentialsDialog source={source} opened={edited === 'CREDENTIALS'} onClose={close} />
    </>
  );
}

function DeleteSource({ source: { id, name, viewerCan } }: { source: Source }) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [remove] = useMutation(DeleteDataSourceDocument, { refetchQueries: [DataSourcesPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteDataSource, () => {
      void toast(t`${name} deleted.`);
      void navigate({ to: paths.dataSources({ workspace: slug }) });
    });
  });
  return (
    <>
      <PermissionButton variant="default" permission={viewerCan.delete} onClick={ask}>
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete ${name}?`} confirmLabel={t`Delete data source`} danger>
        {t`This deletes the data source with its credentials and syncs. Facts from this source remain in your records.`}
      </ConfirmDialog>
    </>
  );
}
