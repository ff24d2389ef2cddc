import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { isOpen } from '../surface-access.ts';
import { lockSurface, updateSurface } from '../surfaces.repository.ts';

/** Unlocks a form after five wrong codes or birth dates. The contact gets five new tries and three new codes. */
export const unlockSurface = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const surface = authorize(ctx, 'create', 'Surface', await lockSurface(tx, id));
    if (surface.lockedAt === null || !isOpen(surface, ctx.services.clock())) return refused('SURFACE_NOT_LOCKED');
    const noCode = { codeCount: 0, codeHash: null, codeExpiresAt: null, codeClaimedAt: null };
    await updateSurface(tx, surface, { lockedAt: null, checkFailures: 0, ...noCode });
    await recordEvent(tx, ctx, { name: 'surface.unlocked', subject: { type: 'Surface', id } });
    return { surface: byId(id) } as const;
  });
