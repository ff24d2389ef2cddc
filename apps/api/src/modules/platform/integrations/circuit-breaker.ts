/** Number of consecutive failures after which no requests are sent for OPEN_MS. */
const FAILURE_LIMIT = 5;
const OPEN_MS = 10_000;

interface Circuit {
  failures: number;
  /** Error message of the last failure. */
  readonly words: string;
  /** Monotonic time in milliseconds until which no requests are sent. */
  openUntil: number;
}

/**
 * Circuit breakers of this process, one per provider account. While a provider does not respond, calls fail
 * immediately, so that jobs do not wait but are retried later. At most one test request per OPEN_MS is sent.
 */
export class CircuitBreakers {
  readonly #circuits = new Map<string, Circuit>();
  readonly #now: () => number;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Returns the remaining pause and the last error, or null if a request can be sent now. After a pause, one request is
   * allowed, and the next pause starts with it.
   */
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
