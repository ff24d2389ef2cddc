import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';
import type { SurfaceRow } from './surfaces.repository.ts';

/** Notifies the members who can review and unlock forms. */
export async function notifyManagers(
  tx: Tx,
  by: EventContext,
  { id: subjectId }: Pick<SurfaceRow, 'id'>,
  kind: 'FORM_REVIEW_PENDING' | 'FORM_LOCKED',
): Promise<void> {
  const managers = await membersWithPolicy(tx, 'surface.manage', by.services.clock());
  await notify(tx, by, { kind, to: managers.map(({ id }) => id), subjectId });
}
