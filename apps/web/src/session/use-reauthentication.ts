import { useStore } from '@nanostores/react';
import { useApi } from './api.tsx';

/** Returns the methods with which the user can confirm their identity. Returns null if no mutation waits for it. */
export function useReauthentication() {
  const { asked } = useApi().reauthentication;
  return useStore(asked);
}
