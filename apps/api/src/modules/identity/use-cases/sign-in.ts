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
  const { database, rateLimits } = ctx.services;
  const email = normalizeEmail(input.email) ?? '';
  // Taken before the password is looked at: guesses in parallel cannot outrun the counter. Counted for the pair, so that
  // a stranger elsewhere cannot lock the owner out.
  const pair = `${email} ${ctx.transport.ipAddress}`;
  await rateLimits.take('sign-in:address', ctx.transport.ipAddress);
  await rateLimits.take('sign-in:account', pair);

  const user = await database.system.prisma.user.findUnique({ where: { email } });
  const right = await passwordMatches(input.password, user?.passwordHash ?? null);
  if (!user || !right || user.disabledAt) return refused('CREDENTIALS_WRONG');

  await rateLimits.forget('sign-in:account', pair);
  const factors = await secondFactorsOf(ctx.services, user.id);
  if (factors.methods.length === 0) return signedIn(ctx, user.id);
  return new SecondFactorNeeded(await beginSecondStep(ctx, user.id), factors.methods);
}
