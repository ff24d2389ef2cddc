/** Value of a field. Null removes the previous value. */
export type FieldValue = string | number | boolean | null;

/** Weight of one statement against another. */
export interface FieldWeight {
  readonly confidence: number;
  readonly ingestedAt: Date;
  readonly effectiveAt: Date;
  readonly eventId: string;
}

/** Current value of a field with the event that set it. */
export interface KnownField extends FieldWeight {
  readonly value: FieldValue;
}

/** Statement of one event. */
export interface EventContribution {
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly confidence: number;
  readonly effectiveAt: Date;
  readonly ingestedAt: Date;
  /** Event that this one replaces. */
  readonly supersedesId: string | null;
}

/** State by field name. Removed values stay as null, so that less confident statements cannot restore them. */
export type WorldState = ReadonlyMap<string, KnownField>;

/**
 * Projects all events of an entity to its state. Independent of order and duplicates. Superseded events are ignored,
 * even when the superseding event was superseded itself.
 */
export function projectEvents(events: readonly EventContribution[]): WorldState {
  const superseded = new Set(events.map(({ supersedesId }) => supersedesId));
  return projectEntity(
    new Map(),
    events.filter(({ id }) => !superseded.has(id)),
  );
}

/** Applies further events to a known state. None of them may supersede or be superseded. */
export function projectEntity(state: WorldState, events: readonly EventContribution[]): WorldState {
  const known = new Map(state);
  for (const { id: eventId, fields, confidence, effectiveAt, ingestedAt } of events)
    for (const [name, value] of Object.entries(fields)) {
      const projection = { value, confidence, ingestedAt, effectiveAt, eventId };
      const before = known.get(name);
      if (!before || hasPrecedence(projection, before)) known.set(name, projection);
    }
  return known;
}

/** Higher confidence wins; on equal confidence the later statement wins. */
export function hasPrecedence(one: FieldWeight, other: FieldWeight): boolean {
  if (one.confidence !== other.confidence) return one.confidence > other.confidence;
  const later = one.ingestedAt.getTime() - other.ingestedAt.getTime();
  if (later !== 0) return later > 0;
  const fresher = one.effectiveAt.getTime() - other.effectiveAt.getTime();
  return fresher === 0 ? one.eventId > other.eventId : fresher > 0;
}

/** Overall confidence of an entity. Zero when nothing is known. */
export function confidenceOf(state: WorldState): number {
  const known = [...state.values()].filter(({ value }) => value !== null);
  if (known.length === 0) return 0;
  return known.reduce((sum, { confidence }) => sum + confidence, 0) / known.length;
}
