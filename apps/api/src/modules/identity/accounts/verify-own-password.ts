import type { SignedInContext } from '../../../auth/context.ts';
import { credentialsOf } from './identity.repository.ts';
import { passwordMatches } from './passwords.ts';

/** Verifies the signed-in user's password. Attempts are limited per account. */
export async function verifyOwnPassword(
  ctx: Pick<SignedInContext, 'services' | 'actor'>,
  password: string,
): Promise<boolean> {
  const { database, rateLimits } = ctx.services;
  const { userId } = ctx.actor;
  await rateLimits.take('confirm:account', userId);
  const right = await passwordMatches(password, (await credentialsOf(database.system, userId)).passwordHash);
  if (right) await rateLimits.forget('confirm:account', userId);
  return right;
}
