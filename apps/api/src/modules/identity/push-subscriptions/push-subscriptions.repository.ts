import type { SystemDb } from '../../../db/system-db.ts';

/** Returns the encrypted subscription of an active session. Returns null if there is none. */
export async function subscriptionOf({ prisma }: SystemDb, sessionId: string, now: Date): Promise<string | null> {
  const found = await prisma.pushSubscription.findFirst({
    where: { sessionId, session: { revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } } },
    select: { sealed: true },
  });
  return found?.sealed ?? null;
}

/** Returns whether the browser of a session gets push messages. */
export const hasPushSubscription = async ({ prisma }: SystemDb, sessionId: string): Promise<boolean> =>
  (await prisma.pushSubscription.count({ where: { sessionId } })) > 0;

/** Deletes a subscription, unless it was replaced since it was read. */
export const deleteSubscription = ({ prisma }: SystemDb, sessionId: string, sealed: string) =>
  prisma.pushSubscription.deleteMany({ where: { sessionId, sealed } });
