import type { ChangeEvent } from './change-bus.ts';

/**
 * Time in milliseconds for which the result of an access check is reused. Afterwards, access is checked again with the
 * current rows.
 */
const FRESH_MS = 1_000;

interface Check {
  readonly since: number;
  readonly outcome: Promise<unknown>;
}

/**
 * Shares access checks between identical subscriptions of one API caller, so that each change causes at most one check
 * per `FRESH_MS`.
 */
export class ChangeChecks {
  private readonly byNote = new WeakMap<ChangeEvent, Map<string, Check>>();

  once<T>(note: ChangeEvent, key: string, check: () => Promise<T>): Promise<T> {
    const known = this.byNote.get(note) ?? new Map<string, Check>();
    this.byNote.set(note, known);
    const found = known.get(key);
    const now = performance.now();
    if (found && now - found.since < FRESH_MS) return found.outcome as Promise<T>;
    const outcome = check();
    known.set(key, { since: now, outcome });
    return outcome;
  }
}
