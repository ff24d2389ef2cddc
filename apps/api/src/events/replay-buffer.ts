import type { ChangeEvent } from './change-bus.ts';

/** As far back as anybody may look: longer than it takes to read a page and open its line. */
export const MAX_REPLAY_MS = 10_000;

interface BufferedChange {
  readonly note: ChangeEvent;
  readonly at: number;
}

/**
 * What was said in the last seconds. Between the reading of a page and the moment in which its line is open something may
 * change; whoever asks for it hears of that, too.
 */
export class ReplayBuffer {
  private kept: BufferedChange[] = [];

  add(note: ChangeEvent): void {
    const at = performance.now();
    // Twice as long as is needed, so that what is over is looked for now and then and not with every note.
    if ((this.kept[0]?.at ?? at) < at - 2 * MAX_REPLAY_MS) this.kept = this.after(at - MAX_REPLAY_MS);
    this.kept.push({ note, at });
  }

  /** Those that are wanted, each once, in the order in which they were said. */
  of(milliseconds: number, isWanted: (note: ChangeEvent) => boolean): ChangeEvent[] {
    const since = performance.now() - Math.min(milliseconds, MAX_REPLAY_MS);
    const wanted = this.after(since).flatMap(({ note }) => (isWanted(note) ? [note] : []));
    return [...new Map(wanted.map((note) => [JSON.stringify(note), note])).values()];
  }

  private after = (moment: number): BufferedChange[] => this.kept.filter(({ at }) => at >= moment);
}
