import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { notifySupportSession } from '../notify-support-session.ts';
import { endRow, lockOpen } from '../support.repository.ts';

/** Ends a support grant, including an active session. Idempotent. */
export const endSupportAccess = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const open = await lockOpen(tx);
    const where = { workspaceId_id: { workspaceId: ctx.workspace.id, id } };
    authorize(ctx, 'revoke', 'SupportAccess', await tx.supportAccess.findUnique({ where }));
    if (open?.id === id) {
      await endRow(tx, open, ctx.services.clock(), ctx.actor.name);
      // A grant without a session is not announced.
      if (open.sessionStartedAt) await notifySupportSession(tx, ctx, 'SUPPORT_ENDED', id);
      const fact = { name: 'support.ended', subject: { type: 'SupportAccess', id } } as const;
      await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
    }
    return { type: 'SupportAccessEnded', access: byId(id) } as const;
  });
