import { useStore } from '@nanostores/react';
import { useApi } from './api.tsx';

/** Slug of the workspace closed by the idle timeout. Null when there is none. */
export function useIdleLockedWorkspace(): string | null {
  const { closed } = useApi().idle;
  return useStore(closed);
}
