import type { RequestContext, Services } from '../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { ProofMethod } from '../../../errors/denials.ts';

export type SecondFactorMethod = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE';

export interface PendingSignIn {
  readonly token: string;
  readonly expiresAt: Date;
}

const MINUTES = 5;
const ATTEMPTS = 5;

/**
 * Returns the methods available for the second sign-in step. Recovery codes are listed only together with an
 * authenticator app or a passkey.
 */
export async function secondFactorsOf({ database }: Pick<Services, 'database'>, userId: string) {
  const { prisma } = database.system;
  const [totp, passkeys, codes] = await Promise.all([
    prisma.totpSecret.count({ where: { userId, confirmedAt: { not: null } } }),
    prisma.passkey.count({ where: { userId } }),
    prisma.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  const has: [SecondFactorMethod, boolean][] = [
    ['TOTP', totp > 0],
    ['PASSKEY', passkeys > 0],
    ['RECOVERY_CODE', codes > 0 && totp + passkeys > 0],
  ];
  return { methods: has.flatMap(([method, there]) => (there ? [method] : [])), factors: totp + passkeys };
}

/** Stores a pending sign-in after a correct password. The returned token is valid only for the second step. */
export async function beginSecondStep(ctx: RequestContext, userId: string): Promise<PendingSignIn> {
  const { database, clock } = ctx.services;
  const token = newSecret();
  const expiresAt = new Date(clock().getTime() + MINUTES * 60_000);
  const tokenHash = Uint8Array.from(hashSecret(token));
  await database.system.prisma.pendingSignIn.create({ data: { tokenHash, userId, createdAt: clock(), expiresAt } });
  return { token, expiresAt };
}

/**
 * Counts an attempt before the code is verified, so that parallel attempts cannot exceed the limit. Returns null if the
 * pending sign-in is unknown, used or expired, or has no attempts left, or if the user is disabled.
 */
export async function countAttempt(ctx: RequestContext, token: string): Promise<{ userId: string } | null> {
  const { database, clock } = ctx.services;
  const { rows } = await database.system.pool.query<{ userId: string }>(
    `update pending_sign_ins p set attempts = attempts + 1 from users u
      where p.token_hash = $1 and p.used_at is null and p.expires_at > $2 and p.attempts < $3
        and u.id = p.user_id and u.disabled_at is null
      returning p.user_id as "userId"`,
    [hashSecret(token), clock(), ATTEMPTS],
  );
  return rows[0] ?? null;
}

/** Marks a pending sign-in as used. Returns false if it was already used or deleted. */
export async function consumePendingSignIn(tx: Tx, token: string, now: Date): Promise<boolean> {
  const tokenHash = Uint8Array.from(hashSecret(token));
  const { count } = await tx.pendingSignIn.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}

/** Returns the user of a pending sign-in, or null if the token is unknown, used or expired. */
export async function findPendingUser(ctx: RequestContext, token: string): Promise<string | null> {
  const { database, clock } = ctx.services;
  const where = { tokenHash: Uint8Array.from(hashSecret(token)), usedAt: null, expiresAt: { gt: clock() } };
  const pending = await database.system.prisma.pendingSignIn.findFirst({ where });
  return pending?.userId ?? null;
}

/**
 * Removes all second factors, recovery codes and pending sign-ins. Called when the email address is verified, because
 * another person may have added the factors before.
 */
export async function dropSecondFactors(tx: Tx, userId: string): Promise<void> {
  const where = { userId };
  await tx.totpSecret.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.passkeyChallenge.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  await endPending(tx, userId);
}

/** Deletes the user's pending sign-ins, for example after a password change. */
export async function endPending(tx: Tx, userId: string): Promise<void> {
  await tx.pendingSignIn.deleteMany({ where: { userId } });
}

/**
 * Returns the methods with which the user can re-authenticate. PASSWORD is included only if the user has no second
 * factor.
 */
export async function proofMethodsOf(services: Pick<Services, 'database'>, userId: string): Promise<ProofMethod[]> {
  const { methods } = await secondFactorsOf(services, userId);
  const factors = methods.filter((method) => method !== 'RECOVERY_CODE');
  return factors.length > 0 ? factors : ['PASSWORD'];
}
