import type { SignedInContext } from '../../../auth/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { SessionRevoked, SessionsEnded } from '../graphql/account.results.ts';
import { revokeSessions } from '../sessions.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One of the caller's own: that of somebody else is none, as one that never was. */
export async function revokeSession(ctx: SignedInContext, { id }: { id: string }) {
  const ended = UUID.test(id) ? await revokeSessions(ctx, { id, userId: ctx.actor.userId }) : 0;
  if (ended === 0) return refused('SESSION_ENDED', 'id');
  if (id === ctx.actor.sessionId) ctx.transport.setRefreshCookie(null);
  return new SessionRevoked(id);
}

/** Everywhere, or everywhere else. */
export async function signOutEverywhere(ctx: SignedInContext, { keepThis }: { keepThis: boolean }) {
  const { userId, sessionId } = ctx.actor;
  const ended = await revokeSessions(ctx, keepThis ? { userId, id: { not: sessionId } } : { userId });
  if (!keepThis) ctx.transport.setRefreshCookie(null);
  return new SessionsEnded(ended);
}
