/**
 * Creates a throttled function. The first value of a key is passed immediately. Of the values with the same key that
 * follow within `restMs` milliseconds, only the last one is passed, at the end of the interval.
 */
export function throttleTrailing<T>(pass: (one: T) => void, restMs: number): (one: T, alike: string) => void {
  const resting = new Map<string, T | null>();
  const rest = (alike: string): void => {
    resting.set(alike, null);
    setTimeout(() => {
      const last = resting.get(alike);
      resting.delete(alike);
      if (last) passAndRest(last, alike);
    }, restMs).unref();
  };
  const passAndRest = (one: T, alike: string): void => {
    pass(one);
    rest(alike);
  };
  return (one, alike) => {
    if (resting.has(alike)) resting.set(alike, one);
    else passAndRest(one, alike);
  };
}
