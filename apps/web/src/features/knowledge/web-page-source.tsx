import { useMutation } from '@apollo/client/react';
import { REFRESH_INTERVALS, type RefreshInterval } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { KnowledgeSourcesPageDocument } from '../../gql/knowledge-sources-page.ts';
import type { KnowledgeSourceQuery } from '../../gql/types.ts';
import { UpdateWebPageSourceDocument } from '../../gql/web-page-source.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useRefetchSoon } from '../../session/use-refetch-soon.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ProviderLink } from '../../ui/provider-link.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './knowledge.module.css';
import { Passages } from './passages.tsx';
import { isBeingRead, kindText, readErrorText, sizeText } from './source-labels.ts';
import { ReadAgain, SourceStatus } from './source-status.tsx';
import { REFRESH_OPTIONS } from './web-page-form.tsx';

interface Props {
  source: KnowledgeSourceQuery['knowledgeSource'];
  onReload: () => Promise<unknown>;
}

/** Shows a web page source: its status and schedule, each page, and the passages that the agent can find. */
export function WebPageSource({ source, onReload }: Props) {
  const { timezone } = useWorkspace();
  useRefetchSoon(isBeingRead(source), onReload);
  const { title, url, readAt } = source;
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h5" className={classes.title} dir="auto">
          {title}
        </Title>
        {url && (
          <ProviderLink href={url} size="sm">
            {url}
          </ProviderLink>
        )}
        <Text size="sm" c="dimmed">
          {kindText(source)} · {sizeText(source)}
          {readAt && (
            <>
              {' '}
              · {t`Read`} <TimeAgo iso={readAt} timeZone={timezone} />
            </>
          )}
        </Text>
        <SourceStatus source={source} />
      </div>
      <Schedule source={source} onReload={onReload} />
      {source.scope === 'SITEMAP' && <WebPages source={source} />}
      <Passages source={source} />
      <Group justify="flex-end" gap="xs">
        <ReadAgain source={source} />
      </Group>
    </Stack>
  );
}

function Schedule({ source: { id, revision, refreshInterval }, onReload }: Props) {
  const canEdit = useCan('update', 'KnowledgeSource');
  const [update] = useMutation(UpdateWebPageSourceDocument, { refetchQueries: [KnowledgeSourcesPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async (interval: RefreshInterval) => {
    const { data } = await update({ variables: { input: { id, revision, refreshInterval: interval } } });
    const refused = await handleMutationResult(data?.updateWebPageSource, () => void toast(t`Schedule saved.`));
    if (refused?.code === 'KNOWLEDGE_CHANGED') await onReload();
    return refused;
  });
  return (
    <>
      <NativeSelect
        label={t`Read again`}
        data={REFRESH_OPTIONS}
        value={refreshInterval ?? 'NEVER'}
        disabled={!canEdit || pending}
        onChange={({ currentTarget }) => {
          const interval = REFRESH_INTERVALS.find((value) => value === currentTarget.value);
          if (interval) void attempt(interval);
        }}
      />
      <RefusalAlert refusal={refusal} />
    </>
  );
}

function WebPages({ source: { webPages } }: Pick<Props, 'source'>) {
  const { nodes, totalCount } = webPages;
  if (nodes.length === 0) return null;
  return (
    <ul className={classes.passages} aria-label={t`Pages`}>
      {nodes.map(({ id, url, title, status, error, passageCount }) => (
        <li key={id} className={classes.passage}>
          <Group gap="xs">
            <ProviderLink href={url} size="sm">
              {title ?? url}
            </ProviderLink>
            {status === 'WAITING' && <StatusBadge tone="neutral">{t`Waiting`}</StatusBadge>}
            {error && <StatusBadge tone="bad">{t`Not read`}</StatusBadge>}
          </Group>
          {error && (
            <Text size="sm">
              {readErrorText('WEB_PAGE', error)}{' '}
              {passageCount > 0 && t`The agent uses the text that was last read successfully.`}
            </Text>
          )}
        </li>
      ))}
      {totalCount > nodes.length && (
        <li className={classes.passage}>{t`The first ${nodes.length} of ${totalCount} pages are shown.`}</li>
      )}
    </ul>
  );
}
