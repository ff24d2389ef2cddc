import { useStore } from '@nanostores/react';
import { useApi } from './api.tsx';

/** Returns the slug of the workspace that is locked by the idle timeout, or null. */
export function useIdleLockedWorkspace(): string | null {
  const { closed } = useApi().idle;
  return useStore(closed);
}
