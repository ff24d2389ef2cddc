import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlatformPageQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { countOf } from '../../lib/format-text.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './diagnostics-list.module.css';

type Diagnostics = PlatformPageQuery['platformDiagnostics'];

export function DiagnosticsList({ diagnostics }: { diagnostics: Diagnostics }) {
  const { authSecretPresent, integrationsEncryptionKeyPresent, databaseVersion, databaseWarning } = diagnostics;
  const { jobsWaiting, jobsFailing, oldestJobAt, keysWaitingForRotation, migrations } = diagnostics;
  const newest = migrations.at(-1);
  return (
    <Stack gap="md">
      {databaseWarning && (
        <Alert color="yellow" icon={<IconAlertTriangle size={20} aria-hidden />}>
          <Text fw={600} size="sm">
            Update the database
          </Text>
          {databaseWarning}
        </Alert>
      )}
      <dl className={classes.facts}>
        <Fact title="AUTH_SECRET">{presence(authSecretPresent)}</Fact>
        <Fact title="INTEGRATIONS_ENCRYPTION_KEY">{presence(integrationsEncryptionKeyPresent)}</Fact>
        <Fact title="Data keys pending rotation">
          {keysWaitingForRotation === 0 ? (
            'None'
          ) : (
            <StatusBadge tone="warning">{countOf(keysWaitingForRotation, 'key')} pending</StatusBadge>
          )}
        </Fact>
        <Fact title="PostgreSQL">{databaseVersion}</Fact>
        <Fact title="Jobs">
          {countOf(jobsWaiting, 'job')} queued{' '}
          {jobsFailing > 0 && <StatusBadge tone="bad">{jobsFailing} retrying</StatusBadge>}
          {oldestJobAt && (
            <Text size="sm" c="dimmed" component="div">
              Oldest due job: <TimeAgo iso={oldestJobAt} />
            </Text>
          )}
        </Fact>
        <Fact title="Migrations">
          {migrations.length} applied
          {newest && ` · latest: ${newest.name}, ${formatDateTime(newest.finishedAt)}`}
        </Fact>
      </dl>
    </Stack>
  );
}

const presence = (present: boolean) => (
  <StatusBadge tone={present ? 'good' : 'bad'}>{present ? 'Present' : 'Missing'}</StatusBadge>
);

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
