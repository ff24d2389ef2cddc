import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { viewerById } from '../identity.repository.ts';
import { continueSession, revokeSessions } from '../sessions.ts';

export async function refreshSession(ctx: RequestContext) {
  const session = await continueSession(ctx);
  if (!session)
    return {
      reason: ctx.transport.refreshCookie ? 'Your session has ended.' : 'You are not signed in.',
    } as const;
  return {
    accessToken: session.accessToken,
    expiresAt: session.expiresAt,
    viewer: await viewerById(ctx.services.database.system, session.userId),
  } as const;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Revokes one of the user's own sessions. The refusal is the same for ended sessions and for sessions of other users.
 */
export async function revokeSession(ctx: SignedInContext, { id }: { id: string }) {
  const ended = UUID.test(id) ? await revokeSessions(ctx, { id, userId: ctx.actor.userId }) : 0;
  if (ended === 0) return refused('SESSION_ENDED', 'id');
  if (id === ctx.actor.sessionId) ctx.transport.setRefreshCookie(null);
  return { id } as const;
}

export async function signOutEverywhere(ctx: SignedInContext, { exceptCurrent }: { exceptCurrent: boolean }) {
  const { userId, sessionId } = ctx.actor;
  const ended = await revokeSessions(ctx, exceptCurrent ? { userId, id: { not: sessionId } } : { userId });
  if (!exceptCurrent) ctx.transport.setRefreshCookie(null);
  return { count: ended } as const;
}
