import { useSyncExternalStore } from 'react';
import { useApi } from './api.tsx';

/** The proofs to ask the person for; null while no mutation waits for one. */
export function useReauthentication() {
  const { asked } = useApi().reauthentication;
  return useSyncExternalStore(asked.subscribe, asked.get);
}
