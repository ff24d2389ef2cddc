import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Drawer, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ProviderLogEntryDocument } from '../../gql/provider-log-entry.ts';
import type { ProviderLogEntryQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { indentedJson } from '../../lib/indented-json.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './provider-log.module.css';
import { DIRECTION_TITLES, durationText, providerTitle, STATUS_LABELS } from './provider-log-labels.ts';

type Entry = ProviderLogEntryQuery['providerLogEntry'];

/** Drawer with one request and its response. Closed if the id is null. */
export function ProviderLogDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const shown = useLastValue(id);
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" size="lg" title={t`Request`}>
      {shown && <LoadEntry key={shown} id={shown} />}
    </Drawer>
  );
}

function LoadEntry({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(ProviderLogEntryDocument, { variables: { id } });
  const entry = data?.providerLogEntry;
  if (error && !entry) return <ErrorState onRetry={() => void refetch()} />;
  if (!entry) return <Loader aria-label={t`Loading request`} />;
  return <EntryDetails entry={entry} />;
}

function EntryDetails({ entry }: { entry: Entry }) {
  const { timezone } = useWorkspace();
  const { operation, status, provider, direction, responseStatus, durationMs, attempt, occurredAt } = entry;
  const facts = [
    [t`Provider`, providerTitle(provider)],
    [t`Direction`, DIRECTION_TITLES[direction]],
    [t`Time`, formatDateTime(occurredAt, timezone)],
    [t`Response`, responseStatus === null ? t`No response` : String(responseStatus)],
    [t`Duration`, durationText(durationMs)],
    [t`Attempt`, String(attempt)],
  ];
  return (
    <Stack gap="lg">
      <div>
        <Title order={3} className={classes.operation}>
          {operation}
        </Title>
        <StatusBadge tone={STATUS_LABELS[status].tone}>{STATUS_LABELS[status].title}</StatusBadge>
      </div>
      <dl className={classes.facts}>
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Failure entry={entry} />
      <Records entry={entry} />
      {entry.requestId && <CopyField label={t`Request ID of the provider`} value={entry.requestId} />}
      {entry.reference && <CopyField label={t`Reference`} value={entry.reference} />}
      <Text size="sm" c="dimmed">
        {t`Texts and phone numbers in bodies are replaced by their length.`}
      </Text>
      {entry.requestBody && <CopyField label={t`Request body`} value={indentedJson(entry.requestBody)} block />}
      {entry.responseBody && <CopyField label={t`Response body`} value={indentedJson(entry.responseBody)} block />}
    </Stack>
  );
}

function Failure({ entry: { errorCode, errorMessage } }: { entry: Entry }) {
  if (!errorMessage) return null;
  return <Text size="sm">{errorCode ? t`Error ${errorCode}: ${errorMessage}` : errorMessage}</Text>;
}

/** Links to the records to which the request belongs. Omits records that the viewer cannot see. */
function Records({ entry: { conversation, message, call } }: { entry: Entry }) {
  const { slug: workspace } = useWorkspace();
  const conversationId = conversation?.id ?? message?.conversation?.id;
  if (!conversationId && !call) return null;
  return (
    <Group gap="md">
      {conversationId && (
        <AnchorLink
          to={paths.conversation({ workspace, conversation: conversationId })}
        >{t`Open conversation`}</AnchorLink>
      )}
      {call && <AnchorLink to={paths.call({ workspace, call: call.id })}>{t`Open call`}</AnchorLink>}
    </Group>
  );
}
