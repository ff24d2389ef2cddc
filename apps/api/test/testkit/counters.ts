import type { AttemptRule } from '../../src/rate-limiting/catalogue/attempts.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { rows } from './rows.ts';

/** Matches the counters of a rule except those of /48 networks. A key ends with a digest of 43 characters. */
const OF_RULE = `key ~ ('^' || $1 || ':[A-Za-z0-9_-]{43}$')`;

export const clearCounters = (fd: TestFrontdesk) => rows(fd, 'delete from rate_limits');

/** Returns the points of each counter of a rule. */
export async function pointsOf(fd: TestFrontdesk, rule: AttemptRule): Promise<number[]> {
  const found = await rows<{ points: number }>(fd, `select points from rate_limits where ${OF_RULE}`, [rule]);
  return found.map(({ points }) => points);
}

/** Sets the points of every existing counter of a rule. */
export const setPoints = (fd: TestFrontdesk, rule: AttemptRule | `${AttemptRule}:site`, points: number) =>
  rows(fd, `update rate_limits set points = $2 where ${OF_RULE}`, [rule, points]);
