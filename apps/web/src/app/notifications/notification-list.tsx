import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconBell, IconChecks, IconSettings } from '@tabler/icons-react';
import { MarkNotificationsReadDocument } from '../../gql/mark-notifications-read.ts';
import { NotificationsPanelDocument } from '../../gql/notifications-panel.ts';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { dayLabel } from '../../lib/dates.ts';
import { groupBy } from '../../lib/group-by.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { NotificationRow } from './notification-row.tsx';
import classes from './notifications.module.css';

interface Props {
  onClose: () => void;
}

/** List of the notifications, newest first and grouped by day. */
export function NotificationList({ onClose }: Props) {
  const { notifications, failure, retry, paging } = useNotifications();
  const { attempt, pending, refusal } = useMarkRead();
  const { slug: workspace } = useWorkspace();
  const newest = notifications?.[0];
  const anyUnread = notifications?.some(({ readAt }) => readAt === null) ?? false;
  return (
    <Stack gap="md">
      <Group gap="xs" justify="space-between">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChecks size={16} aria-hidden />}
          loading={pending}
          disabled={!anyUnread}
          onClick={() => newest && void attempt(newest.id, true)}
        >
          {t`Mark all as read`}
        </Button>
        <ButtonLink
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconSettings size={16} aria-hidden />}
          to={paths.notificationSettings({ workspace })}
          onClick={onClose}
        >
          {t`Notification settings`}
        </ButtonLink>
      </Group>
      <RefusalAlert refusal={refusal} />
      {failure ? (
        <ErrorState title={t`Could not load notifications`} requestId={failure.requestId} onRetry={retry} />
      ) : (
        <Days notifications={notifications} onOpen={(id) => void attempt(id, false)} onClose={onClose} />
      )}
      {notifications && notifications.length > 0 && <LoadMore {...paging} shown={notifications.length} />}
    </Stack>
  );
}

interface DaysProps {
  notifications: ReturnType<typeof useNotifications>['notifications'];
  onOpen: (id: string) => void;
  onClose: () => void;
}

function Days({ notifications, onOpen, onClose }: DaysProps) {
  const { timezone } = useWorkspace();
  const now = useNow();
  if (!notifications) return <Loading />;
  if (notifications.length === 0) {
    return (
      <EmptyState icon={<IconBell size={24} stroke={1.6} />} title={t`You’re all caught up`}>
        {t`New notifications appear here.`}
      </EmptyState>
    );
  }
  return groupBy(notifications, ({ createdAt }) => dayLabel(createdAt, now, timezone)).map(([day, told]) => (
    <section key={day} aria-label={day}>
      <Text size="xs" fw={600} c="dimmed" className={classes.day}>
        {day}
      </Text>
      <ul className={classes.list}>
        {told.map((one) => (
          <NotificationRow key={one.id} notification={one} onOpen={() => onOpen(one.id)} onClose={onClose} />
        ))}
      </ul>
    </section>
  ));
}

const Loading = () => (
  <div aria-busy>
    {[62, 80, 54].map((width) => (
      <Skeleton key={width} height={14} width={`${width}%`} radius="xl" my="lg" />
    ))}
    <VisuallyHidden role="status">{t`Loading notifications`}</VisuallyHidden>
  </div>
);

/** Loads the notifications page by page. Errors are shown in the drawer and do not affect the page. */
function useNotifications() {
  const withConversations = useCan('read', 'Conversation');
  const query = useQuery(NotificationsPanelDocument, {
    variables: { first: LIMITS.pageSize, withConversations },
    fetchPolicy: 'cache-and-network',
  });
  const { data, error, refetch } = query;
  const page = data?.notifications;
  const { paging } = usePages(page, query);

  return {
    notifications: page?.edges.map(({ node }) => node),
    failure: error && !data ? denialOf(error) : null,
    retry: () => void refetch().catch(() => {}),
    paging,
  };
}

/** Returns an action that marks one notification as read, or the notification and all older ones. */
function useMarkRead() {
  const [markRead] = useMutation(MarkNotificationsReadDocument);
  return useMutationAction(async (id: string, includeOlder: boolean) => {
    const { data } = await markRead({
      variables: { id, includeOlder },
      refetchQueries: includeOlder
        ? [UnreadNotificationsDocument, NotificationsPanelDocument]
        : [UnreadNotificationsDocument],
    });
    return refusalOf(data?.markNotificationsRead);
  });
}
