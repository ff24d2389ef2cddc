import { useMutation } from '@apollo/client/react';
import type { KnowledgeReadError, KnowledgeSourceStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import { SyncKnowledgeSourceDocument } from '../../gql/sync-knowledge-source.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { MANAGES } from './permission.ts';
import { READ_ERROR_TEXTS } from './source-labels.ts';

interface Source {
  readonly id: string;
  readonly title: string;
  readonly status: KnowledgeSourceStatus;
  readonly error: KnowledgeReadError | null;
  readonly readAt: string | null;
}

/** State of a source that is being read or could not be read, with the reason. Renders nothing for other sources. */
export function SourceStatus({ source: { status, error, readAt } }: { source: Source }) {
  if (status === 'READING')
    return (
      <Group mt={4}>
        <StatusBadge tone="info">{t`Reading`}</StatusBadge>
      </Group>
    );
  if (!error) return null;
  return (
    <Group gap="xs" mt={4}>
      <StatusBadge tone="bad">{t`Not read`}</StatusBadge>
      <Text size="sm">
        {READ_ERROR_TEXTS[error]} {readAt && t`The agent uses the text of the last read.`}
      </Text>
    </Group>
  );
}

/** Button that reads a file again that could not be read. Renders nothing for other sources. */
export function ReadAgain({ source: { id, title, status } }: { source: Source }) {
  const allowed = useCan('update', 'KnowledgeSource');
  const [read] = useMutation(SyncKnowledgeSourceDocument, { refetchQueries: [KnowledgeSourcesPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await read({ variables: { id } });
    return handleMutationResult(data?.syncKnowledgeSource, () => {});
  });
  if (status !== 'FAILED') return null;
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        loading={pending}
        permission={{ allowed, reason: allowed ? null : MANAGES }}
        aria-label={t`Read ${title} again`}
        onClick={() => void attempt()}
      >
        {t`Try again`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
