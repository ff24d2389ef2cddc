import { OPEN_SURFACE_STATUSES } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { asSystemActor } from '../../../events/system-actor.ts';

/** Revokes the form whose link a message contains that is never sent. Does nothing for other messages. */
export async function revokeUnsentForm(
  tx: Tx,
  services: Services,
  { workspaceId, id: messageId }: { readonly workspaceId: string; readonly id: string },
): Promise<void> {
  const where = { messageId, status: { in: OPEN_SURFACE_STATUSES } };
  const surface = await tx.surface.findFirst({ where, select: { id: true, status: true } });
  if (!surface) return;
  const { id, status } = surface;
  await tx.surface.updateMany({ where: { id }, data: { status: 'REVOKED', revokedAt: services.clock() } });
  const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Sending' });
  const change = { before: { status }, after: { status: 'REVOKED' } };
  await recordEvent(tx, by, { name: 'surface.revoked', subject: { type: 'Surface', id }, ...change });
}
