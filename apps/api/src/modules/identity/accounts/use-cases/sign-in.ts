import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { beginSession } from '../begin-session.ts';
import { countAttempt, type GuessOrigin, recordFailure, resetAttempts } from '../consecutive-failures.ts';
import { passwordMatches } from '../passwords.ts';
import { beginSecondStep, secondFactorsOf } from '../second-step.ts';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/**
 * Same response and time for a wrong password, an unknown address, a disabled account and an exhausted limit. A user
 * with a second factor gets a pending sign-in instead of a session.
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
  return {
    type: 'SecondFactorRequired',
    challengeToken: pending.token,
    expiresAt: pending.expiresAt,
    methods: factors.methods,
  } as const;
}

/**
 * Counts before the password is verified, so that parallel attempts stay within the limit. Trusted devices have their
 * own counter, so attackers cannot lock the owner out; other browsers count by network, by network and account, and
 * by account. `forget` resets the counters after a correct password, except the one of all networks.
 */
async function countGuess(ctx: RequestContext, email: string, userId: string | null): Promise<GuessCount> {
  const { rateLimits, deviceTokens } = ctx.services;
  const device = userId && deviceTokens.read(ctx.transport.deviceCookie, userId);
  if (userId && device) {
    await rateLimits.take('sign-in:device', device);
    const tries = await countAttempt(ctx.services, userId, 'DEVICE');
    // When its counter is exhausted, a trusted device counts like any other browser.
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
  /** Resets the counters of the rate limits. */
  readonly forget: () => Promise<void>;
  /** Consecutive tries with this one. Null: none was left, or there is no account. */
  readonly tries: number | null;
  readonly origin: GuessOrigin;
}
