import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { VisuallyHidden } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { WaitingCountDocument } from '../../gql/waiting-count.ts';
import classes from './workspace-nav.module.css';

/** Number of open conversations that wait for a member. Nothing while the number loads, and if it is zero. */
export default function WaitingCount() {
  const { data, refetch } = useQuery(WaitingCountDocument);
  useRefresh(refetch);
  const count = data?.conversationCounts?.find(({ tab }) => tab === 'WAITING')?.count ?? 0;
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

/** Refetches the number when the user opens another page, and when the number of unread notifications changes. */
function useRefresh(refetch: () => Promise<unknown>) {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const unread = useQuery(UnreadNotificationsDocument, { fetchPolicy: 'cache-only' }).data?.notifications.totalCount;
  const seen = useRef({ pathname, unread });
  useEffect(() => {
    const before = seen.current;
    seen.current = { pathname, unread };
    const isFirstAnswer = before.unread === undefined && before.pathname === pathname;
    if (isFirstAnswer || (before.pathname === pathname && before.unread === unread)) return;
    void refetch().catch(() => {});
  }, [pathname, unread, refetch]);
}
