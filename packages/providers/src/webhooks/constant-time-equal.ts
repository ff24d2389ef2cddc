import { timingSafeEqual } from 'node:crypto';

/** Constant-time for texts of equal length. The length of a signature is not secret. */
export function constantTimeEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
