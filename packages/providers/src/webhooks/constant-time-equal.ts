import { timingSafeEqual } from 'node:crypto';

/** Compares two texts in constant time if their lengths are equal. The length of a signature is not secret. */
export function constantTimeEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
