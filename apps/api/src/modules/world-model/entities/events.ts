import { type EventContribution, hasPrecedence } from '@frontdesk/domain';
import type { EntityRelationProjection } from './projection.ts';
import type { LockedEntity } from './resolve-entities.ts';

/** Event with the relations that it contains. */
export interface RelationalEvent extends EventContribution {
  readonly relations: readonly { readonly kind: string; readonly toId: string }[];
  readonly sourceId: string | null;
}

/**
 * Returns the relations of one entity. If several events state the same relation, the event with the highest precedence
 * is used.
 */
export function relationsOf(events: readonly RelationalEvent[]): EntityRelationProjection[] {
  const known = new Map<string, EntityRelationProjection>();
  for (const { id: eventId, relations, confidence, effectiveAt, ingestedAt } of latestRecords(events))
    for (const { kind, toId } of relations) {
      const projection = { kind, toId, confidence, weight: confidence, effectiveAt, ingestedAt, eventId };
      const before = known.get(`${toId} ${kind}`);
      if (!before || hasPrecedence(projection, before)) known.set(`${toId} ${kind}`, projection);
    }
  return [...known.values()];
}

/**
 * Returns the events from which the relations of an entity are computed. An event from a data source contains the
 * complete record, so only the latest event of each record is used. Events from other sources are all used.
 */
function latestRecords(events: readonly RelationalEvent[]): RelationalEvent[] {
  const last = new Map<string, RelationalEvent>();
  for (const event of events) {
    const before = last.get(reporterOf(event));
    if (!before || hasPrecedence(weightOf(event), weightOf(before))) last.set(reporterOf(event), event);
  }
  return [...last.values()];
}

const reporterOf = ({ id, source, sourceId }: RelationalEvent): string => (source === 'DATA_SOURCE' && sourceId) || id;
const weightOf = ({ id: eventId, confidence: weight, effectiveAt, ingestedAt }: RelationalEvent) => ({
  eventId,
  weight,
  effectiveAt,
  ingestedAt,
});

/**
 * Returns a time later than all events of the entity, so that the latest correction takes precedence even if the clocks
 * of servers differ.
 */
export function timestampAfter(
  { eventCount, updatedAt }: Pick<LockedEntity, 'eventCount' | 'updatedAt'>,
  now: Date,
): Date {
  return eventCount === 0 ? now : new Date(Math.max(now.getTime(), updatedAt.getTime() + 1));
}
