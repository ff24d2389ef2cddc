import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { EndManualSubscriptionDocument, WorkspacePlansDocument } from '../../gql/subscriptions.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import type { WorkspacePlan } from './subscriptions-section.tsx';

interface Props {
  /** Workspace whose subscription to end. Null if the dialog is closed. */
  workspace: WorkspacePlan | null;
  onClose: () => void;
}

/** Dialog that confirms the end of a subscription. */
export function EndSubscription({ workspace: now, onClose }: Props) {
  const workspace = useLastValue(now);
  const [end] = useMutation(EndManualSubscriptionDocument, {
    refetchQueries: [WorkspacePlansDocument],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal, clear } = useMutationAction(async ({ subscription }: WorkspacePlan) => {
    const { data } = await end({ variables: { id: subscription?.id ?? '' } });
    const refused = refusalOf(data?.endManualSubscription);
    if (!refused) void toast(t`Subscription ended.`);
    return refused;
  });
  if (!workspace) return null;
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={now !== null}
      onClose={close}
      title={t`End the subscription of ${workspace.name}?`}
      confirmLabel={t`End subscription`}
      onConfirm={() => void attempt(workspace).then((done) => done && close())}
      pending={pending}
      refusal={refusal}
      danger
    >
      <Text size="sm">{t`The default plan applies immediately. No data is deleted.`}</Text>
    </ConfirmDialog>
  );
}
