import { useSyncExternalStore } from 'react';
import { useApi } from './api.tsx';

/** The slug of the workspace that waits for somebody who was away; null while none does. */
export function useIdleLockedWorkspace(): string | null {
  const { closed } = useApi().idle;
  return useSyncExternalStore(closed.subscribe, closed.get);
}
