import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/transaction.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import { publishChange } from '../../../events/record-event.ts';
import { deviceName } from './device-name.ts';
import { newDeviceEmail } from './emails.ts';
import { viewerById } from './identity.repository.ts';

const SESSION_DAYS = 30;
// Time in seconds in which a second tab, or a client whose response was lost, can still use the previous cookie.
const GRACE_SECONDS = 30;

interface OpenSession {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly userId: string;
}

/**
 * Creates a session for a user who has just authenticated, sets its cookie and makes the browser a trusted device.
 * Notifies the user by email if the device is new.
 */
async function openSession(ctx: RequestContext, userId: string): Promise<OpenSession> {
  const { clock, database } = ctx.services;
  const expiresAt = new Date(clock().getTime() + SESSION_DAYS * 86_400_000);
  const known = ctx.services.deviceTokens.read(ctx.transport.deviceCookie, userId) !== null;
  const session = await database.system.write(async (tx) => {
    if (!known) await notifyNewDevice(tx, ctx, userId);
    const { userAgent, ipAddress } = clientInfo(ctx);
    return tx.session.create({
      data: { userId, createdAt: clock(), expiresAt, rotatedAt: clock(), provedAt: clock(), userAgent, ipAddress },
    });
  });
  rememberDevice(ctx, userId);
  ctx.transport.setRefreshCookie(ctx.services.refreshTokens.write(session.id, 0), expiresAt);
  return toOpenSession(ctx, session.id, userId);
}

const clientInfo = ({ transport }: RequestContext) => ({
  userAgent: transport.userAgent.slice(0, 300),
  ipAddress: transport.ipAddress,
});

/**
 * Notifies the user by email of a sign-in from a new device. No email is sent if the account has no earlier session.
 */
async function notifyNewDevice(tx: Tx, ctx: RequestContext, userId: string): Promise<void> {
  const { sessions, email } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, sessions: { select: { id: true }, take: 1 } },
  });
  if (sessions.length === 0) return;
  const { userAgent, ipAddress } = clientInfo(ctx);
  const where = { device: deviceName(userAgent), address: ipAddress };
  await enqueueEmail(tx, ctx.services, newDeviceEmail(ctx.services, email, where));
}

const DEVICE_DAYS = 365;

/** Sets the trusted-device cookie. A device that is already trusted keeps its id. */
export function rememberDevice({ services, transport }: RequestContext, userId: string): void {
  const { deviceTokens, clock } = services;
  const device = deviceTokens.read(transport.deviceCookie, userId) ?? randomUUID();
  const expiresAt = new Date(clock().getTime() + DEVICE_DAYS * 86_400_000);
  transport.setDeviceCookie(deviceTokens.write(userId, device), expiresAt);
}

/**
 * Continues the session identified by the refresh cookie: rotates the cookie and returns a new access token. The
 * previous cookie is accepted for GRACE_SECONDS and replaced with the current one. Any other old cookie revokes the
 * session. Returns null and clears the cookie if the session is not active.
 */
export async function continueSession(ctx: RequestContext): Promise<OpenSession | null> {
  const shown = ctx.transport.refreshCookie ? ctx.services.refreshTokens.read(ctx.transport.refreshCookie) : null;
  const session = shown && (await rotateGeneration(ctx, shown.sessionId, shown.generation));
  if (session) {
    ctx.transport.setRefreshCookie(ctx.services.refreshTokens.write(session.id, session.generation), session.expiresAt);
    return toOpenSession(ctx, session.id, session.userId);
  }
  if (ctx.transport.refreshCookie) ctx.transport.setRefreshCookie(null);
  return null;
}

export async function endSession(ctx: RequestContext): Promise<void> {
  const shown = ctx.transport.refreshCookie ? ctx.services.refreshTokens.read(ctx.transport.refreshCookie) : null;
  const id = ctx.actor.kind === 'user' ? ctx.actor.sessionId : shown?.sessionId;
  ctx.transport.setRefreshCookie(null);
  if (id) await revokeSessions(ctx, { id });
}

/**
 * Revokes sessions and returns how many were revoked. The next request of a revoked session is rejected, and its
 * subscriptions end.
 */
export async function revokeSessions(ctx: RequestContext, which: SessionSelector): Promise<number> {
  return ctx.services.database.system.write((tx) => revokeIn(tx, ctx, which));
}

type SessionSelector = { id: string; userId?: string } | { userId: string; id?: { not: string } };

/** Revokes sessions within a transaction and returns how many were revoked. */
export async function revokeIn(tx: Tx, ctx: RequestContext, which: SessionSelector): Promise<number> {
  const open = await tx.session.findMany({ where: { ...which, revokedAt: null }, select: { id: true, userId: true } });
  await tx.session.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { revokedAt: ctx.services.clock() },
  });
  for (const userId of new Set(open.map((session) => session.userId)))
    await publishChange(tx, { topic: 'session', userId });
  return open.length;
}

async function rotateGeneration(ctx: RequestContext, id: string, generation: number) {
  const { database, clock } = ctx.services;
  const alive = { id, revokedAt: null, expiresAt: { gt: clock() }, user: { disabledAt: null } };
  const sessions = database.system.prisma.session;
  const { count } = await sessions.updateMany({
    where: { ...alive, generation },
    data: { generation: generation + 1, rotatedAt: clock() },
  });
  const session = await sessions.findFirst({ where: alive });
  if (!session || count === 1) return session;
  const age = clock().getTime() - session.rotatedAt.getTime();
  if (generation === session.generation - 1 && age <= GRACE_SECONDS * 1000) return session;
  // A cookie of an earlier generation may have been stolen. The server cannot distinguish the thief from the owner, so
  // it revokes the session.
  await revokeSessions(ctx, { id });
  return null;
}

async function toOpenSession(ctx: RequestContext, sessionId: string, userId: string): Promise<OpenSession> {
  const { tokens, clock } = ctx.services;
  const { token, expiresAt } = await tokens.sign({ userId, sessionId, use: 'session' }, clock());
  return { accessToken: token, expiresAt, userId };
}

/** Creates a session. The calling code must have verified all required factors. */
export async function beginSession(ctx: RequestContext, userId: string) {
  const session = await openSession(ctx, userId);
  return {
    accessToken: session.accessToken,
    expiresAt: session.expiresAt,
    viewer: await viewerById(ctx.services.database.system, userId),
  } as const;
}
