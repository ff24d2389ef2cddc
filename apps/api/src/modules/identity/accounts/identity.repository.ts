import type { Prisma } from '../../../db/generated/client.ts';
import type { SystemDb } from '../../../db/system-db.ts';

const VIEWER = {
  id: true,
  name: true,
  email: true,
  emailVerifiedAt: true,
  globalRole: true,
} satisfies Prisma.UserSelect;

export type ViewerRow = Prisma.UserGetPayload<{ select: typeof VIEWER }>;

export const viewerById = ({ prisma }: SystemDb, id: string): Promise<ViewerRow> =>
  prisma.user.findUniqueOrThrow({ where: { id }, select: VIEWER });

export const membershipsOf = ({ prisma }: SystemDb, userId: string) =>
  prisma.member.findMany({
    where: { userId },
    include: { workspace: { include: { organization: true } } },
    orderBy: { workspace: { name: 'asc' } },
  });

/** Returns the pending, unexpired invitations to an email address, newest first. */
export const pendingInvitationsFor = ({ prisma }: SystemDb, email: string, now: Date) =>
  prisma.invitation.findMany({
    where: { pendingEmail: email, expiresAt: { gt: now } },
    include: { workspace: true },
    orderBy: { createdAt: 'desc' },
  });

export const credentialsOf = ({ prisma }: SystemDb, id: string) =>
  prisma.user.findUniqueOrThrow({ where: { id }, select: { email: true, passwordHash: true } });

/** Returns up to 100 active sessions of a user, most recently refreshed first. */
export const sessionsOf = ({ prisma }: SystemDb, userId: string, now: Date) =>
  prisma.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ rotatedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });

export const platformSettings = ({ prisma }: SystemDb) =>
  prisma.platformSetting.findUniqueOrThrow({ where: { id: 1 } });
