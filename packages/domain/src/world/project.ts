import { LIMITS } from '../limits.ts';
import type { WorldSource } from './events.ts';
import { fieldWeight } from './survivorship.ts';

/** Value of a field. Null removes the earlier value. */
export type FieldValue = string | number | boolean | null;

/**
 * Properties of an event that determine whether the value that it contains for a field replaces the value from another
 * event.
 */
interface Precedence {
  /** Weight of the value, which is compared first. */
  readonly weight: number;
  readonly ingestedAt: Date;
  readonly effectiveAt: Date;
  readonly eventId: string;
}

/** Current value of a field, with the properties of the event that set it. */
export interface KnownField extends Precedence {
  readonly value: FieldValue;
  readonly confidence: number;
}

/** The values that one event reports. */
export interface EventContribution {
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly confidence: number;
  readonly source: WorldSource;
  readonly effectiveAt: Date;
  readonly ingestedAt: Date;
  /** Event that this event replaces. Null if the event replaces no other event. */
  readonly supersedesId: string | null;
}

/**
 * State by field name. A removed value is stored as null, so that an event with a lower weight cannot restore the
 * value.
 */
export type WorldState = ReadonlyMap<string, KnownField>;

/**
 * Computes the state of an entity from all its events. The order of the events and duplicates do not matter. A replaced
 * event is ignored, even if the event that replaced it was itself replaced.
 */
export function projectEvents(events: readonly EventContribution[]): WorldState {
  const superseded = new Set(events.map(({ supersedesId }) => supersedesId));
  return projectEntity(
    new Map(),
    events.filter(({ id }) => !superseded.has(id)),
  );
}

/** Applies additional events to a state. None of them may replace another event or be replaced. */
export function projectEntity(state: WorldState, events: readonly EventContribution[]): WorldState {
  const known = new Map(state);
  for (const { id: eventId, fields, confidence, source, effectiveAt, ingestedAt } of events)
    for (const [name, value] of Object.entries(fields)) {
      const weight = fieldWeight(name, { confidence, source, effectiveAt });
      const projection = { value, confidence, weight, ingestedAt, effectiveAt, eventId };
      const before = known.get(name);
      if (!before || hasPrecedence(projection, before)) known.set(name, projection);
    }
  return known;
}

/**
 * Returns whether the first value takes precedence over the second. The higher weight wins, then the later time of storage,
 * then the later effective time, then the greater event id.
 */
export function hasPrecedence(one: Precedence, other: Precedence): boolean {
  if (one.weight !== other.weight) return one.weight > other.weight;
  const later = one.ingestedAt.getTime() - other.ingestedAt.getTime();
  if (later !== 0) return later > 0;
  const fresher = one.effectiveAt.getTime() - other.effectiveAt.getTime();
  return fresher === 0 ? one.eventId > other.eventId : fresher > 0;
}

/** Returns the average confidence of an entity's known values, from 0 to 1. Returns 0 if no value is known. */
export function confidenceOf(state: WorldState): number {
  const known = [...state.values()].filter(({ value }) => value !== null);
  if (known.length === 0) return 0;
  return known.reduce((sum, { confidence }) => sum + confidence, 0) / known.length;
}

/**
 * Returns the display name of an entity: its name, its given and family names, or its service. Empty if none of them is
 * known.
 */
export function displayNameOf(state: WorldState): string {
  const valueOf = (name: string) => oneLine(state.get(name)?.value ?? '');
  const first = (names: readonly string[]) => names.map(valueOf).find(Boolean) ?? '';
  const name = first(NAMES) || PARTS.map(first).filter(Boolean).join(' ') || valueOf('service');
  return [...name].slice(0, LIMITS.nameLength).join('');
}

const NAMES = ['name', 'displayName', 'display_name', 'fullName', 'full_name', 'title'];
const PARTS = [
  ['givenName', 'given_name', 'firstName', 'first_name'],
  ['familyName', 'family_name', 'lastName', 'last_name'],
];

const oneLine = (value: string | number | boolean): string => String(value).replace(/\s+/gu, ' ').trim();
