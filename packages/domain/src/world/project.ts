/** What can be said of one field. Null takes away what was said. */
export type FieldValue = string | number | boolean | null;

/** By which one saying is weighed against another. */
export interface FieldWeight {
  readonly confidence: number;
  readonly ingestedAt: Date;
  readonly effectiveAt: Date;
  readonly eventId: string;
}

/** A field as it stands, and which event set it. */
export interface KnownField extends FieldWeight {
  readonly value: FieldValue;
}

/** What one event says. */
export interface EventContribution {
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly confidence: number;
  readonly effectiveAt: Date;
  readonly ingestedAt: Date;
  /** The event that has no say any more because of this one. */
  readonly supersedesId: string | null;
}

/** By the names of its fields. What was taken away is kept as null: it keeps out what is less sure. */
export type WorldState = ReadonlyMap<string, KnownField>;

/**
 * What all events of an entity say together. Neither their order nor their being told twice changes it, and what is superseded has no say,
 * not even where what superseded it is superseded itself.
 */
export function projectEvents(events: readonly EventContribution[]): WorldState {
  const superseded = new Set(events.map(({ supersedesId }) => supersedesId));
  return projectEntity(
    new Map(),
    events.filter(({ id }) => !superseded.has(id)),
  );
}

/** The same, for events that come to a state that is known: none of them superseded, and none superseding. */
export function projectEntity(state: WorldState, events: readonly EventContribution[]): WorldState {
  const known = new Map(state);
  for (const { id: eventId, fields, confidence, effectiveAt, ingestedAt } of events)
    for (const [name, value] of Object.entries(fields)) {
      const said = { value, confidence, ingestedAt, effectiveAt, eventId };
      const before = known.get(name);
      if (!before || hasPrecedence(said, before)) known.set(name, said);
    }
  return known;
}

/** The surer wins; of two as sure, the one that came later. */
export function hasPrecedence(one: FieldWeight, other: FieldWeight): boolean {
  if (one.confidence !== other.confidence) return one.confidence > other.confidence;
  const later = one.ingestedAt.getTime() - other.ingestedAt.getTime();
  if (later !== 0) return later > 0;
  const fresher = one.effectiveAt.getTime() - other.effectiveAt.getTime();
  return fresher === 0 ? one.eventId > other.eventId : fresher > 0;
}

/** How sure an entity's fields are, all taken together; nothing is known for sure of what nothing is known of. */
export function confidenceOf(state: WorldState): number {
  const known = [...state.values()].filter(({ value }) => value !== null);
  if (known.length === 0) return 0;
  return known.reduce((sum, { confidence }) => sum + confidence, 0) / known.length;
}
