import { type SurfaceStatus, surfaceMayBecome } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { scheduleFileDeletion } from '../surface-files.repository.ts';
import { lockSurface } from '../surfaces.repository.ts';

/**
 * Revokes the link of a form that was not submitted. Saved answers are not deleted, and stored files are deleted by a
 * job unless a legal hold applies to the contact.
 */
export const revokeSurface = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const { status } = authorize(ctx, 'revoke', 'Surface', await lockSurface(tx, id));
    if (!surfaceMayBecome(status as SurfaceStatus, 'REVOKED')) return refused('SURFACE_ENDED');
    await tx.surface.updateMany({ where: { id }, data: { status: 'REVOKED', revokedAt: ctx.services.clock() } });
    await scheduleFileDeletion(tx, id, ctx.services.clock());
    const change = { before: { status }, after: { status: 'REVOKED' } };
    await recordEvent(tx, ctx, { name: 'surface.revoked', subject: { type: 'Surface', id }, ...change });
    return { surface: byId(id) } as const;
  });
