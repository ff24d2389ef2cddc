import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Skeleton, Stack, Switch } from '@mantine/core';
import { isPushSupported, subscribeBrowser, unsubscribeBrowser } from '../../app/notifications/browser-push.ts';
import { forgetPushUser, rememberPushUser } from '../../app/notifications/push-user.ts';
import {
  CreatePushSubscriptionDocument,
  DeletePushSubscriptionDocument,
  PushSettingsDocument,
} from '../../gql/push-switch.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Switch that sends notifications to this browser while no page is open. */
export function PushSwitch() {
  const { data, error, refetch } = useQuery(PushSettingsDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={20} width="60%" />;
  const { viewer } = data;
  return viewer && <ReadySwitch userId={viewer.id} receivesPush={viewer.receivesPush} pushKey={viewer.pushKey} />;
}

interface Props {
  userId: string;
  receivesPush: boolean;
  pushKey: string;
}

function ReadySwitch(props: Props) {
  const { attempt, pending, refusal } = usePush(props);
  const isSupported = isPushSupported();
  return (
    <Stack gap="xs">
      <RefusalAlert refusal={refusal} />
      <Switch
        label={t`Notifications in this browser`}
        description={
          isSupported
            ? t`Also while no page of Frontdesk is open. Push messages contain no details of contacts.`
            : t`This browser does not support push notifications. On an iPhone or iPad, add Frontdesk to the Home Screen first.`
        }
        checked={props.receivesPush}
        disabled={!isSupported || pending}
        onChange={({ currentTarget }) => void attempt(currentTarget.checked)}
      />
    </Stack>
  );
}

/** Returns the action that turns push messages to this browser on or off. */
function usePush({ pushKey, userId }: Pick<Props, 'pushKey' | 'userId'>) {
  const [create] = useMutation(CreatePushSubscriptionDocument);
  const [remove] = useMutation(DeletePushSubscriptionDocument);
  return useMutationAction(async (isOn: boolean) => {
    if (!isOn) {
      forgetPushUser();
      await unsubscribeBrowser().catch(() => {});
      const { data } = await remove();
      return refusalOf(data?.deletePushSubscription);
    }
    if ((await Notification.requestPermission()) !== 'granted')
      return problem(t`The browser blocks notifications of this site. Allow them in its settings, then try again.`);
    const input = await subscribeBrowser(pushKey).catch(() => null);
    if (!input) return problem(t`The push service of the browser cannot be reached. Try again later.`);
    rememberPushUser(userId);
    const { data } = await create({ variables: { input } });
    return refusalOf(data?.createPushSubscription);
  });
}

const problem = (message: string) => ({ code: 'PUSH_SUBSCRIPTION_INVALID', field: null, message }) as const;
