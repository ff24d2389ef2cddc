import type { Tx } from '../../../../db/tenant-db.ts';
import { notify } from '../../../../events/notify.ts';
import type { EventContext } from '../../../../events/record-event.ts';
import { membersWithPolicy } from '../../../access/members/index.ts';
import { type MatchLocation, outcomeOf, type SafetyMatch } from '../matches.ts';

interface TriggerNotice {
  readonly place: MatchLocation;
  readonly found: readonly SafetyMatch[];
  readonly inHandOf: readonly (string | null)[];
}

/** Notifies members who manage safety, and members who have taken over. One notification per message. */
export async function notifyMembers(
  tx: Tx,
  by: EventContext,
  { place, found, inHandOf }: TriggerNotice,
): Promise<void> {
  const holders = await membersWithPolicy(tx, 'safety.manage', by.services.clock());
  // Members restricted to assigned conversations are not notified of others.
  const managerIds = holders.filter(({ assignedConversationsOnly }) => !assignedConversationsOnly).map(({ id }) => id);
  const to = [...managerIds, ...inHandOf.flatMap((id) => id ?? [])];
  const names = found.filter((one) => outcomeOf(one) !== 'NOTE').map(({ concept }) => concept.name);
  const where = 'callId' in place ? { subjectId: place.callId } : { conversationId: place.conversationId };
  await notify(tx, by, { kind: 'SAFETY_TRIGGERED', to, about: names.join(', '), ...where });
}
