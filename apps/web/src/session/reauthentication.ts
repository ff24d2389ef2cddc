import { useStore } from '@nanostores/react';
import { atom, type WritableAtom } from 'nanostores';
import { useApi } from './api.tsx';

/** Methods with which users can confirm their identity. */
export type ProofMethod = 'PASSWORD' | 'TOTP' | 'PASSKEY';

/** Asks the user to confirm their identity, and lets mutations wait for the confirmation. */
export interface Reauthentication {
  /** Methods to offer to the user. Null if no mutation is waiting. */
  asked: WritableAtom<readonly ProofMethod[] | null>;
  /** Resolves to true if the user confirmed their identity. Concurrent mutations share one dialog. */
  request(methods: readonly ProofMethod[]): Promise<boolean>;
  /**
   * Closes the dialog. If `proved` is true, the waiting mutations are retried; otherwise the mutations fail with the
   * original error.
   */
  settle(proved: boolean): void;
}

export function createReauthentication(): Reauthentication {
  const asked = atom<readonly ProofMethod[] | null>(null);
  let waiting: ((proved: boolean) => void)[] = [];
  return {
    asked,
    request: (methods) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (asked.get() === null) asked.set(methods);
      }),
    settle: (proved) => {
      const settled = waiting;
      waiting = [];
      asked.set(null);
      for (const resolve of settled) resolve(proved);
    },
  };
}

/**
 * Returns the methods with which the user can confirm their identity. Null if no mutation is waiting for the
 * confirmation.
 */
export function useReauthentication() {
  const { asked } = useApi().reauthentication;
  return useStore(asked);
}
