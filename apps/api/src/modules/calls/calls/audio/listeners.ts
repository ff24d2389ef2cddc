/** Maximum number of listeners per member. Each listener uses a separate connection to the provider. */
const OF_A_MEMBER = 3;
/** Maximum number of listeners per process. */
const MOST = 200;

export interface Listeners {
  /** Reserves a place for a listener and returns a function that releases the place. Null if no place is free. */
  take(memberId: string): (() => void) | null;
}

export function listeners(): Listeners {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take: (memberId) => {
      const own = taken.get(memberId) ?? 0;
      if (own >= OF_A_MEMBER || all >= MOST) return null;
      taken.set(memberId, own + 1);
      all += 1;
      return () => {
        all -= 1;
        const left = (taken.get(memberId) ?? 1) - 1;
        if (left > 0) taken.set(memberId, left);
        else taken.delete(memberId);
      };
    },
  };
}
