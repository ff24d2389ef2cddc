import type { SystemDb } from '../../../db/system-db.ts';

const PASSKEY = { id: true, name: true, createdAt: true, lastUsedAt: true } as const;

/** Returns the user's factors in the form shown to the user, without secrets. */
export async function factorsOf({ prisma }: SystemDb, userId: string) {
  const [totp, passkeys, recoveryCodesLeft, requiring] = await Promise.all([
    prisma.totpSecret.findFirst({ where: { userId, confirmedAt: { not: null } }, select: { confirmedAt: true } }),
    prisma.passkey.findMany({ where: { userId }, select: PASSKEY, orderBy: { createdAt: 'asc' } }),
    prisma.recoveryCode.count({ where: { userId, usedAt: null } }),
    prisma.member.findMany({
      where: { userId, workspace: { requiresSecondFactor: true } },
      select: { workspace: { select: { name: true } } },
      orderBy: { workspace: { name: 'asc' } },
    }),
  ]);
  const requiredBy = requiring.map(({ workspace }) => workspace.name);
  return { totpSince: totp?.confirmedAt ?? null, passkeys, recoveryCodesLeft, requiredBy };
}
