import type { ChangeEvent } from './change-bus.ts';

/** Maximum look-back in milliseconds: longer than loading a page and opening its subscription takes. */
export const MAX_REPLAY_MS = 10_000;

interface BufferedChange {
  readonly note: ChangeEvent;
  readonly at: number;
}

/**
 * Replay buffer of the last seconds. A change between the read of a page and the start of its subscription is
 * delivered from here.
 */
export class ReplayBuffer {
  private changes: BufferedChange[] = [];

  add(note: ChangeEvent): void {
    const at = performance.now();
    // Keeps twice the maximum, so that old entries are removed occasionally instead of with every change.
    if ((this.changes[0]?.at ?? at) < at - 2 * MAX_REPLAY_MS) this.changes = this.after(at - MAX_REPLAY_MS);
    this.changes.push({ note, at });
  }

  /** Returns matching changes without duplicates, in order. */
  of(milliseconds: number, isWanted: (note: ChangeEvent) => boolean): ChangeEvent[] {
    const since = performance.now() - Math.min(milliseconds, MAX_REPLAY_MS);
    const wanted = this.after(since).flatMap(({ note }) => (isWanted(note) ? [note] : []));
    return [...new Map(wanted.map((note) => [JSON.stringify(note), note])).values()];
  }

  private after = (moment: number): BufferedChange[] => this.changes.filter(({ at }) => at >= moment);
}
