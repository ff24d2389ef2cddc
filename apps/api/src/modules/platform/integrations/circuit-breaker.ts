/** Failures in a row after which no more requests are made for a while. */
const FAILURE_LIMIT = 5;
const OPEN_MS = 10_000;

interface Circuit {
  failures: number;
  /** Message of the last failure. */
  readonly words: string;
  /** Time of the process, in milliseconds. Before it no request is made. */
  openUntil: number;
}

/**
 * Circuit breakers of this process, one per provider account. An account whose provider does not answer costs no more
 * waiting jobs: work is postponed instead, and one request in ten seconds tries again.
 */
export class CircuitBreakers {
  readonly #circuits = new Map<string, Circuit>();
  readonly #now: () => number;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** How long no request may be made, and the last failure. Null permits one request now. */
  refusal(account: string): { readonly waitMs: number; readonly words: string } | null {
    const circuit = this.#circuits.get(account);
    if (!circuit || circuit.failures < FAILURE_LIMIT) return null;
    const waitMs = circuit.openUntil - this.#now();
    if (waitMs > 0) return { waitMs, words: circuit.words };
    circuit.openUntil = this.#now() + OPEN_MS;
    return null;
  }

  recordSuccess(account: string): void {
    this.#circuits.delete(account);
  }

  recordFailure(account: string, words: string): void {
    const failures = (this.#circuits.get(account)?.failures ?? 0) + 1;
    this.#circuits.set(account, { failures, words, openUntil: this.#now() + OPEN_MS });
  }
}
