import { useStore } from '@nanostores/react';
import { useApi } from './api.tsx';

/** Proofs to ask for. Null while no mutation waits. */
export function useReauthentication() {
  const { asked } = useApi().reauthentication;
  return useStore(asked);
}
