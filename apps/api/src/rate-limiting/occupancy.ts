/** One concurrency limit with its key. */
export interface OccupancyLimit {
  /** Named in the refusal. */
  readonly what: string;
  readonly key: string;
  readonly limit: number;
}

export type OccupancyResult = { readonly release: () => void } | { readonly full: OccupancyLimit };

/** Counts concurrent use in this process under any number of keys. */
export class Occupancy {
  private readonly counts = new Map<string, number>();

  /** Takes one place under each key, or none when one is full. The release is idempotent. */
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

  /** Zero when everything was released, so no key leaks. */
  get size(): number {
    return this.counts.size;
  }

  private leave(key: string): void {
    const left = this.count(key) - 1;
    if (left > 0) this.counts.set(key, left);
    else this.counts.delete(key);
  }
}
