/**
 * Kinds of faults. Before a request is processed: LATENCY, TOO_MANY, STATUS, DROP_BEFORE. After it was processed:
 * DROP_AFTER (no response), STATUS_AFTER, GARBLED, HALF. For webhooks: DUPLICATE, LOSE, REORDER (sent after the next
 * webhook). For bookings: SLOT_TAKEN (another attendee books the slot first), OTHER_TIME (the next free slot is
 * booked). For messages: RATE_LIMIT (too many messages of the account), PAIR_LIMIT (too many messages to one contact).
 */
export type FaultKind =
  | 'LATENCY'
  | 'TOO_MANY'
  | 'STATUS'
  | 'DROP_BEFORE'
  | 'DROP_AFTER'
  | 'STATUS_AFTER'
  | 'GARBLED'
  | 'HALF'
  | 'DUPLICATE'
  | 'LOSE'
  | 'REORDER'
  | 'SLOT_TAKEN'
  | 'OTHER_TIME'
  | 'RATE_LIMIT'
  | 'PAIR_LIMIT';

export interface Fault {
  readonly kind: FaultKind;
  readonly method?: string;
  /** Text that the request's path must contain. For webhooks, text that the URL must contain. */
  readonly path?: string;
  /** Number of times that the fault occurs. The default is 1. Ignored if `rate` is set. */
  readonly times?: number;
  /** Probability, from 0 to 1, that the fault occurs for a request. */
  readonly rate?: number;
  readonly ms?: number;
  readonly status?: number;
  /** Response body. By default, it contains a generic error. */
  readonly body?: object;
  readonly retryAfterSeconds?: number;
}

/** The operation to which a fault applies: an HTTP request, a webhook, a booking or a message. */
type FaultStage = 'REQUEST' | 'WEBHOOK' | 'BOOKING' | 'MESSAGE';

const STAGES: Readonly<Partial<Record<FaultKind, FaultStage>>> = {
  DUPLICATE: 'WEBHOOK',
  LOSE: 'WEBHOOK',
  REORDER: 'WEBHOOK',
  SLOT_TAKEN: 'BOOKING',
  OTHER_TIME: 'BOOKING',
  RATE_LIMIT: 'MESSAGE',
  PAIR_LIMIT: 'MESSAGE',
};

export interface Faults {
  add(...faults: Fault[]): void;
  clear(): void;
  /**
   * Returns the fault for this operation, or null. A fault with `times` is removed after it has occurred that number of
   * times.
   */
  take(of: FaultStage, method: string, path: string): Fault | null;
  /** Number of times that each kind of fault has occurred since the simulator was started. */
  readonly counts: ReadonlyMap<FaultKind, number>;
}

export function faultsOf(random: () => number): Faults {
  let planned: { fault: Fault; left: number }[] = [];
  const counts = new Map<FaultKind, number>();
  return {
    counts,
    add: (...faults) => {
      planned.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
    },
    clear: () => {
      planned = [];
    },
    take: (of, method, path) => {
      const met = planned.find(
        ({ fault }) =>
          (STAGES[fault.kind] ?? 'REQUEST') === of &&
          (fault.method ?? method) === method &&
          path.includes(fault.path ?? '') &&
          (fault.rate === undefined || random() < fault.rate),
      );
      if (!met) return null;
      counts.set(met.fault.kind, (counts.get(met.fault.kind) ?? 0) + 1);
      if (met.fault.rate === undefined && --met.left <= 0) planned = planned.filter((one) => one !== met);
      return met.fault;
    },
  };
}

/** Returns a random number generator (mulberry32). The same seed produces the same sequence. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
