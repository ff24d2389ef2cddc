import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Group, Text } from '@mantine/core';
import { type ListedRun, RUN_STATUSES } from '../../app/test-cases/test-labels.ts';
import { CancelTestRunDocument } from '../../gql/tests.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { permissionFor, REFRESHED } from './test-permission.ts';

/** Summary of a test run: status, progress and start time. */
export function RunSummary({ run }: { run: ListedRun }) {
  const { timezone } = useWorkspace();
  const { status, conversationCount, passedCount, failedCount, errorCount, startedAt, startedByName, version } = run;
  const changes = run.knowledgeChanges.totalCount;
  const done = passedCount + failedCount + errorCount;
  return (
    <>
      <Group gap="xs">
        <StatusBadge tone={RUN_STATUSES[status].tone}>{RUN_STATUSES[status].title}</StatusBadge>
        <Text size="sm" role={status === 'RUNNING' ? 'status' : undefined}>
          {status === 'RUNNING'
            ? t`${done} of ${conversationCount} completed`
            : t`${passedCount} of ${conversationCount} passed`}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {version ? t`Version ${version.number}` : t`Draft`} · {startedByName} ·{' '}
        <TimeAgo iso={startedAt} timeZone={timezone} />
        {changes > 0 && (
          <>
            {' · '}
            {plural(changes, {
              one: 'Knowledge changed since then: # source',
              other: 'Knowledge changed since then: # sources',
            })}
          </>
        )}
      </Text>
    </>
  );
}

/** Button that cancels a test run. */
export function CancelRun({ run: { id } }: { run: ListedRun }) {
  const allowed = useCan('cancel', 'TestRun');
  const [cancel] = useMutation(CancelTestRunDocument, REFRESHED);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await cancel({ variables: { id } });
    return handleMutationResult(data?.cancelTestRun, () => void toast(t`Test run canceled.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        loading={pending}
        permission={permissionFor(allowed)}
        onClick={() => void attempt()}
      >
        {t`Cancel run`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
