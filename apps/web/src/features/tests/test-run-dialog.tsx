import { useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import { RESULT_STATUSES, RUN_STATUSES, type Run } from '../../app/test-cases/test-labels.ts';
import { TestResultDocument, TestRunDocument } from '../../gql/tests.ts';
import { groupBy } from '../../lib/group-by.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { KnowledgeChanges } from './knowledge-changes.tsx';
import { TestTranscript } from './test-transcript.tsx';
import { usePolling } from './use-polling.ts';

/**
 * Dialog that compares the results of a test run with those of the published version. `runId` is null if the dialog is
 * closed.
 */
export function TestRunDialog({ runId, onClose }: { runId: string | null; onClose: () => void }) {
  const shown = useLastValue(runId);
  return (
    <Modal opened={runId !== null} onClose={onClose} size="xl" title={t`Test run`}>
      {shown && <LoadedRun key={shown} id={shown} />}
    </Modal>
  );
}

function LoadedRun({ id }: { id: string }) {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(TestRunDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const [resultId, setResultId] = useState<string | null>(null);
  usePolling(data?.testRun.status === 'RUNNING', { startPolling, stopPolling });
  if (error && !data)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Loading label={t`Loading test run`} />;
  if (resultId !== null) return <LoadedResult id={resultId} onBack={() => setResultId(null)} />;
  return <RunResults run={data.testRun} onOpen={setResultId} />;
}

function RunResults({ run, onOpen }: { run: Run; onOpen: (resultId: string) => void }) {
  const { status, conversationCount, passedCount, tokens, baseline } = run;
  const version = baseline?.version?.number ?? null;
  const cases = casesOf(run);
  return (
    <Stack gap="md">
      <Group gap="xs">
        <StatusBadge tone={RUN_STATUSES[status].tone}>{RUN_STATUSES[status].title}</StatusBadge>
        <Text size="sm">{t`${passedCount} of ${conversationCount} passed`}</Text>
        <Text size="sm" c="dimmed">
          {plural(tokens, { one: '# token', other: '# tokens' })}
        </Text>
        {baseline && version !== null && (
          <Text size="sm" c="dimmed">
            {t`Version ${version}: ${baseline.passedCount} of ${baseline.conversationCount} passed`}
          </Text>
        )}
      </Group>
      <KnowledgeChanges run={run} />
      <DataTable
        label={t`Results`}
        rows={cases}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t`Test case`,
            cell: ({ name, open }) => (
              <Button variant="transparent" size="compact-sm" p={0} onClick={() => onOpen(open)}>
                {name}
              </Button>
            ),
          },
          { key: 'result', header: t`Result`, cell: ({ results }) => <Outcome results={results} /> },
          ...(version === null
            ? []
            : [
                {
                  key: 'baseline',
                  header: t`Version ${version}`,
                  cell: ({ before }: CaseRow) => <Outcome results={before} />,
                },
              ]),
        ]}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={cases.length}
        empty={<EmptyState icon={<IconFlask size={24} stroke={1.6} />} title={t`No results`} />}
      />
    </Stack>
  );
}

type ListedResult = Pick<Run['results']['edges'][number]['node'], 'id' | 'testCaseId' | 'status'>;

interface CaseRow {
  readonly id: string;
  readonly name: string;
  /** Id of the result that is initially open: the first result that did not pass, or the first result if all passed. */
  readonly open: string;
  readonly results: readonly ListedResult[];
  readonly before: readonly ListedResult[];
}

/** Groups the results of a run by test case. Test cases that did not pass come first. */
function casesOf({ results, baseline }: Run): CaseRow[] {
  const before = new Map<string, ListedResult[]>(
    groupBy(
      (baseline?.results.edges ?? []).map(({ node }) => node),
      ({ testCaseId }) => testCaseId,
    ),
  );
  const grouped = groupBy(
    results.edges.map(({ node }) => node),
    ({ testCaseId }) => testCaseId,
  );
  const rows = grouped.map(([id, held]) => {
    const first = held.find(({ status }) => status === 'FAILED' || status === 'ERROR') ?? held[0];
    return { id, name: first?.name ?? '', open: first?.id ?? '', results: held, before: before.get(id) ?? [] };
  });
  return rows.sort((a, b) => passRate(a.results) - passRate(b.results));
}

const passRate = (results: readonly ListedResult[]): number =>
  results.filter(({ status }) => status === 'PASSED').length / results.length;

function Outcome({ results }: { results: readonly ListedResult[] }) {
  const [first] = results;
  if (!first) return <Text size="sm" c="dimmed">{t`Not run`}</Text>;
  const statuses = new Set(results.map(({ status }) => status));
  if (statuses.size === 1) {
    const { tone, title } = RESULT_STATUSES[first.status];
    return <StatusBadge tone={tone}>{title}</StatusBadge>;
  }
  const passed = results.filter(({ status }) => status === 'PASSED').length;
  return <StatusBadge tone="warning">{t`${passed} of ${results.length} passed`}</StatusBadge>;
}

function LoadedResult({ id, onBack }: { id: string; onBack: () => void }) {
  const { data, error, refetch } = useQuery(TestResultDocument, { variables: { id }, fetchPolicy: 'network-only' });
  return (
    <Stack gap="md" align="stretch">
      <Group>
        <Button variant="default" size="xs" leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
          {t`All results`}
        </Button>
      </Group>
      {error && !data ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : data ? (
        <TestTranscript result={data.testResult} />
      ) : (
        <Loading label={t`Loading result`} />
      )}
    </Stack>
  );
}

const Loading = ({ label }: { label: string }) => (
  <Stack gap="md" role="status" aria-label={label}>
    {[38, 52, 70].map((width) => (
      <Skeleton key={width} height={14} width={`${width}%`} radius="xl" />
    ))}
  </Stack>
);
