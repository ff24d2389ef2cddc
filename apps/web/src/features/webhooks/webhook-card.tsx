import { ENVIRONMENT_TITLES, WEBHOOK_DISABLED_MESSAGES } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { WebhookCard_WebhookFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { DeleteWebhook } from './delete-webhook.tsx';
import { useEnable, useResendFailedDeliveries, useTest } from './use-webhook-actions.ts';
import { addressOf } from './webhook-labels.ts';
import classes from './webhooks.module.css';

interface Props {
  webhook: WebhookCard_WebhookFragment;
  onEdit: () => void;
  onRotate: () => void;
  onShowDeliveries: () => void;
}

/** Card of a webhook with its health and actions. */
export function WebhookCard({ webhook, onEdit, onRotate, onShowDeliveries }: Props) {
  const { id, url, description, viewerCan } = webhook;
  const name = addressOf(url);
  const test = useTest(id);
  return (
    <Paper component="article" className={classes.card} aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div className={classes.words}>
            <Title order={3} className={classes.address}>
              {name}
            </Title>
            <Text size="sm" c="dimmed">
              {description || t`No description`} · {detailsOf(webhook)}
            </Text>
          </div>
          <EndpointStatus webhook={webhook} />
        </Group>
        <Disabled webhook={webhook} />
        <Rotating webhook={webhook} />
        <RefusalAlert refusal={test.refusal} />
        <Group gap="xs">
          <PermissionButton
            size="xs"
            variant="default"
            permission={viewerCan.test}
            loading={test.pending}
            onClick={() => void test.attempt()}
            aria-label={t`Send a test event to ${name}`}
          >
            {t`Send test event`}
          </PermissionButton>
          <Button size="xs" variant="default" onClick={onShowDeliveries} aria-label={t`Deliveries to ${name}`}>
            {t`Deliveries`}
          </Button>
          <ResendFailed webhook={webhook} name={name} />
          <PermissionButton
            size="xs"
            variant="default"
            permission={viewerCan.update}
            onClick={onEdit}
            aria-label={t`Edit ${name}`}
          >
            {t`Edit`}
          </PermissionButton>
          <PermissionButton
            size="xs"
            variant="default"
            permission={viewerCan.rotateSecret}
            onClick={onRotate}
            aria-label={t`Rotate secret of ${name}`}
          >
            {t`Rotate secret`}
          </PermissionButton>
          <DeleteWebhook id={id} name={name} permission={viewerCan.delete} />
        </Group>
      </Stack>
    </Paper>
  );
}

function detailsOf({
  eventTypes,
  filterConditions,
  environment,
  maskContactDetails,
  secretLastFour,
}: Props['webhook']) {
  const facts = [plural(eventTypes.length, { one: '# event', other: '# events' })];
  if (filterConditions.length > 0)
    facts.push(plural(filterConditions.length, { one: '# condition', other: '# conditions' }));
  if (environment) facts.push(t`only in ${ENVIRONMENT_TITLES[environment].toLowerCase()}`);
  if (maskContactDetails) facts.push(t`contact details hidden`);
  return [...facts, t`secret …${secretLastFour}`].join(' · ');
}

function EndpointStatus({ webhook: { status, failingSince, deliveredAt } }: Pick<Props, 'webhook'>) {
  const { timezone } = useWorkspace();
  if (status === 'DISABLED') return <StatusBadge tone="bad">{t`Disabled`}</StatusBadge>;
  if (failingSince)
    return (
      <StatusBadge tone="warning">
        <Trans>
          Failing since <TimeAgo iso={failingSince} timeZone={timezone} brief />
        </Trans>
      </StatusBadge>
    );
  if (!deliveredAt) return <StatusBadge>{t`No deliveries yet`}</StatusBadge>;
  return (
    <StatusBadge tone="good">
      <Trans>
        Delivered <TimeAgo iso={deliveredAt} timeZone={timezone} brief />
      </Trans>
    </StatusBadge>
  );
}

/** Alert for a disabled webhook: the reason, the number of pending events, and a button that enables the webhook. */
function Disabled({ webhook: { id, status, disabledReason, waitingCount, viewerCan } }: Pick<Props, 'webhook'>) {
  const { attempt, pending, refusal } = useEnable(id);
  if (status !== 'DISABLED' || !disabledReason) return null;
  return (
    <WarningAlert title={t`Webhook disabled`}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {t`${WEBHOOK_DISABLED_MESSAGES[disabledReason]} ${plural(waitingCount, { one: '# event', other: '# events' })} pending. Fix the endpoint, send a test event, then enable it.`}
        </Text>
        <PermissionButton size="xs" permission={viewerCan.update} loading={pending} onClick={() => void attempt()}>
          {t`Enable`}
        </PermissionButton>
        <RefusalAlert refusal={refusal} />
      </Stack>
    </WarningAlert>
  );
}

function Rotating({ webhook: { previousSecretEndsAt } }: Pick<Props, 'webhook'>) {
  const { timezone } = useWorkspace();
  if (!previousSecretEndsAt) return null;
  return (
    <Text size="sm" c="dimmed">
      {t`Events are also signed with the previous secret until ${formatDateTime(previousSecretEndsAt, timezone)}.`}
    </Text>
  );
}

function ResendFailed({
  webhook: { id, failedCount, viewerCan, status },
  name,
}: Pick<Props, 'webhook'> & { name: string }) {
  const { attempt, pending, refusal } = useResendFailedDeliveries(id);
  if (failedCount === 0 || status === 'DISABLED') return null;
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={viewerCan.test}
        loading={pending}
        onClick={() => void attempt()}
        aria-label={t`Resend failed deliveries to ${name}`}
      >
        {t`Resend ${plural(failedCount, { one: '# failed delivery', other: '# failed deliveries' })}`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
