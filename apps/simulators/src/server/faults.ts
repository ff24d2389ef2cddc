/**
 * What a simulator does wrong on demand.
 * Before the work: LATENCY, TOO_MANY, STATUS, DROP_BEFORE. After it: DROP_AFTER (the lost response), STATUS_AFTER, GARBLED, HALF.
 * Of webhooks that it sends: DUPLICATE, LOSE, REORDER (it goes after the one that follows).
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
  | 'REORDER';

export interface Fault {
  readonly kind: FaultKind;
  readonly method?: string;
  /** A part of the path; of the address, for webhooks. */
  readonly path?: string;
  /** How often; once when absent. Ignored with a rate. */
  readonly times?: number;
  /** Between 0 and 1: so often, for as long as it is there. */
  readonly rate?: number;
  readonly ms?: number;
  readonly status?: number;
  /** With which it is answered; in words of no provider's when absent. */
  readonly body?: object;
  readonly retryAfterSeconds?: number;
}

const OF_WEBHOOKS: ReadonlySet<FaultKind> = new Set(['DUPLICATE', 'LOSE', 'REORDER']);

export interface Faults {
  add(...faults: Fault[]): void;
  clear(): void;
  /** The fault that this request or delivery meets, used up. */
  take(of: 'REQUEST' | 'WEBHOOK', method: string, path: string): Fault | null;
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
          OF_WEBHOOKS.has(fault.kind) === (of === 'WEBHOOK') &&
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

/** The same faults at the same requests in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
