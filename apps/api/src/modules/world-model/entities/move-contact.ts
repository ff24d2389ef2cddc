import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { contactRef } from './ingest-lead-answers.ts';
import { recompute } from './recompute.ts';
import { resolveEntities } from './resolve-entities.ts';

interface ContactMove {
  /** Id of the contact whose events are moved. */
  readonly from: string;
  readonly to: string;
}

/** Assigns the events of the merged contact to the kept contact, and returns the ids of the events. */
export async function moveContactEvents(tx: Tx, by: EventContext, { from, to }: ContactMove): Promise<string[]> {
  if ((await tx.entity.count({ where: { contactId: from } })) === 0) return [];
  const [merged, primary] = await entitiesOf(tx, by, { from, to });
  const moved = await tx.sql<{ id: string }>`
    update world_events set entity_id = ${primary}::uuid where entity_id = ${merged}::uuid returning id`;
  await recompute(tx, by, [primary]);
  return moved.map(({ id }) => id);
}

/** Undoes `moveContactEvents` for the given events, and for events that have superseded them in the meantime. */
export async function moveContactEventsBack(
  tx: Tx,
  by: EventContext,
  { from, to }: ContactMove,
  events: readonly string[],
) {
  if (events.length === 0) return;
  const [primary, back] = await entitiesOf(tx, by, { from, to });
  await tx.sql`
    update world_events set entity_id = ${back}::uuid where entity_id = ${primary}::uuid
      and (id = any (${events}::uuid[]) or supersedes_id = any (${events}::uuid[]))`;
  await recompute(tx, by, [primary, back]);
}

async function entitiesOf(tx: Tx, by: EventContext, { from, to }: ContactMove): Promise<[string, string]> {
  const [one, other] = [contactRef(from), contactRef(to)];
  const { idOf } = await resolveEntities(
    tx,
    by,
    [one, other].map((entity) => ({ entity, relations: [] })),
  );
  return [idOf(one), idOf(other)];
}
