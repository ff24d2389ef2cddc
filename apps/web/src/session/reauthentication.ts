import { createStore, type Store } from '../lib/store.ts';

/** A proof that counts for the account, as the server names it. */
export type ProofMethod = 'PASSWORD' | 'TOTP' | 'PASSKEY';

/** Asks the person to prove who they are, while the mutation that needs it waits. */
export interface Reauthentication {
  /** The methods to offer; null while nothing waits. */
  asked: Store<readonly ProofMethod[] | null>;
  /** Resolves to whether the person proved who they are. Mutations that wait at the same time share one dialog. */
  request(methods: readonly ProofMethod[]): Promise<boolean>;
  /** Ends the waiting: `true` retries the mutations, `false` returns the denial to them. */
  settle(proved: boolean): void;
}

export function createReauthentication(): Reauthentication {
  const asked = createStore<readonly ProofMethod[] | null>(null);
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
