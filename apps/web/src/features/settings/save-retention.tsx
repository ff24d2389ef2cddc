import { useMutation, useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import { RetentionPreviewDocument, SetRetentionDocument } from '../../gql/save-retention.ts';
import type { RetentionPreviewQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { countOf } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';
import { deletionText } from './retention-labels.ts';

interface Props {
  asking: { days: number | null } | null;
  onClose: () => void;
}

/** Dialog that confirms the retention period. Shows what the next deletion job would delete. */
export function SaveRetention({ asking, onClose }: Props) {
  const [setRetention] = useMutation(SetRetentionDocument, { refetchQueries: [RetentionSettingsDocument] });
  const days = useLastValue(asking)?.days ?? null;
  const { attempt, pending, refusal, clear } = useMutationAction(async () => {
    return handleMutationResult((await setRetention({ variables: { input: { days } } })).data?.setRetention, {
      RetentionSet: () =>
        void toast(days === null ? 'Data is kept forever.' : `Data is kept for ${countOf(days, 'day')}.`),
    });
  });
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- Every confirmation must clear the previous error.
  useEffect(() => clear(), [asking]);
  return (
    <ConfirmDialog
      opened={asking !== null}
      onClose={onClose}
      title={days === null ? 'Keep data forever?' : `Keep data for ${countOf(days, 'day')}?`}
      confirmLabel={days === null ? 'Keep forever' : `Keep for ${countOf(days, 'day')}`}
      onConfirm={() => void attempt().then((done) => done && onClose())}
      pending={pending}
      refusal={refusal}
      danger={days !== null}
    >
      <Stack gap="md">
        {days === null ? 'Data is now kept forever.' : <Preview days={days} />}
        <EditingInProduction />
      </Stack>
    </ConfirmDialog>
  );
}

function Preview({ days }: { days: number }) {
  const { data, error } = useQuery(RetentionPreviewDocument, { variables: { days }, fetchPolicy: 'network-only' });
  if (error) return 'Could not load the preview. Close this dialog and try again.';
  if (!data) {
    return (
      <Stack gap="xs" role="status" aria-label="Loading preview">
        <Skeleton height={12} width="80%" radius="xl" />
        <Skeleton height={12} width="55%" radius="xl" />
      </Stack>
    );
  }
  return <Counted preview={data.retentionPreview} />;
}

function Counted({ preview }: { preview: RetentionPreviewQuery['retentionPreview'] }) {
  const { timezone } = useWorkspace();
  const gone = deletionText(preview);
  const { heldLeads, heldMessages, sweepsAt, olderThan } = preview;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {gone ? <b>{gone}</b> : 'No leads or messages are'} older than {formatDateTime(olderThan, timezone)}{' '}
        {gone ? `will be permanently deleted on ${formatDateTime(sweepsAt, timezone)}.` : 'now.'}
      </Text>
      {heldLeads + heldMessages > 0 && (
        <Text size="sm" c="dimmed">
          Kept by legal holds: {countOf(heldLeads, 'lead')}, {countOf(heldMessages, 'message')}.
        </Text>
      )}
      <Text size="sm" c="dimmed">
        Older data is then deleted every night. You can’t undo this.
      </Text>
    </Stack>
  );
}
