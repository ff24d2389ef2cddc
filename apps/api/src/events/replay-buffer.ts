import type { ChangeEvent } from './change-bus.ts';

/**
 * Maximum age in milliseconds of the changes that can be replayed. Usually sufficient for loading a page and opening
 * its subscription.
 */
export const MAX_REPLAY_MS = 10_000;

interface BufferedChange {
  readonly note: ChangeEvent;
  readonly at: number;
}

/**
 * Stores the changes of the last seconds, so that a new subscription can deliver changes that were made while its page
 * was loading.
 */
export class ReplayBuffer {
  private changes: BufferedChange[] = [];

  add(note: ChangeEvent): void {
    const at = performance.now();
    // The buffer grows to twice the maximum age before old changes are removed, so that they are not removed on every
    // call.
    if ((this.changes[0]?.at ?? at) < at - 2 * MAX_REPLAY_MS) this.changes = this.after(at - MAX_REPLAY_MS);
    this.changes.push({ note, at });
  }

  /**
   * Returns the matching changes of the last `milliseconds`, limited to MAX_REPLAY_MS, oldest first and without
   * duplicates.
   */
  of(milliseconds: number, isWanted: (note: ChangeEvent) => boolean): ChangeEvent[] {
    const since = performance.now() - Math.min(milliseconds, MAX_REPLAY_MS);
    const wanted = this.after(since).flatMap(({ note }) => (isWanted(note) ? [note] : []));
    return [...new Map(wanted.map((note) => [JSON.stringify(note), note])).values()];
  }

  private after = (moment: number): BufferedChange[] => this.changes.filter(({ at }) => at >= moment);
}
