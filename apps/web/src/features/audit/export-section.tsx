import { useMutation, useQuery } from '@apollo/client/react';
import { AUDIT_EXPORT_FORMATS, type AuditExportFormat } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  AuditExportsDocument,
  CreateAuditExportLinkDocument,
  ExportAuditLogDocument,
} from '../../gql/export-section.ts';
import type { AuditExportsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { type AuditFilter, isFiltered, toQueryFilter } from './audit-filter.ts';

type Export = AuditExportsQuery['auditExports']['edges'][number]['node'];

/** Exports of the audit log. A background job creates each file, which expires after a day. */
export function ExportSection({ filter }: { filter: AuditFilter }) {
  const { exports, failed, retry, begin, fetchFile, pending, refusal } = useExports(filter);
  return (
    <Section
      title={t`Export`}
      description={
        isFiltered(filter)
          ? t`Exports the filtered events. Files expire after 24 hours.`
          : t`Files expire after 24 hours.`
      }
      actions={AUDIT_EXPORT_FORMATS.map((format: AuditExportFormat) => (
        <Button key={format} variant="default" loading={pending} onClick={() => begin(format)}>
          {t`Export ${format}`}
        </Button>
      ))}
    >
      <RefusalAlert refusal={refusal} />
      {failed && <ErrorState onRetry={retry} />}
      {!failed && !exports && <Skeleton height={40} />}
      {exports?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No exports yet`}
        </Text>
      )}
      <Stack component="ul" gap="sm" p={0} m={0} aria-label={t`Exports`}>
        {exports?.map((one) => (
          <Row key={one.id} made={one} onFetch={() => fetchFile(one.id)} />
        ))}
      </Stack>
    </Section>
  );
}

const TONES = { QUEUED: 'neutral', RUNNING: 'info', READY: 'good', FAILED: 'bad' } as const;
const WORDS = { QUEUED: t`Queued`, RUNNING: t`In progress`, READY: t`Ready`, FAILED: t`Failed` } as const;

function Row({ made, onFetch }: { made: Export; onFetch: () => void }) {
  const { timezone } = useWorkspace();
  const { format, status, rowsDone, rowsTotal, requestedByName, fetchable, expiresAt } = made;
  const share = rowsTotal ? Math.round((rowsDone / rowsTotal) * 100) : 0;
  return (
    <Group component="li" justify="space-between" gap="md" style={{ listStyle: 'none' }}>
      <div style={{ flex: 1, minWidth: 220 }}>
        <Group gap="xs">
          <Text size="sm" fw={550}>
            {format}
          </Text>
          <StatusBadge tone={TONES[status]}>{WORDS[status]}</StatusBadge>
        </Group>
        <Text size="sm" c="dimmed">
          {t`${plural(rowsDone, { one: '# row', other: '# rows' })} · ${requestedByName} · expires ${formatDateTime(expiresAt, timezone)}`}
        </Text>
        {(status === 'RUNNING' || status === 'QUEUED') && (
          <Progress value={share} mt={6} aria-label={t`${format} export, ${share}% done`} />
        )}
      </div>
      {fetchable && (
        <Button size="xs" variant="light" leftSection={<IconDownload size={16} aria-hidden />} onClick={onFetch}>
          {t`Download ${format}`}
        </Button>
      )}
    </Group>
  );
}

const LOOK_MS = 1_000;

/**
 * Returns the latest exports, at most ten, and functions that start and download an export. Polls every second while an
 * export is being created.
 */
function useExports(filter: AuditFilter) {
  const { exports, failed, retry } = useMadeFiles();
  const { begin, pending, refusal } = useBegin(filter);
  const { fetchFile, failed: notFetched } = useFetch();
  const unfetched = t`Couldn’t download the file. Try again or start a new export.`;
  return { exports, failed, retry, begin, pending, fetchFile, refusal: refusal ?? (notFetched ? unfetched : null) };
}

function useMadeFiles() {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(AuditExportsDocument, {
    variables: { first: 10 },
    fetchPolicy: 'cache-and-network',
  });
  const exports = data?.auditExports.edges.map(({ node }) => node);
  const going = exports?.some(({ status }) => status === 'QUEUED' || status === 'RUNNING') ?? false;
  useEffect(() => {
    if (!going) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [going, startPolling, stopPolling]);
  return { exports, failed: error !== undefined && !data, retry: () => void refetch().catch(() => {}) };
}

function useBegin(filter: AuditFilter) {
  const [beginExport] = useMutation(ExportAuditLogDocument, { refetchQueries: [AuditExportsDocument] });
  const { attempt, pending, refusal } = useMutationAction(async (format: AuditExportFormat) => {
    const input = { format, filter: toQueryFilter(filter, Date.now()) };
    return handleMutationResult(
      (await beginExport({ variables: { input } })).data?.exportAuditLog,
      () => void toast(t`Export started. You can leave this page.`),
    );
  });

  return { begin: (format: AuditExportFormat) => void attempt(format), pending, refusal };
}

function useFetch() {
  const [createLink] = useMutation(CreateAuditExportLinkDocument);
  const [failed, setFailed] = useState(false);
  async function fetchFile(id: string) {
    setFailed(false);
    try {
      const result = (await createLink({ variables: { id } })).data?.createAuditExportLink;
      if (result?.url) window.location.assign(result.url);
      else setFailed(true);
    } catch {
      setFailed(true);
    }
  }

  return { failed, fetchFile: (id: string) => void fetchFile(id) };
}
