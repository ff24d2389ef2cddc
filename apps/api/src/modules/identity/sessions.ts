import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../auth/context.ts';
import type { Tx } from '../../db/transaction.ts';
import { enqueueEmail } from '../../events/outbox.ts';
import { publishChange } from '../../events/record-event.ts';
import { deviceName } from './device-name.ts';
import { newDeviceEmail } from './emails.ts';

const SESSION_DAYS = 30;
// Two tabs, or one whose answer was lost, may still show the generation before for this long.
const GRACE_SECONDS = 30;

export interface OpenSession {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly userId: string;
}

/** A new session for a user who has just proven who they are; never an old one carried over. */
export async function openSession(ctx: RequestContext, userId: string): Promise<OpenSession> {
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

/** A browser that the account was not used in before; the first one ever is no news. */
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

/** From now on this browser counts as one of theirs; it goes on counting under the same name. */
export function rememberDevice({ services, transport }: RequestContext, userId: string): void {
  const { deviceTokens, clock } = services;
  const device = deviceTokens.read(transport.deviceCookie, userId) ?? randomUUID();
  const expiresAt = new Date(clock().getTime() + DEVICE_DAYS * 86_400_000);
  transport.setDeviceCookie(deviceTokens.write(userId, device), expiresAt);
}

/** The next generation of the session in the cookie; null, and no cookie any more, when there is none to go on with. */
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

/** Ends sessions now: the next request with one is refused, and open subscriptions are told. */
export async function revokeSessions(ctx: RequestContext, which: SessionSelector): Promise<number> {
  return ctx.services.database.system.write((tx) => revokeIn(tx, ctx, which));
}

type SessionSelector = { id: string; userId?: string } | { userId: string; id?: { not: string } };

/** How many there were to end. */
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
  // An old generation comes from a copy: neither the thief nor the owner can be told apart, so both sign in again.
  await revokeSessions(ctx, { id });
  return null;
}

async function toOpenSession(ctx: RequestContext, sessionId: string, userId: string): Promise<OpenSession> {
  const { tokens, clock } = ctx.services;
  const { token, expiresAt } = await tokens.sign({ userId, sessionId, use: 'session' }, clock());
  return { accessToken: token, expiresAt, userId };
}
