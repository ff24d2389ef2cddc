import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
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
import { CUT_TEXTS, type ListedSource, readErrorText } from './source-labels.ts';

type Source = Pick<
  ListedSource,
  | 'id'
  | 'title'
  | 'kind'
  | 'status'
  | 'error'
  | 'readAt'
  | 'cutBy'
  | 'foundPages'
  | 'processedPages'
  | 'failedPages'
  | 'pageCount'
>;

/**
 * Status of a source that has not been read completely, with its progress or the error. Renders nothing for other
 * sources.
 */
export function SourceStatus({ source }: { source: Source }) {
  const { kind, status, error, readAt, pageCount } = source;
  if (status === 'WAITING' || status === 'READING') return <Progress source={source} />;
  if (!error) return <LeftOut source={source} />;
  // Pages that no longer exist are removed from the knowledge base, so a source can have no pages.
  const hasText = readAt && (kind === 'FILE' || (pageCount ?? 0) > 0);
  return (
    <Group gap="xs" mt={4}>
      <StatusBadge tone="bad">{t`Not read`}</StatusBadge>
      <Text size="sm">
        {readErrorText(kind, error)} {hasText && t`The agent uses the text that was last read successfully.`}
      </Text>
    </Group>
  );
}

function Progress({ source: { status, foundPages, processedPages } }: { source: Source }) {
  return (
    <Group gap="xs" mt={4}>
      <StatusBadge tone="info">{status === 'WAITING' ? t`Waiting` : t`Reading`}</StatusBadge>
      {foundPages > 1 && <Text size="sm">{t`${processedPages} of ${foundPages} pages`}</Text>}
    </Group>
  );
}

/** Shows which pages of a sitemap the last read did not include. */
function LeftOut({ source: { cutBy, failedPages } }: { source: Source }) {
  if (!cutBy && failedPages === 0) return null;
  return (
    <Group gap="xs" mt={4}>
      <StatusBadge tone="warning">{t`Incomplete`}</StatusBadge>
      <Text size="sm">
        {cutBy && CUT_TEXTS[cutBy]}{' '}
        {failedPages > 0 &&
          plural(failedPages, { one: '# page could not be read.', other: '# pages could not be read.' })}
      </Text>
    </Group>
  );
}

/** Button that reads web pages again, or retries a file that could not be read. Renders nothing for other sources. */
export function ReadAgain({ source: { id, title, kind, status } }: { source: Source }) {
  const allowed = useCan('update', 'KnowledgeSource');
  const [read] = useMutation(SyncKnowledgeSourceDocument, { refetchQueries: [KnowledgeSourcesPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await read({ variables: { id } });
    return handleMutationResult(data?.syncKnowledgeSource, () => {});
  });
  if (status !== 'FAILED' && !(kind === 'WEB_PAGE' && status === 'READY')) return null;
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
        {kind === 'WEB_PAGE' ? t`Read again` : t`Try again`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
