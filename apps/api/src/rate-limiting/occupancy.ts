/** A limit on concurrent use, with the key of its counter. */
export interface OccupancyLimit {
  /** Name of the limit in the error message. */
  readonly what: string;
  readonly key: string;
  readonly limit: number;
}

export type OccupancyResult = { readonly release: () => void } | { readonly full: OccupancyLimit };

/** Counts concurrent use in this process, by key. */
export class Occupancy {
  private readonly counts = new Map<string, number>();

  /**
   * Increases the counter of every key, or of none if one has reached its limit. The returned function decreases them
   * again; further calls have no effect.
   */
  take(places: readonly OccupancyLimit[]): OccupancyResult {
    const full = places.find(({ key, limit }) => this.count(key) >= limit);
    if (full) return { full };
    for (const { key } of places) this.counts.set(key, this.count(key) + 1);
    let open = true;
    const release = () => {
      if (open) for (const { key } of places) this.leave(key);
      open = false;
    };
    return { release };
  }

  count(key: string): number {
    return this.counts.get(key) ?? 0;
  }

  /** Number of keys in use. Zero when everything was released. */
  get size(): number {
    return this.counts.size;
  }

  private leave(key: string): void {
    const left = this.count(key) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }
}
