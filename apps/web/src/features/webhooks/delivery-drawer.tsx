import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { ActionIcon, Drawer, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { WebhookDeliveryQuery } from '../../gql/types.ts';
import { WebhookDeliveryDocument } from '../../gql/webhook-delivery.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { indentedJson } from '../../lib/indented-json.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useRefetchSoon } from '../../session/use-refetch-soon.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { Attempts } from './attempts.tsx';
import { useReplay } from './use-webhook-actions.ts';
import { addressOf, STATE_LABELS } from './webhook-labels.ts';

interface Props {
  /** Id of the delivery to show. Null if the drawer is closed. */
  id: string | null;
  /** Ids of the listed deliveries, in the order in which the arrow keys open them. */
  ids: readonly string[];
  onShow: (id: string) => void;
  onClose: () => void;
}

/** Drawer with a delivery and its attempts. The arrow keys open the next or previous delivery. */
export function DeliveryDrawer({ id, ids, onShow, onClose }: Props) {
  const shown = useLastValue(id);
  const at = id === null ? -1 : ids.indexOf(id);
  const to = (step: number) => {
    const next = at < 0 ? undefined : ids[at + step];
    if (next) onShow(next);
  };
  useHotkeys([
    ['ArrowUp', () => to(-1)],
    ['ArrowDown', () => to(1)],
  ]);
  return (
    <Drawer opened={id !== null} onClose={onClose} position="right" size="lg" title={t`Delivery`}>
      <Group gap={4} mb="sm">
        <ActionIcon variant="default" aria-label={t`Previous delivery`} disabled={at <= 0} onClick={() => to(-1)}>
          <IconChevronUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t`Next delivery`}
          disabled={at < 0 || at >= ids.length - 1}
          onClick={() => to(1)}
        >
          <IconChevronDown size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {shown && <Delivery key={shown} id={shown} />}
    </Drawer>
  );
}

function Delivery({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(WebhookDeliveryDocument, { variables: { id } });
  const delivery = data?.webhookDelivery;
  useRefetchSoon(delivery?.status === 'PENDING', refetch);
  if (error && !delivery) return <ErrorState onRetry={() => void refetch()} />;
  if (!delivery) return <Loader aria-label={t`Loading delivery`} />;
  return <Whole delivery={delivery} />;
}

function Whole({ delivery }: { delivery: WebhookDeliveryQuery['webhookDelivery'] }) {
  const { timezone } = useWorkspace();
  const { id, messageId, type, status, createdAt, nextAttemptAt, body, url, attempts, viewerCan } = delivery;
  const { attempt, pending, refusal } = useReplay(id);
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm">
          <Title order={3}>{type}</Title>
          <StatusBadge tone={STATE_LABELS[status].tone}>{STATE_LABELS[status].title}</StatusBadge>
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t`${formatDateTime(createdAt, timezone)} · to ${addressOf(url)}`}
        </Text>
        {nextAttemptAt && (
          <Text size="sm" c="dimmed">
            {t`Next attempt ${formatDateTime(nextAttemptAt, timezone)}`}
          </Text>
        )}
      </div>
      <Group>
        <PermissionButton size="xs" permission={viewerCan.replay} loading={pending} onClick={() => void attempt()}>
          {t`Resend`}
        </PermissionButton>
      </Group>
      <RefusalAlert refusal={refusal} />
      <CopyField label="webhook-id" value={messageId} />
      {body === null ? (
        <Text size="sm" c="dimmed">
          {t`You don’t have permission to see this payload.`}
        </Text>
      ) : (
        <CopyField label={t`Body`} value={indentedJson(body)} block />
      )}
      <Attempts attempts={attempts} />
    </Stack>
  );
}
