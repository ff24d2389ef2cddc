import type { SignedInContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { notifySupportSession } from '../notify-support-session.ts';
import { endRow, findOpenSupportAccess, lockOpen } from '../support.repository.ts';
import { visitorOf } from '../visitor.ts';

/** Ends the caller's own session. No effect without one. */
export async function endSupportSession(ctx: SignedInContext, { slug }: { slug: string }) {
  const { database, clock } = ctx.services;
  const door = await findOpenSupportAccess(database.system, slug, clock());
  if (door) {
    await database.forWorkspace(door.workspaceId).write(async (tx) => {
      const access = await lockOpen(tx);
      if (access?.adminId !== ctx.actor.userId) return;
      await endRow(tx, access, clock(), ctx.actor.name);
      const fact = { name: 'support.ended', subject: { type: 'SupportAccess', id: access.id } } as const;
      await notifySupportSession(tx, visitorOf(ctx, access), 'SUPPORT_ENDED', access.id);
      await recordEvent(tx, visitorOf(ctx, access), fact, { topic: 'access', workspaceId: access.workspaceId });
    });
  }
  return { type: 'SupportSessionEnded', slug } as const;
}
