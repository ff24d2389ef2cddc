/**
 * Configurable faults. Before the work: LATENCY, TOO_MANY, STATUS, DROP_BEFORE. After it: DROP_AFTER (lost response),
 * STATUS_AFTER, GARBLED, HALF. For webhooks: DUPLICATE, LOSE, REORDER (sent after the following one). For bookings:
 * SLOT_TAKEN (another attendee books the slot first), OTHER_TIME (the calendar books the next free slot).
 * For messages: RATE_LIMIT (of the account), PAIR_LIMIT (too many messages to one contact).
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
  /** Part of the path; of the URL for webhooks. */
  readonly path?: string;
  /** Number of occurrences. Default: one. Ignored with a rate. */
  readonly times?: number;
  /** Probability between 0 and 1 while the fault exists. */
  readonly rate?: number;
  readonly ms?: number;
  readonly status?: number;
  /** Response body. Default: generic. */
  readonly body?: object;
  readonly retryAfterSeconds?: number;
}

/** Where a fault takes effect: at the HTTP request, at a webhook delivery, inside a booking, or inside a message. */
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
  /** Returns and consumes the fault of this request or delivery. */
  take(of: FaultStage, method: string, path: string): Fault | null;
  /** How often each kind was used since the simulator started. */
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

/** Deterministic faults (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
