import { createHash } from 'node:crypto';
import type { SignedInContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { viewerById } from '../../accounts/index.ts';

/** A browser's subscription, as its PushManager returns it. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** A subscription with the application server key to which it is bound. */
export interface StoredSubscription extends BrowserSubscription {
  readonly publicKey: string;
}

/**
 * Stores the subscription of this session's browser, and replaces an earlier one of the session or of the browser. The
 * subscription ends with the session.
 */
export async function createPushSubscription(ctx: SignedInContext, input: BrowserSubscription) {
  const { database, sealer, pushKeys, outbound, clock } = ctx.services;
  const { userId, sessionId } = ctx.actor;
  if (!areKeys(input) || (await outbound.faultOf(input.endpoint)) !== null)
    return refused('PUSH_SUBSCRIPTION_INVALID', 'endpoint');
  const { endpoint, p256dh, auth } = input;
  const stored: StoredSubscription = { endpoint, p256dh, auth, publicKey: pushKeys.current.publicKey };
  const endpointHash = Uint8Array.from(createHash('sha256').update(endpoint).digest());
  const data = { userId, endpointHash, sealed: await sealer.seal(stored), createdAt: clock() };
  await database.system.write(async (tx) => {
    // Two pages of a browser can subscribe at the same time.
    await tx.sql`select from users where id = ${userId}::uuid for no key update`;
    await tx.pushSubscription.deleteMany({ where: { OR: [{ sessionId }, { endpointHash }] } });
    await tx.pushSubscription.create({ data: { sessionId, ...data } });
  });
  return { viewer: await viewerOf(ctx) } as const;
}

/** Deletes the subscription of this session's browser. Calling it again has no effect. */
export async function deletePushSubscription(ctx: SignedInContext) {
  const { sessionId } = ctx.actor;
  await ctx.services.database.system.write((tx) => tx.pushSubscription.deleteMany({ where: { sessionId } }));
  return { viewer: await viewerOf(ctx) } as const;
}

const viewerOf = ({ services, actor }: SignedInContext) => viewerById(services.database.system, actor.userId);

const P256_POINT_BYTES = 65;
const AUTH_SECRET_BYTES = 16;

const areKeys = ({ p256dh, auth }: BrowserSubscription): boolean =>
  bytesOf(p256dh) === P256_POINT_BYTES && bytesOf(auth) === AUTH_SECRET_BYTES;

const bytesOf = (text: string): number =>
  /^[\w-]{1,100}={0,2}$/.test(text) ? Buffer.from(text, 'base64url').length : 0;
