import type { useFragment } from '@apollo/client/react';
import { API_KEY_MODE_TITLES, ENVIRONMENT_TITLES } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Code, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiKeyList_ApiKeyFragmentDoc } from '../../gql/api-key-list.ts';
import type { ApiKeyList_ApiKeyFragment, ApiKeyStatus } from '../../gql/types.ts';
import { formatDate, formatDateTime } from '../../lib/dates.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './api-key-list.module.css';
import { EditApiKey } from './edit-api-key.tsx';
import { RevokeApiKey } from './revoke-api-key.tsx';
import { UpdateApiKeyScopes } from './update-api-key-scopes.tsx';

type ApiKey = ApiKeyList_ApiKeyFragment;

const STATUSES: Record<ApiKeyStatus, { title: string; tone: Tone }> = {
  ACTIVE: { title: t`Active`, tone: 'good' },
  EXPIRED: { title: t`Expired`, tone: 'warning' },
  REVOKED: { title: t`Revoked`, tone: 'neutral' },
};

interface Props extends Paging {
  apiKeys: useFragment.FromOptionValue<ApiKey>[] | undefined;
  empty: ReactNode;
  onRotate: (apiKey: { id: string; name: string }) => void;
}

export function ApiKeyList({ apiKeys, onRotate, ...rest }: Props) {
  const rows = useFragments(ApiKeyList_ApiKeyFragmentDoc, apiKeys ?? []);
  return (
    <RowList
      label={t`API keys`}
      rows={apiKeys && rows}
      rowKey={({ id }) => id}
      renderText={(apiKey) => <RowSummary apiKey={apiKey} />}
      renderActions={(apiKey) => apiKey.status === 'ACTIVE' && <Actions apiKey={apiKey} onRotate={onRotate} />}
      {...rest}
    />
  );
}

/** Actions of an API key. A key that has a replacement cannot be rotated again. */
function Actions({ apiKey, onRotate }: { apiKey: ApiKey } & Pick<Props, 'onRotate'>) {
  const { id, name, allowedRanges, replacedById, viewerCan } = apiKey;
  return (
    <>
      {!replacedById && (
        <PermissionButton
          size="xs"
          variant="default"
          permission={viewerCan.rotate}
          onClick={() => onRotate({ id, name })}
          aria-label={t`Rotate API key ${name}`}
        >
          {t`Rotate`}
        </PermissionButton>
      )}
      <EditApiKey apiKey={{ id, name, allowedRanges }} permission={viewerCan.update} />
      <RevokeApiKey id={id} name={name} permission={viewerCan.revoke} />
    </>
  );
}

function RowSummary({ apiKey }: { apiKey: ApiKey }) {
  const { timezone } = useWorkspace();
  const {
    name,
    maskedKey,
    environment,
    mode,
    scopes,
    status,
    createdByName,
    serviceAccountName,
    createdAt,
    allowedRanges,
  } = apiKey;
  const createdOn = formatDate(createdAt, timezone);
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <StatusBadge tone={STATUSES[status].tone}>{STATUSES[status].title}</StatusBadge>
        <Code>{maskedKey}</Code>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {ENVIRONMENT_TITLES[environment]} · {API_KEY_MODE_TITLES[mode]} ·{' '}
        {serviceAccountName
          ? t`created by ${createdByName} on ${createdOn} for ${serviceAccountName}`
          : t`created by ${createdByName} on ${createdOn}`}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        <LastUse apiKey={apiKey} /> · <End apiKey={apiKey} />
      </Text>
      {allowedRanges.length > 0 && (
        <Text size="sm" c="dimmed">
          {t`Allowed IP addresses: ${allowedRanges.join(', ')}`}
        </Text>
      )}
      {status === 'ACTIVE' && <UpdateApiKeyScopes apiKey={apiKey} />}
      <details className={classes.scopes}>
        <summary>{plural(scopes.length, { one: '# scope', other: '# scopes' })}</summary>
        <div className={classes.codes}>
          {scopes.map((scope) => (
            <Code key={scope}>{scope}</Code>
          ))}
        </div>
      </details>
    </>
  );
}

function LastUse({ apiKey: { lastUsedAt, lastUsedFrom, lastUsedFor } }: { apiKey: ApiKey }) {
  const { timezone } = useWorkspace();
  if (!lastUsedAt) return <>{t`Never used`}</>;
  const time = <TimeAgo iso={lastUsedAt} timeZone={timezone} />;
  if (lastUsedFor && lastUsedFrom)
    return (
      <Trans>
        Last used {time} for {lastUsedFor} from {lastUsedFrom}
      </Trans>
    );
  if (lastUsedFor)
    return (
      <Trans>
        Last used {time} for {lastUsedFor}
      </Trans>
    );
  return lastUsedFrom ? (
    <Trans>
      Last used {time} from {lastUsedFrom}
    </Trans>
  ) : (
    <Trans>Last used {time}</Trans>
  );
}

/** Shows when an API key expires or was revoked. If the key has a replacement, shows the remaining time. */
function End({ apiKey: { revokedAt, replacedById, status, expiresAt } }: { apiKey: ApiKey }) {
  const { timezone } = useWorkspace();
  const now = useNow();
  if (revokedAt) return <>{t`revoked on ${formatDate(revokedAt, timezone)}`}</>;
  if (!replacedById || status !== 'ACTIVE') return <>{t`expires on ${formatDate(expiresAt, timezone)}`}</>;
  return (
    <>
      <Trans>
        replaced, expires{' '}
        <time dateTime={expiresAt} title={formatDateTime(expiresAt, timezone)}>
          {timeLeft(expiresAt, now)}
        </time>
      </Trans>
    </>
  );
}

const HOUR_MS = 3_600_000;
const RELATIVE_TIME = new Intl.RelativeTimeFormat('en-GB');

/** Returns the remaining time: at least one hour, in hours below 48 hours, otherwise in days. */
function timeLeft(iso: string, now: number): string {
  const hours = Math.max(1, Math.round((Date.parse(iso) - now) / HOUR_MS));
  return hours < 48 ? RELATIVE_TIME.format(hours, 'hour') : RELATIVE_TIME.format(Math.round(hours / 24), 'day');
}
