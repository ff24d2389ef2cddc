import { useStore } from '@nanostores/react';
import { lazy, Suspense } from 'react';
import { isToasterNeeded } from './toast.ts';

const Notifications = lazy(async () => {
  await import('@mantine/notifications/styles.css');
  return { default: (await import('@mantine/notifications')).Notifications };
});

/** Container for toasts. Rendered once, by the root layout. */
export function Toaster() {
  const wanted = useStore(isToasterNeeded);
  return (
    wanted && (
      <Suspense>
        <Notifications position="bottom-right" limit={3} />
      </Suspense>
    )
  );
}
