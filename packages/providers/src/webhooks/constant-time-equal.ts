import { timingSafeEqual } from 'node:crypto';

/** Constant in time for texts of one length; the length of a signature is no secret. */
export function constantTimeEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
