import type { Tx } from '../../../db/tenant-db.ts';
import { notify } from '../../../events/notify.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { holdersOf } from '../../members/index.ts';
import { type Found, outcomeOf, type Place } from '../matches.ts';

interface Telling {
  readonly place: Place;
  readonly found: readonly Found[];
  readonly inHandOf: readonly (string | null)[];
}

/** Those who look after safety, and whoever has the conversation or the call in hand. One notice for one message. */
export async function tellPeople(tx: Tx, by: EventContext, { place, found, inHandOf }: Telling): Promise<void> {
  const holders = await holdersOf(tx, 'safety.manage', by.services.clock());
  // Whoever sees only what is assigned to them is told of nothing else.
  const lookAfter = holders.filter(({ assignedConversationsOnly }) => !assignedConversationsOnly).map(({ id }) => id);
  const to = [...lookAfter, ...inHandOf.flatMap((id) => id ?? [])];
  const names = found.filter((one) => outcomeOf(one) !== 'NOTE').map(({ concept }) => concept.name);
  const where = 'callId' in place ? { subjectId: place.callId } : { conversationId: place.conversationId };
  await notify(tx, by, { kind: 'SAFETY_TRIGGERED', to, about: names.join(', '), ...where });
}
