import { useApolloClient, useSubscription } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { useStore } from '@nanostores/react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { LiveNotificationsDocument } from '../../gql/live-notifications.ts';
import { NotificationsPanelDocument } from '../../gql/notifications-panel.ts';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';
import { useCan } from '../../session/workspace.tsx';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { useSearchParams } from '../address.ts';
import { drawer } from './drawer-store.ts';
import { pushUser } from './push-user.ts';

const NotificationDrawer = lazy(() => import('./notification-drawer.tsx'));

const SETTLE_MS = 400;

/** Subscribes the browser to push messages again after a new sign-in, if the user turned them on before. */
function useRestoredPush() {
  const client = useApolloClient();
  useEffect(() => {
    if (pushUser()) void import('./restore-push.ts').then(({ restorePush }) => restorePush(client)).catch(() => {});
  }, [client]);
}

/** Marks a notification as read if the page was opened from its email or push message. */
function useOpenedNotification() {
  const client = useApolloClient();
  const { notification: id } = useSearchParams();
  useEffect(() => {
    if (typeof id === 'string')
      void import('./mark-opened.ts').then(({ markOpened }) => markOpened(client, id)).catch(() => {});
  }, [client, id]);
}

/**
 * Subscribes to notifications and renders the drawer, if the viewer can read notifications. Mounted once in the
 * workspace layout.
 */
export function NotificationWatch() {
  return useCan('read', 'Notification') ? <Watch /> : null;
}

function Watch() {
  const { say, announcer } = useAnnouncer();
  useLive(say);
  useRestoredPush();
  useOpenedNotification();
  useShortcuts([{ keys: 'n', title: t`Show notifications`, group: t`General`, run: () => drawer.set(true) }]);
  const opened = useStore(drawer);
  const wasOpened = useRef(false);
  wasOpened.current ||= opened;
  // Close the drawer when the user leaves the workspace, because notifications belong to one workspace.
  useEffect(() => () => drawer.set(false), []);
  return (
    <>
      {announcer}
      <Suspense>
        {wasOpened.current && <NotificationDrawer opened={opened} onClose={() => drawer.set(false)} />}
      </Suspense>
    </>
  );
}

/**
 * Refetches the unread count and the notifications in the open drawer when no further event has arrived for a moment.
 * Announces new notifications to screen readers.
 */
function useLive(say: (words: string) => void) {
  const client = useApolloClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useSubscription(LiveNotificationsDocument, {
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (data?.notificationAdded.notification?.readAt === null) say(t`You have a new notification.`);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const panel = drawer.get() ? [NotificationsPanelDocument] : [];
        void client.refetchQueries({ include: [UnreadNotificationsDocument, ...panel] });
      }, SETTLE_MS);
    },
  });
}
