import type { Tx } from '../../../db/tenant-db.ts';
import { actorOf, type EventContext } from '../../../events/record-event.ts';
import { publishWebhookEvents } from '../../../events/webhook-payloads/publish.ts';

/** Content of the webhook event about a changed entity. */
export interface EntityUpdate {
  readonly id: string;
  readonly type: string;
  readonly displayName: string;
  readonly confidence: number;
  /** Names of the changed fields and relation kinds. */
  readonly changed: readonly string[];
}

/** Publishes changed entities to webhooks with a single SQL statement. Entities without changes are skipped. */
export async function publishEntityUpdates(
  tx: Tx,
  by: EventContext,
  announced: readonly EntityUpdate[],
): Promise<void> {
  const workspaceId = by.workspace.id;
  const [at, actor] = [by.services.clock(), actorOf(by)];
  const changed = announced.filter((one) => one.changed.length > 0);
  const events = changed.map(({ id, type, displayName, confidence, changed: names }) => {
    const after = { entity: { id, type, displayName, confidence }, changed: names };
    return { workspaceId, at, actor, subjectId: id, after };
  });
  if (events.length > 0) await publishWebhookEvents(tx, 'entity.updated', events);
}
