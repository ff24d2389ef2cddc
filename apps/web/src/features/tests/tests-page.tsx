import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { IconFlask, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from '../../app/address.ts';
import type { ListedCase } from '../../app/test-cases/test-labels.ts';
import {
  StartTestRunDocument,
  TestedDraftDocument,
  TestsPageDocument,
  UpdateTestPolicyDocument,
} from '../../gql/tests.ts';
import type { TestedDraftQuery, TestPolicy } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { TestCaseDialog } from './test-case-dialog.tsx';
import { CaseSummary, DeleteCase } from './test-case-row.tsx';
import { permissionFor, REFRESHED } from './test-permission.ts';
import { TestRunDialog } from './test-run-dialog.tsx';
import { CancelRun, RunSummary } from './test-run-row.tsx';
import { usePolling } from './use-polling.ts';

const ONE_PAGE = { hasMore: false, loadingMore: false, onMore: () => {} };

/** Page with the test cases of an agent and their runs (AG-28 to AG-30). */
export function TestsPage() {
  const { agent } = useSearchParams();
  const agentId = typeof agent === 'string' ? agent : null;
  const { data, startPolling, stopPolling } = useScreenQuery(TestsPageDocument, { agentId });
  const [edited, setEdited] = useState<{ testCase: ListedCase | null } | null>(null);
  const [runId, setRunId] = useState<string | null>(null);
  const cases = data?.testCases.edges.map(({ node }) => node);
  const runs = data?.testRuns.edges.map(({ node }) => node);
  const active = runs?.find(({ status }) => status === 'RUNNING');
  usePolling(active !== undefined, { startPolling, stopPolling });
  const draft = useTestedDraft(agentId, active !== undefined);
  const canCreate = useCan('create', 'TestCase');
  const create = (
    <PermissionButton
      variant="default"
      permission={permissionFor(canCreate)}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setEdited({ testCase: null })}
    >
      {t`Create test case`}
    </PermissionButton>
  );
  return (
    <>
      <PageHeader
        title={t`Tests`}
        description={t`Conversations that test your agent before you publish it.`}
        beside={draft && <DraftState draft={draft} />}
        actions={
          <>
            {cases?.length !== 0 && create}
            <RunTests agentId={agentId} isActive={active !== undefined} />
          </>
        }
      />
      <Stack gap="lg">
        {draft && <PolicySection draft={draft} />}
        <Section title={t`Test cases`} flush>
          <RowList
            label={t`Test cases`}
            rows={cases}
            rowKey={({ id }) => id}
            renderText={(one) => <CaseSummary testCase={one} onOpen={() => setEdited({ testCase: one })} />}
            renderActions={(one) => <DeleteCase testCase={one} />}
            {...ONE_PAGE}
            total={data?.testCases.totalCount}
            skeletonRows={4}
            empty={
              <EmptyState icon={<IconFlask size={24} stroke={1.6} />} title={t`No test cases yet`} action={create}>
                {t`You can also create a test case from a conversation in the inbox.`}
              </EmptyState>
            }
          />
        </Section>
        <Section title={t`Runs`} flush>
          <RowList
            label={t`Runs`}
            rows={runs}
            rowKey={({ id }) => id}
            renderText={(run) => <RunSummary run={run} />}
            renderActions={(run) => (
              <>
                {run.status === 'RUNNING' && <CancelRun run={run} />}
                <Button size="xs" variant="default" onClick={() => setRunId(run.id)}>
                  {t`View results`}
                </Button>
              </>
            )}
            {...ONE_PAGE}
            total={runs?.length}
            empty={
              <EmptyState icon={<IconPlayerPlay size={24} stroke={1.6} />} title={t`No runs yet`}>
                {t`Test runs don’t send messages or book appointments.`}
              </EmptyState>
            }
          />
        </Section>
      </Stack>
      <TestCaseDialog open={edited} agentId={agentId} onClose={() => setEdited(null)} />
      <TestRunDialog runId={runId} onClose={() => setRunId(null)} />
    </>
  );
}

type Draft = TestedDraftQuery['agentDraft'];

/**
 * Returns the draft, and whether it passed the tests. Refetches every second while a run is in progress. Undefined
 * until the draft is loaded.
 */
function useTestedDraft(agentId: string | null, isRunning: boolean): Draft | undefined {
  const { data, startPolling, stopPolling } = useScreenQuery(TestedDraftDocument, { agentId });
  usePolling(isRunning, { startPolling, stopPolling });
  return data?.agentDraft;
}

const DraftState = ({ draft: { hasPassedTests } }: { draft: Draft }) => (
  <StatusBadge tone={hasPassedTests ? 'good' : 'neutral'}>
    {hasPassedTests ? t`Draft passed the tests` : t`Draft has not passed the tests`}
  </StatusBadge>
);

function RunTests({ agentId, isActive }: { agentId: string | null; isActive: boolean }) {
  const allowed = useCan('start', 'TestRun');
  const [start] = useMutation(StartTestRunDocument, REFRESHED);
  const [repetitions, setRepetitions] = useState(1);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await start({ variables: { input: { agentId, seed: 1, repetitions } } });
    return handleMutationResult(data?.startTestRun, () => void toast(t`Test run started.`));
  });
  const permission = isActive ? { allowed: false, reason: t`A run is in progress.` } : permissionFor(allowed);
  return (
    <>
      <PermissionButton permission={permission} leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={ask}>
        {t`Run tests`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Run all tests?`} confirmLabel={t`Run tests`}>
        <NumberInput
          label={t`Repetitions`}
          description={t`Repeat each test case to see how often it passes.`}
          min={1}
          max={10}
          allowDecimal={false}
          value={repetitions}
          onChange={(value) => setRepetitions(typeof value === 'number' ? value : 1)}
        />
      </ConfirmDialog>
    </>
  );
}

const POLICIES: { value: TestPolicy; label: string }[] = [
  { value: 'OPTIONAL', label: t`Tests are optional` },
  { value: 'RUN_ON_PUBLISH', label: t`Run tests after publishing` },
  { value: 'REQUIRED', label: t`Tests must pass, or a reason is required` },
];

function PolicySection({ draft: { agentId, testPolicy } }: { draft: Draft }) {
  const allowed = useCan('publish', 'Agent');
  const [set] = useMutation(UpdateTestPolicyDocument, REFRESHED);
  const [wanted, setWanted] = useState<TestPolicy | null>(null);
  const { attempt, refusal } = useMutationAction(async (policy: TestPolicy) => {
    setWanted(policy);
    const { data } = await set({ variables: { agentId, policy } });
    setWanted(null);
    return handleMutationResult(data?.updateTestPolicy, () => void toast(t`Setting saved.`));
  });
  return (
    <Section title={t`Tests and publishing`}>
      <NativeSelect
        maw={420}
        label={t`Requirement`}
        data={POLICIES}
        disabled={!allowed}
        value={wanted ?? testPolicy}
        onChange={({ currentTarget }) => void attempt(currentTarget.value as TestPolicy)}
      />
      <RefusalAlert refusal={refusal} />
    </Section>
  );
}
