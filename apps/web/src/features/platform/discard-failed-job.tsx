import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { DeleteFailedJobsDocument } from '../../gql/delete-failed-jobs.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import type { FailedJob } from './failed-jobs.tsx';

interface Props {
  readonly asked: FailedJob | null;
  readonly onClose: () => void;
  /** Called after each response, because the list can have changed even if the server rejected the deletion. */
  readonly onAnswered: () => void;
}

const MESSAGES = new Set(['send_message', 'send_campaign_message']);

/** Dialog that confirms the deletion of a failed job, and shows the error if the server rejects the deletion. */
export function DiscardFailedJob({ asked: now, onClose, onAnswered }: Props) {
  const asked = useLastValue(now);
  const [discard] = useMutation(DeleteFailedJobsDocument, { refetchQueries: [PlatformPageDocument] });
  const { attempt, pending, refusal, clear } = useMutationAction(async ({ id, task }: FailedJob) => {
    const { data } = await discard({ variables: { ids: [id] } });
    const refused = refusalOf(data?.deleteFailedJobs);
    if (!refused) void toast(t`${task} discarded.`);
    onAnswered();
    return refused;
  });
  if (!asked) return null;
  const close = () => {
    clear();
    onClose();
  };
  return (
    <ConfirmDialog
      opened={now !== null}
      onClose={close}
      title={t`Discard ${asked.task}?`}
      confirmLabel={t`Discard job`}
      onConfirm={() => void attempt(asked).then((isDone) => isDone && close())}
      pending={pending}
      refusal={refusal}
      danger
    >
      <Text size="sm">
        {MESSAGES.has(asked.task)
          ? t`The message isn’t sent. Its status becomes failed, or unconfirmed if an attempt may have reached the provider.`
          : t`The job will not run again. You can’t undo this.`}
      </Text>
    </ConfirmDialog>
  );
}
