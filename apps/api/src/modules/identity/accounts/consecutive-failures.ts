import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { signInDisabledEmail } from './emails.ts';

/** Whether a password attempt came from a trusted device or another browser. Each has its own counter. */
export type GuessOrigin = 'DEVICE' | 'STRANGER';

const COLUMNS = { DEVICE: 'failed_device_sign_ins', STRANGER: 'failed_sign_ins' } as const;

/**
 * Counts a try before it is evaluated, so that parallel tries stay within the limit. Null: no tries are left, or there is no
 * account; the statement is the same for both.
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

/** A right password ends the count of its own kind of browser; a new password ends both. */
export const resetAttempts = ({ database }: Services, userId: string, origin: GuessOrigin) =>
  database.system.pool.query(`update users set ${COLUMNS[origin]} = 0 where id = $1`, [userId]);

/** Notifies the owner once, with the attempt that reaches the limit. */
export async function recordFailure(services: Services, user: { readonly email: string }, tries: number | null) {
  if (tries !== LIMITS.consecutiveSignInFailures) return;
  await services.database.system.write((tx) => enqueueEmail(tx, services, signInDisabledEmail(services, user.email)));
}
