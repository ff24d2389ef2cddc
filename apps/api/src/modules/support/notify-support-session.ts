import type { Tx } from '../../db/transaction.ts';
import { notify } from '../../events/notify.ts';
import type { EventContext } from '../../events/record-event.ts';
import { membersWithPolicy } from '../members/index.ts';

/** Whoever could have opened the door, or could close it, knows that somebody is inside, and when they are gone. */
export async function notifySupportSession(
  tx: Tx,
  by: EventContext,
  kind: 'SUPPORT_ENTERED' | 'SUPPORT_ENDED',
  accessId: string,
) {
  const keepers = await membersWithPolicy(tx, 'workspace.security', by.services.clock());
  await notify(tx, by, { kind, to: keepers.map(({ id }) => id), subjectId: accessId });
}
