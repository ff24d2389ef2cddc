import { useMutation, useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import { RetentionPreviewDocument, UpdateRetentionDocument } from '../../gql/save-retention.ts';
import type { RetentionPreviewQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { EditingInProduction } from '../../session/editing-in-production.tsx';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  asking: { days: number | null } | null;
  onClose: () => void;
}

/** Dialog that confirms the retention period. Shows what the next run of the deletion job would delete. */
export function SaveRetention({ asking, onClose }: Props) {
  const [updateRetention] = useMutation(UpdateRetentionDocument, { refetchQueries: [RetentionSettingsDocument] });
  const days = useLastValue(asking)?.days ?? null;
  const { attempt, pending, refusal, clear } = useMutationAction(async () => {
    return handleMutationResult(
      (await updateRetention({ variables: { days } })).data?.updateRetention,
      () =>
        void toast(
          days === null
            ? t`Data is kept forever.`
            : t`Data is kept for ${plural(days, { one: '# day', other: '# days' })}.`,
        ),
    );
  });
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- Every confirmation must clear the previous error.
  useEffect(() => clear(), [asking]);
  return (
    <ConfirmDialog
      opened={asking !== null}
      onClose={onClose}
      title={
        days === null ? t`Keep data forever?` : t`Keep data for ${plural(days, { one: '# day', other: '# days' })}?`
      }
      confirmLabel={days === null ? t`Keep forever` : t`Keep for ${plural(days, { one: '# day', other: '# days' })}`}
      onConfirm={() => void attempt().then((done) => done && onClose())}
      pending={pending}
      refusal={refusal}
      danger={days !== null}
    >
      <Stack gap="md">
        {days === null ? t`Leads and transcripts will no longer be deleted automatically.` : <Preview days={days} />}
        <EditingInProduction />
      </Stack>
    </ConfirmDialog>
  );
}

function Preview({ days }: { days: number }) {
  const { data, error } = useQuery(RetentionPreviewDocument, { variables: { days }, fetchPolicy: 'network-only' });
  if (error) return t`Couldn’t load the preview. Close this dialog and try again.`;
  if (!data) {
    return (
      <Stack gap="xs" role="status" aria-label={t`Loading preview`}>
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
        {gone ? (
          <>
            <Trans>
              <b>{gone}</b> older than {formatDateTime(olderThan, timezone)} will be permanently deleted on{' '}
              {formatDateTime(sweepsAt, timezone)}.
            </Trans>
          </>
        ) : (
          t`There are currently no leads or messages older than ${formatDateTime(olderThan, timezone)}.`
        )}
      </Text>
      {heldLeads + heldMessages > 0 && (
        <Text size="sm" c="dimmed">
          {t`Kept by legal holds: ${plural(heldLeads, { one: '# lead', other: '# leads' })}, ${plural(heldMessages, { one: '# message', other: '# messages' })}.`}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t`Older data is then deleted every night. You can’t undo this.`}
      </Text>
    </Stack>
  );
}

interface Counts {
  leads: number;
  messages: number;
  conversations: number;
  contacts: number;
  calls: number;
}

/** Describes what is deleted, for example `12 leads, 340 messages and 3 contacts`. Null if nothing is deleted. */
export function deletionText({ leads, messages, conversations, contacts, calls }: Counts): string | null {
  const parts = [
    [leads, plural(leads, { one: '# lead', other: '# leads' })],
    [messages, plural(messages, { one: '# message', other: '# messages' })],
    [conversations, plural(conversations, { one: '# conversation', other: '# conversations' })],
    [calls, plural(calls, { one: '# call', other: '# calls' })],
    [contacts, plural(contacts, { one: '# contact', other: '# contacts' })],
  ] as const;
  const present = parts.filter(([count]) => count > 0).map(([, words]) => words);
  return present.length > 0 ? new Intl.ListFormat('en-GB').format(present) : null;
}
