import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { signInDisabledEmail } from './emails.ts';

/** Origin of a password attempt: a trusted device or any other browser. Each origin has its own counter. */
export type GuessOrigin = 'DEVICE' | 'STRANGER';

const COLUMNS = { DEVICE: 'failed_device_sign_ins', STRANGER: 'failed_sign_ins' } as const;

/**
 * Counts a sign-in attempt before the password is verified, so that parallel attempts cannot exceed the limit. Returns
 * null if no attempts are left or the user does not exist. Both cases run the same statement.
 */
export async function countAttempt(
  { database }: Services,
  userId: string | null,
  origin: GuessOrigin,
): Promise<number | null> {
  const column = COLUMNS[origin];
  const { rows } = await database.system.pool.query<{ tries: number }>(
    `update users set ${column} = ${column} + 1 where id = $1 and ${column} < $2 returning ${column} as tries`,
    [userId, LIMITS.consecutiveSignInFailures],
  );
  return rows[0]?.tries ?? null;
}

/** Resets the counter of one origin after a correct password. A password change resets both counters. */
export const resetAttempts = ({ database }: Services, userId: string, origin: GuessOrigin) =>
  database.system.pool.query(`update users set ${COLUMNS[origin]} = 0 where id = $1`, [userId]);

/** Emails the user once, when a failed attempt reaches the limit. */
export async function recordFailure(services: Services, user: { readonly email: string }, tries: number | null) {
  if (tries !== LIMITS.consecutiveSignInFailures) return;
  await services.database.system.write((tx) => enqueueEmail(tx, services, signInDisabledEmail(services, user.email)));
}
