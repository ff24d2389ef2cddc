import { atom, type WritableAtom } from 'nanostores';

/** Proof accepted by the server. */
export type ProofMethod = 'PASSWORD' | 'TOTP' | 'PASSKEY';

/** Asks the user for a proof while a mutation waits. */
export interface Reauthentication {
  /** Methods to offer. Null while nothing waits. */
  asked: WritableAtom<readonly ProofMethod[] | null>;
  /** Resolves to whether the user re-authenticated. Concurrent mutations share one dialog. */
  request(methods: readonly ProofMethod[]): Promise<boolean>;
  /** Ends the wait: `true` retries the mutations, `false` returns the denial. */
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
