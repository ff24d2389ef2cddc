import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';

/** Returns the ids of the members who can manage leads and are not restricted to assigned conversations. */
export async function leadManagers(tx: Tx, by: EventContext): Promise<string[]> {
  const managers = await membersWithPolicy(tx, 'lead.manage', by.services.clock());
  return managers.filter((member) => !member.assignedConversationsOnly).map(({ id }) => id);
}
