/** Returns a generator of random numbers from 0 to 1. The same seed produces the same numbers. */
export function randomOf(seed: number): () => number {
  let value = (seed * 2_654_435_761) >>> 0;
  return () => {
    value = (value + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(value ^ (value >>> 15), value | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
