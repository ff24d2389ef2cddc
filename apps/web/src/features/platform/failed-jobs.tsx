import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Box, Button, Code, Group, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { FailedJobsDocument, RetryFailedJobsDocument } from '../../gql/failed-jobs.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import type { FailedJobsQuery } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { usePages } from '../../session/use-pages.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { DiscardFailedJob } from './discard-failed-job.tsx';

export type FailedJob = FailedJobsQuery['failedJobs']['edges'][number]['node'];

/**
 * Background jobs for which all attempts failed. Loaded by a separate query, so that the rest of the page works if this
 * query fails.
 */
export function FailedJobs() {
  const [asked, setAsked] = useState<FailedJob | null>(null);
  const query = useQuery(FailedJobsDocument, { variables: { first: LIMITS.pageSize } });
  const { data, error, refetch } = query;
  const { paging } = usePages(data?.failedJobs, query);
  const reload = () => void refetch().catch(() => {});
  const [retry] = useMutation(RetryFailedJobsDocument, { refetchQueries: [PlatformPageDocument] });
  const { attempt, pending, refusal } = useMutationAction(async ({ id, task }: FailedJob) => {
    const { data: answered } = await retry({ variables: { ids: [id] } });
    const refused = refusalOf(answered?.retryFailedJobs);
    if (!refused) void toast(t`${task} queued for retry.`);
    reload();
    return refused;
  });
  const list = data?.failedJobs;
  return (
    <Section title={t`Failed jobs`} description={t`Background jobs that used all attempts`} flush>
      {refusal && (
        <Box p="md">
          <RefusalAlert refusal={refusal} />
        </Box>
      )}
      <DataTable
        label={t`Failed jobs`}
        columns={columnsFor({ pending, onRetry: (job) => void attempt(job), onDiscard: setAsked })}
        rows={list?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        {...paging}
        error={error ? {} : null}
        onRetry={reload}
        empty={<EmptyState icon={<IconCircleCheck size={24} stroke={1.6} />} title={t`No failed jobs`} />}
      />
      <DiscardFailedJob asked={asked} onClose={() => setAsked(null)} onAnswered={reload} />
    </Section>
  );
}

interface Actions {
  readonly pending: boolean;
  readonly onRetry: (job: FailedJob) => void;
  readonly onDiscard: (job: FailedJob) => void;
}

const columnsFor = ({ pending, onRetry, onDiscard }: Actions): Column<FailedJob>[] => [
  {
    key: 'task',
    header: t`Task`,
    cell: ({ task, error, attempts, lastAttemptAt }) => (
      <>
        <Code>{task}</Code>
        <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {error ?? t`The worker ended without reporting an error.`}
        </Text>
        <Text size="sm" c="dimmed">
          {plural(attempts, { one: '# attempt', other: '# attempts' })}
          <Text span hiddenFrom="sm">
            {' · '}
            <TimeAgo iso={lastAttemptAt} />
          </Text>
        </Text>
      </>
    ),
  },
  {
    key: 'last',
    header: t`Last attempt`,
    from: 'sm',
    width: 150,
    cell: ({ lastAttemptAt }) => <TimeAgo iso={lastAttemptAt} />,
  },
  {
    key: 'actions',
    header: t`Actions`,
    quiet: true,
    align: 'right',
    width: 190,
    cell: (job) => (
      <Group gap="xs" justify="flex-end">
        <Button
          size="compact-sm"
          variant="default"
          disabled={pending}
          aria-label={t`Retry ${job.task}`}
          onClick={() => onRetry(job)}
        >
          {t`Retry`}
        </Button>
        {job.isDiscardable && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t`Discard ${job.task}`}
            onClick={() => onDiscard(job)}
          >
            {t`Discard`}
          </Button>
        )}
      </Group>
    ),
  },
];
