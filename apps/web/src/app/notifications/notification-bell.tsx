import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { useCan } from '../../session/workspace.tsx';
import { drawer } from './drawer-store.ts';
import classes from './notification-bell.module.css';

/**
 * Button that opens the notification drawer and shows the number of unread notifications. Hidden during support
 * sessions.
 */
export function NotificationBell() {
  return useCan('read', 'Notification') ? <Bell /> : null;
}

function Bell() {
  const unread = useUnread();
  return (
    <UnstyledButton
      className={classes.bell}
      aria-label={unread > 0 ? t`Notifications, ${unread} new` : t`Notifications`}
      aria-haspopup="dialog"
      onClick={() => drawer.set(true)}
    >
      <IconBell size={19} stroke={1.7} aria-hidden />
      {unread > 0 && (
        <span className={classes.count} aria-hidden>
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </UnstyledButton>
  );
}

/** Returns the number of unread notifications, or zero while the number loads. */
const useUnread = (): number => useQuery(UnreadNotificationsDocument).data?.notifications.totalCount ?? 0;
