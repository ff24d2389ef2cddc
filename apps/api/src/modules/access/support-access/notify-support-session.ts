import type { Tx } from '../../../db/transaction.ts';
import { notify } from '../../../events/notify.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../members/index.ts';

/** Notifies members who can grant or end support access when a session starts and ends. */
export async function notifySupportSession(
  tx: Tx,
  by: EventContext,
  kind: 'SUPPORT_ENTERED' | 'SUPPORT_ENDED',
  accessId: string,
) {
  const keepers = await membersWithPolicy(tx, 'workspace.security', by.services.clock());
  await notify(tx, by, { kind, to: keepers.map(({ id }) => id), subjectId: accessId });
}
