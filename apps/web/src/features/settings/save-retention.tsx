import { useMutation, useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { RetentionPreviewDocument } from '../../gql/retention-preview.ts';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import { SetRetentionDocument } from '../../gql/set-retention.ts';
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

/** The last look before it holds: what the next night would take away. */
export function SaveRetention({ asking, onClose }: Props) {
  const [setRetention] = useMutation(SetRetentionDocument, { refetchQueries: [RetentionSettingsDocument] });
  const days = useLastValue(asking)?.days ?? null;
  const { attempt, pending, refusal, clear } = useMutationAction(async () => {
    return handleMutationResult((await setRetention({ variables: { input: { days } } })).data?.setRetention, {
      RetentionSet: () =>
        void toast(days === null ? 'Data is kept forever.' : `Data is kept for ${countOf(days, 'day')}.`),
    });
  });
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new question begins without the old one's refusal.
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
        {days === null ? 'Nothing is removed by age any more.' : <Preview days={days} />}
        <EditingInProduction />
      </Stack>
    </ConfirmDialog>
  );
}

function Preview({ days }: { days: number }) {
  const { data, error } = useQuery(RetentionPreviewDocument, { variables: { days }, fetchPolicy: 'network-only' });
  if (error) return 'What would go could not be counted. Close this and try again.';
  if (!data) {
    return (
      <Stack gap="xs" role="status" aria-label="Counting what would go">
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
        {gone ? <b>{gone}</b> : 'Nothing'} older than {formatDateTime(olderThan, timezone)}{' '}
        {gone ? `would be removed for good on ${formatDateTime(sweepsAt, timezone)}.` : 'is here yet.'}
      </Text>
      {heldLeads + heldMessages > 0 && (
        <Text size="sm" c="dimmed">
          Legal holds keep {countOf(heldLeads, 'lead')} and {countOf(heldMessages, 'message')} of that age.
        </Text>
      )}
      <Text size="sm" c="dimmed">
        The same happens every night from then on. What is removed cannot be brought back.
      </Text>
    </Stack>
  );
}
