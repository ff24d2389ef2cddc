import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { expectationText, type ListedCase, RESULT_STATUSES } from '../../app/test-cases/test-labels.ts';
import { DeleteTestCaseDocument } from '../../gql/tests.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { permissionFor, REFRESHED } from './test-permission.ts';

/** Summary of a test case: name, latest result and expectations. */
export function CaseSummary({ testCase, onOpen }: { testCase: ListedCase; onOpen: () => void }) {
  const { name, kind, messages, goal, expectations, latestResult } = testCase;
  return (
    <>
      <Group gap="xs">
        <Button variant="transparent" size="compact-sm" p={0} onClick={onOpen}>
          {name}
        </Button>
        {latestResult && (
          <StatusBadge tone={RESULT_STATUSES[latestResult.status].tone}>
            {RESULT_STATUSES[latestResult.status].title}
          </StatusBadge>
        )}
        {kind === 'SIMULATED' && <StatusBadge tone="neutral">{t`Simulated contact`}</StatusBadge>}
      </Group>
      <Text size="sm" dir="auto" lineClamp={1}>
        {goal ?? messages[0]}
      </Text>
      <Text size="sm" c="dimmed" lineClamp={1}>
        {expectations.map(expectationText).join(' · ')}
      </Text>
    </>
  );
}

/** Button that deletes a test case after a confirmation. */
export function DeleteCase({ testCase: { id, name } }: { testCase: ListedCase }) {
  const allowed = useCan('delete', 'TestCase');
  const [remove] = useMutation(DeleteTestCaseDocument, REFRESHED);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteTestCase, () => void toast(t`Test case deleted.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={permissionFor(allowed)}
        aria-label={t`Delete ${name}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete this test case?`} confirmLabel={t`Delete test case`} danger>
        {t`“${name}” and its results will be deleted. This can’t be undone.`}
      </ConfirmDialog>
    </>
  );
}
