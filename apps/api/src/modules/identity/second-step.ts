import type { RequestContext, Services } from '../../auth/context.ts';
import { hashSecret, newSecret } from '../../crypto/opaque-token.ts';
import type { Tx } from '../../db/transaction.ts';

export type SecondFactorMethod = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE';

export interface PendingSignIn {
  readonly token: string;
  readonly expiresAt: Date;
}

const MINUTES = 5;
const ATTEMPTS = 5;

/** What a person can do a second step with; no method when they have no factor: recovery codes alone are none. */
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

/** Remembers on our side that the password was right; who holds the token may try the second step, and nothing else. */
export async function beginSecondStep(ctx: RequestContext, userId: string): Promise<PendingSignIn> {
  const { database, clock } = ctx.services;
  const token = newSecret();
  const expiresAt = new Date(clock().getTime() + MINUTES * 60_000);
  const tokenHash = Uint8Array.from(hashSecret(token));
  await database.system.prisma.pendingSignIn.create({ data: { tokenHash, userId, createdAt: clock(), expiresAt } });
  return { token, expiresAt };
}

/** Counts an attempt before it is looked at, so that attempts in parallel cannot outrun the count; null when it is too late. */
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

/** A pending sign-in becomes a session once; false when it did already. */
export async function consumePendingSignIn(tx: Tx, token: string, now: Date): Promise<boolean> {
  const tokenHash = Uint8Array.from(hashSecret(token));
  const { count } = await tx.pendingSignIn.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}

/** Whose sign-in waits under this token; null when none does. */
export async function findPendingUser(ctx: RequestContext, token: string): Promise<string | null> {
  const { database, clock } = ctx.services;
  const where = { tokenHash: Uint8Array.from(hashSecret(token)), usedAt: null, expiresAt: { gt: clock() } };
  const pending = await database.system.prisma.pendingSignIn.findFirst({ where });
  return pending?.userId ?? null;
}

/** Whoever set these up never proved the mailbox: for its owner they are a stranger's. */
export async function dropSecondFactors(tx: Tx, userId: string): Promise<void> {
  const where = { userId };
  await tx.totpSecret.deleteMany({ where });
  await tx.passkey.deleteMany({ where });
  await tx.passkeyChallenge.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  await endPending(tx, userId);
}

/** Sign-ins whose password was right and is so no more. */
export async function endPending(tx: Tx, userId: string): Promise<void> {
  await tx.pendingSignIn.deleteMany({ where: { userId } });
}
