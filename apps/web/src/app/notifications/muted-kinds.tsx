import { useMutation, useQuery } from '@apollo/client/react';
import { NOTIFICATION_KIND_TITLES, NOTIFICATION_KINDS, type NotificationKind } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Skeleton, Stack, Switch, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { MutedNotificationsDocument, UpdateMutedNotificationsDocument } from '../../gql/muted-kinds.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Switches that mute kinds of notifications. Existing notifications and emails are not affected. */
export function MutedKinds({ onBack }: { onBack: () => void }) {
  const { data, error, refetch } = useQuery(MutedNotificationsDocument);
  return (
    <Stack gap="md" align="stretch">
      <div>
        <Button
          size="xs"
          variant="default"
          data-autofocus
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
        >
          {t`Notifications`}
        </Button>
      </div>
      <Text size="sm" c="dimmed">
        {t`These settings apply to you in this workspace. Security emails are always sent.`}
      </Text>
      {error && !data && (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      )}
      {data ? <Switches muted={data.mutedNotifications} /> : !error && <Loading />}
    </Stack>
  );
}

function Switches({ muted }: { muted: readonly NotificationKind[] }) {
  const { attempt, refusal } = useMute();
  const without = (kind: NotificationKind) => muted.filter((one) => one !== kind);
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} />
      {NOTIFICATION_KINDS.map((kind) => (
        <Switch
          key={kind}
          label={NOTIFICATION_KIND_TITLES[kind]}
          checked={!muted.includes(kind)}
          onChange={({ currentTarget }) =>
            void attempt(currentTarget.checked ? without(kind) : [...without(kind), kind])
          }
        />
      ))}
    </Stack>
  );
}

/**
 * Returns an action that replaces the list of muted kinds. The UI shows the change immediately and reverts it if the
 * request fails.
 */
function useMute() {
  const [setMuted] = useMutation(UpdateMutedNotificationsDocument);
  return useMutationAction(async (kinds: NotificationKind[]) => {
    const { data } = await setMuted({
      variables: { kinds },
      optimisticResponse: { updateMutedNotifications: { __typename: 'MutedNotificationsPayload', kinds, errors: [] } },
      update: (cache, { data: result }) => {
        const mutedNotifications = result?.updateMutedNotifications.kinds;
        if (mutedNotifications) cache.writeQuery({ query: MutedNotificationsDocument, data: { mutedNotifications } });
      },
    });
    return refusalOf(data?.updateMutedNotifications);
  });
}

const Loading = () => (
  <div aria-busy>
    {[70, 58, 76, 64].map((width) => (
      <Skeleton key={width} height={16} width={`${width}%`} radius="xl" my="md" />
    ))}
    <VisuallyHidden role="status">{t`Loading notification settings`}</VisuallyHidden>
  </div>
);
