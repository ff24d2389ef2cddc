import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { LeaveWorkspaceDocument } from '../../gql/leave-workspace.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useApi, useSession } from '../../session/api.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';

/** Section in which a member can leave the workspace. The server rejects the request of the last owner. */
export function LeaveSection() {
  const { name, slug } = useWorkspace();
  const api = useApi();
  const session = useSession();
  const navigate = useNavigate();
  const [leaveWorkspace] = useMutation(LeaveWorkspaceDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await leaveWorkspace();
    return handleMutationResult(data?.leaveWorkspace, async () => {
      await navigate({ to: paths.workspaces() });
      api.forget(slug);
      await session.reloadViewer();
      void toast(t`You left ${name}.`);
    });
  });
  return (
    <Section title={t`Leave workspace`}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={520}>
          {t`You lose access to ${name} and need an invitation to return.`}
        </Text>
        <Button variant="default" onClick={ask}>
          {t`Leave ${name}`}
        </Button>
      </Group>
      <ConfirmDialog {...dialog} title={t`Leave ${name}?`} confirmLabel={t`Leave ${name}`} danger>
        {t`Your access ends immediately, and your API keys stop working. Your account is not deleted.`}
      </ConfirmDialog>
    </Section>
  );
}
