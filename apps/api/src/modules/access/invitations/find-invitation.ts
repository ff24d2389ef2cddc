import type { RequestContext } from '../../../auth/context.ts';
import { isUuid } from '../../../db/uuid.ts';
import { readInvitationToken } from './invitation-token.ts';

/** Finds an invitation and its workspace for a caller outside it. */
export async function findByToken(ctx: RequestContext, token: string) {
  const read = readInvitationToken(token);
  if (!read) return null;
  return ctx.services.database.system.prisma.invitation.findUnique({
    where: { workspaceId_tokenHash: read },
    include: { workspace: true },
  });
}

/** Finds a pending invitation to an address. The id alone grants nothing. */
export async function findForAddress(ctx: RequestContext, id: string, email: string) {
  if (!isUuid(id)) return null;
  return ctx.services.database.system.prisma.invitation.findFirst({
    where: { id, pendingEmail: email },
    include: { workspace: true },
  });
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findByToken>>>;
