import { lazy, Suspense, useSyncExternalStore } from 'react';
import { isToasterNeeded } from './toast.ts';

const Notifications = lazy(async () => {
  await import('@mantine/notifications/styles.css');
  return { default: (await import('@mantine/notifications')).Notifications };
});

/** Container of toasts. Mounted once. */
export function Toaster() {
  const wanted = useSyncExternalStore(isToasterNeeded.subscribe, isToasterNeeded.get);
  return (
    wanted && (
      <Suspense>
        <Notifications position="bottom-right" limit={3} />
      </Suspense>
    )
  );
}
