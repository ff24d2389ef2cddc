import { useSyncExternalStore } from 'react';
import { useApi } from './api.tsx';

/** Proofs to ask for. Null while no mutation waits. */
export function useReauthentication() {
  const { asked } = useApi().reauthentication;
  return useSyncExternalStore(asked.subscribe, asked.get);
}
