import { useApolloClient } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { NotificationsPanelQuery } from '../../gql/types.ts';
import { formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { AnchorLink } from '../link.tsx';
import { pathOf, sentenceOf } from './notification-labels.ts';
import classes from './notifications.module.css';

export type NotificationRowData = NotificationsPanelQuery['notifications']['edges'][number]['node'];

interface Props {
  notification: NotificationRowData;
  /** Called when the user opens the notification. */
  onOpen: () => void;
  onClose: () => void;
}

export function NotificationRow({ notification, onOpen, onClose }: Props) {
  const { slug } = useWorkspace();
  const client = useApolloClient();
  const path = pathOf(notification, slug);
  const isNew = notification.readAt === null;
  const read = () => isNew && onOpen();
  if (!path) {
    return (
      <li>
        <UnstyledButton className={classes.row} data-new={isNew || undefined} onClick={read}>
          <RowSummary notification={notification} />
        </UnstyledButton>
      </li>
    );
  }
  return (
    <li>
      <AnchorLink
        to={path}
        underline="never"
        className={classes.row}
        data-new={isNew || undefined}
        onClick={() => {
          read();
          onClose();
          // If the target is the current page, refetch its data, because the event of the notification may have changed
          // the data.
          if (globalThis.location.pathname === path) void client.refetchQueries({ include: 'active' });
        }}
      >
        <RowSummary notification={notification} />
      </AnchorLink>
    </li>
  );
}

function RowSummary({ notification }: { notification: NotificationRowData }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <span className={classes.dot} aria-hidden />
      <span className={classes.words}>
        {notification.readAt === null && <VisuallyHidden>{t`New:`} </VisuallyHidden>}
        {sentenceOf(notification)}
      </span>
      <Text component="time" dateTime={notification.createdAt} size="xs" c="dimmed" className={classes.time}>
        {formatTime(notification.createdAt, timezone)}
      </Text>
    </>
  );
}
