import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { VisuallyHidden } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { useWaitingConversations } from '../waiting-conversations.ts';
import classes from './workspace-nav.module.css';

/** Number of open conversations that wait for a member. Nothing while the number loads, and if it is zero. */
export default function WaitingCount() {
  const { count, refetch } = useWaitingConversations();
  useRefresh(refetch);
  if (count === 0) return null;
  return (
    <>
      <span className={classes.count} aria-hidden>
        {count > 99 ? '99+' : count}
      </span>
      <VisuallyHidden>, {plural(count, { one: '# waiting', other: '# waiting' })}</VisuallyHidden>
    </>
  );
}

/**
 * Refetches the number when the user opens another page of the menu, and when the number of unread notifications
 * changes. The inbox updates the number itself while the user reads conversations.
 */
function useRefresh(refetch: () => Promise<unknown>) {
  const page = useRouterState({ select: ({ location }) => location.pathname.split('/')[3] });
  const unread = useQuery(UnreadNotificationsDocument, { fetchPolicy: 'cache-only' }).data?.notifications.totalCount;
  const seen = useRef({ page, unread });
  useEffect(() => {
    const before = seen.current;
    seen.current = { page, unread };
    const isFirstAnswer = before.unread === undefined && before.page === page;
    if (isFirstAnswer || (before.page === page && before.unread === unread)) return;
    void refetch().catch(() => {});
  }, [page, unread, refetch]);
}
