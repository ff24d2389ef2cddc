import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import {
  NotificationSettingsPageDocument,
  UpdateNotificationSettingsDocument,
} from '../../gql/notification-settings-page.ts';
import type { NotificationSettingsPageQuery, UpdateNotificationSettingsInput } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { KindsTable } from './kinds-table.tsx';
import { PushSwitch } from './push-switch.tsx';

export type Settings = NotificationSettingsPageQuery['notificationSettings'];
type Change = Partial<Omit<Settings, '__typename'>>;
export type ChangeSettings = (change: Change) => void;

/** Page with the settings of the viewer's notifications in this workspace. */
export function NotificationSettingsPage() {
  const { data, error, refetch } = useScreenQuery(NotificationSettingsPageDocument, {});
  return (
    <>
      <PageHeader
        title={t`Notification settings`}
        description={t`These settings apply to you in this workspace. Security emails are always sent.`}
      />
      {error && !data && <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch()} />}
      {data ? <Sections settings={data.notificationSettings} /> : !error && <Loading />}
    </>
  );
}

function Sections({ settings }: { settings: Settings }) {
  const { attempt, refusal } = useUpdate(settings);
  const change: ChangeSettings = (input) => void attempt(input);
  return (
    <Stack gap="lg">
      <RefusalAlert refusal={refusal} />
      <Section title={t`This browser`}>
        <PushSwitch />
      </Section>
      <Section title={t`Notifications`} flush>
        <KindsTable settings={settings} onChange={change} />
      </Section>
      <DeliverySection settings={settings} onChange={change} />
    </Stack>
  );
}

/** Returns an action that changes settings. The page shows the change immediately and reverts it if the request fails. */
function useUpdate(settings: Settings) {
  const [update] = useMutation(UpdateNotificationSettingsDocument);
  return useMutationAction(async (change: Change) => {
    const { data } = await update({
      variables: { input: inputOf(change) },
      optimisticResponse: {
        updateNotificationSettings: {
          __typename: 'NotificationSettingsPayload',
          settings: { ...settings, ...change },
          errors: [],
        },
      },
      update: (cache, { data: result }) => {
        const notificationSettings = result?.updateNotificationSettings.settings;
        if (notificationSettings)
          cache.writeQuery({ query: NotificationSettingsPageDocument, data: { notificationSettings } });
      },
    });
    return refusalOf(data?.updateNotificationSettings);
  });
}

function inputOf({ quietHours, ...change }: Change): UpdateNotificationSettingsInput {
  if (quietHours === undefined) return change;
  return { ...change, quietHours: quietHours && { from: quietHours.from, to: quietHours.to } };
}

const Loading = () => (
  <div aria-busy>
    {[70, 58, 76, 64].map((width) => (
      <Skeleton key={width} height={16} width={`${width}%`} radius="xl" my="md" />
    ))}
    <VisuallyHidden role="status">{t`Loading notification settings`}</VisuallyHidden>
  </div>
);
