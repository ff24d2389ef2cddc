import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlatformPageQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
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
            {t`Update the database`}
          </Text>
          {databaseWarning}
        </Alert>
      )}
      <dl className={classes.facts}>
        <Fact title="AUTH_SECRET">{presence(authSecretPresent)}</Fact>
        <Fact title="INTEGRATIONS_ENCRYPTION_KEY">{presence(integrationsEncryptionKeyPresent)}</Fact>
        <Fact title={t`Data keys pending rotation`}>
          {keysWaitingForRotation === 0 ? (
            t`None`
          ) : (
            <StatusBadge tone="warning">{t`${plural(keysWaitingForRotation, { one: '# key', other: '# keys' })} pending`}</StatusBadge>
          )}
        </Fact>
        <Fact title={t`PostgreSQL`}>{databaseVersion}</Fact>
        <Fact title={t`Jobs`}>
          {t`${plural(jobsWaiting, { one: '# job', other: '# jobs' })} queued`}{' '}
          {jobsFailing > 0 && <StatusBadge tone="bad">{t`${jobsFailing} retrying`}</StatusBadge>}
          {oldestJobAt && (
            <Text size="sm" c="dimmed" component="div">
              <Trans>
                Oldest due job: <TimeAgo iso={oldestJobAt} />
              </Trans>
            </Text>
          )}
        </Fact>
        <Fact title={t`Migrations`}>
          {newest
            ? t`${migrations.length} applied · latest: ${newest.name}, ${formatDateTime(newest.finishedAt)}`
            : t`${migrations.length} applied`}
        </Fact>
      </dl>
    </Stack>
  );
}

const presence = (present: boolean) => (
  <StatusBadge tone={present ? 'good' : 'bad'}>{present ? t`Present` : t`Missing`}</StatusBadge>
);

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
