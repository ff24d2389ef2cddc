import { normalizeEmail } from '@frontdesk/domain';
import type { RequestContext } from '../../../context/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { SecondFactorNeeded } from '../graphql/second-factor-needed.type.ts';
import { passwordMatches } from '../passwords.ts';
import { beginSecondStep, secondFactorsOf } from '../second-step.ts';
import { signedIn } from '../signed-in.ts';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/**
 * One answer for a wrong password, an unknown address and a disabled account, in the same time. Whoever
 * has a second factor gets no session yet, but what the second step is done with.
 */
export async function signIn(ctx: RequestContext, input: SignInInput) {
  const { database } = ctx.services;
  const email = normalizeEmail(input.email) ?? '';
  const user = await database.system.prisma.user.findUnique({ where: { email } });
  const forgetGuess = await takeGuess(ctx, email, user?.id ?? null);
  const right = await passwordMatches(input.password, user?.passwordHash ?? null);
  if (!user || !right || user.disabledAt) return refused('CREDENTIALS_WRONG');

  await forgetGuess();
  const factors = await secondFactorsOf(ctx.services, user.id);
  if (factors.methods.length === 0) return signedIn(ctx, user.id);
  return new SecondFactorNeeded(await beginSecondStep(ctx, user.id), factors.methods);
}

/**
 * Taken before the password is looked at: guesses in parallel cannot outrun the counter. A browser that the account was used
 * in counts for itself, so that no stranger can lock its owner out; strangers count by network, by network and account, and
 * by account. Returns what resets the counter when the password is right: never the one of all strangers together.
 */
async function takeGuess(ctx: RequestContext, email: string, userId: string | null): Promise<() => Promise<void>> {
  const { rateLimits, deviceTokens } = ctx.services;
  const device = userId && deviceTokens.read(ctx.transport.deviceCookie, userId);
  if (device) {
    await rateLimits.take('sign-in:device', device);
    return () => rateLimits.forget('sign-in:device', device);
  }
  const { ipAddress: address } = ctx.transport;
  const pair = { address, scope: email };
  await rateLimits.takeFrom('sign-in:address', { address });
  await rateLimits.takeFrom('sign-in:account', pair);
  await rateLimits.take('sign-in:strangers', email);
  return () => rateLimits.forgetFrom('sign-in:account', pair);
}
