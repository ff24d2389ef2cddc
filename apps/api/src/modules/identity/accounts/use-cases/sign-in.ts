import { LIMITS, normalizeEmail } from '@frontdesk/domain';
import type { RequestContext, Services } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { enqueueEmail } from '../../../../events/outbox.ts';
import { signInDisabledEmail } from '../emails.ts';
import { passwordMatches } from '../passwords.ts';
import { beginSecondStep, secondFactorsOf } from '../second-step.ts';
import { beginSession } from '../sessions.ts';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/**
 * Signs in with a password, or returns a pending sign-in if the user has a second factor. For a wrong password, an
 * unknown address, a disabled account, and an account without attempts left, the refusal is the same. A password is
 * verified in each case, so that the response time is similar.
 */
export async function signIn(ctx: RequestContext, input: SignInInput) {
  const { database } = ctx.services;
  const email = normalizeEmail(input.email) ?? '';
  const user = await database.system.prisma.user.findUnique({ where: { email } });
  const { forget, tries, origin } = await countGuess(ctx, email, user?.id ?? null);
  const right = await passwordMatches(input.password, user?.passwordHash ?? null);
  if (user && !right) await recordFailure(ctx.services, user, tries);
  if (!user || !right || tries === null || user.disabledAt) return refused('CREDENTIALS_WRONG');

  await forget();
  await resetAttempts(ctx.services, user.id, origin);
  const factors = await secondFactorsOf(ctx.services, user.id);
  if (factors.methods.length === 0) return beginSession(ctx, user.id);
  const pending = await beginSecondStep(ctx, user.id);
  const challenge = { challengeToken: pending.token, expiresAt: pending.expiresAt, methods: factors.methods };
  return { challenge } as const;
}

/**
 * Counts the attempt before the password is verified, so that parallel attempts cannot exceed the limits. Trusted
 * devices have separate counters, so that an attacker cannot lock out the owner.
 */
async function countGuess(ctx: RequestContext, email: string, userId: string | null): Promise<GuessCount> {
  const { rateLimits, deviceTokens } = ctx.services;
  const device = userId && deviceTokens.read(ctx.transport.deviceCookie, userId);
  if (userId && device) {
    await rateLimits.take('sign-in:device', device);
    const tries = await countAttempt(ctx.services, userId, 'DEVICE');
    // If the trusted device has no attempts left, the limits for unknown browsers apply.
    if (tries !== null) return { forget: () => rateLimits.forget('sign-in:device', device), tries, origin: 'DEVICE' };
  }
  const { ipAddress: address } = ctx.transport;
  const pair = { address, scope: email };
  await rateLimits.takeFrom('sign-in:address', { address });
  await rateLimits.takeFrom('sign-in:account', pair);
  await rateLimits.take('sign-in:strangers', email);
  const tries = await countAttempt(ctx.services, userId, 'STRANGER');
  return { forget: () => rateLimits.forgetFrom('sign-in:account', pair), tries, origin: 'STRANGER' };
}

interface GuessCount {
  /**
   * Function that resets the rate limit of the device, or of this account and network. Called after a correct password.
   */
  readonly forget: () => Promise<void>;
  /**
   * Number of attempts since the last correct password, including this one. Null if no attempts were left or the user
   * does not exist.
   */
  readonly tries: number | null;
  readonly origin: GuessOrigin;
}

/** Origin of a password attempt: a trusted device or any other browser. Each origin has its own counter. */
type GuessOrigin = 'DEVICE' | 'STRANGER';

const COLUMNS = { DEVICE: 'failed_device_sign_ins', STRANGER: 'failed_sign_ins' } as const;

/**
 * Counts a sign-in attempt before the password is verified, so that parallel attempts cannot exceed the limit. Returns
 * null if no attempts are left or the user does not exist. Both cases run the same SQL statement, so that the response
 * time is similar.
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

/** Resets the counter of one origin after a correct password. A changed or reset password resets both counters. */
const resetAttempts = ({ database }: Services, userId: string, origin: GuessOrigin) =>
  database.system.pool.query(`update users set ${COLUMNS[origin]} = 0 where id = $1`, [userId]);

/** Notifies the user by email, once, when a failed attempt reaches the limit. */
export async function recordFailure(services: Services, user: { readonly email: string }, tries: number | null) {
  if (tries !== LIMITS.consecutiveSignInFailures) return;
  await services.database.system.write((tx) => enqueueEmail(tx, services, signInDisabledEmail(services, user.email)));
}
