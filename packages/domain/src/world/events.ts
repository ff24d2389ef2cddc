import { withoutUnstorable } from '../normalize-text.ts';
import type { FieldValue } from './project.ts';

export const ENTITY_TYPES = ['PERSON', 'ORGANIZATION', 'PRACTITIONER', 'LOCATION', 'APPOINTMENT', 'ITEM'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** Origin of an event in the world model. */
export const WORLD_SOURCES = ['MEMBER', 'AGENT', 'DATA_SOURCE', 'API', 'SURFACE'] as const;
export type WorldSource = (typeof WORLD_SOURCES)[number];

/** Confidence of a value, from 0 to 1, by its origin. */
export const CONFIDENCE = {
  inferred: 0.2,
  mentioned: 0.3,
  confirmed: 0.5,
  reviewed: 0.95,
  corrected: 1,
} as const;

export const WORLD_LIMITS = {
  keyLength: 200,
  eventTypeLength: 80,
  systemLength: 80,
  externalIdLength: 200,
  /** Maximum number of external ids of an entity. */
  externalIds: 10,
  fieldNameLength: 64,
  valueLength: 2000,
  fieldsInEvent: 50,
  relationsInEvent: 50,
  relationKindLength: 80,
  eventsPerRequest: 500,
  /**
   * Number of hours by which the time of an event can be in the future, because clocks of external systems can be fast.
   */
  aheadHours: 24,
} as const;

/** Name of the identifier system for contacts. An identifier in this system links an entity to a contact. */
export const CONTACT_SYSTEM = 'frontdesk.contact';

/** Returns whether a system name is reserved for Frontdesk itself. */
export const isOwnSystem = (system: string): boolean => system.startsWith('frontdesk.');

/**
 * Returns the system name of a data source for external ids. It is needed because an id such as Patient/17 is unique
 * only within one system.
 */
export const systemOfSource = (dataSourceId: string): string => `data_source.${dataSourceId}`;

/** Returns the id of the data source with this system name. Null if the system is not a data source. */
export const sourceIdOf = (system: string): string | null =>
  /^data_source\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(system)?.[1] ?? null;

export const FIELD_KINDS = ['TEXT', 'NUMBER', 'BOOLEAN'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Returns whether a text is a valid field name or relation type. */
export const isFieldName = (name: string): boolean =>
  name.length <= WORLD_LIMITS.fieldNameLength && /^[a-z][\w.-]*$/i.test(name);

/** Returns whether a text is a valid event type, for example `order.shipped`. */
export const isWorldEventType = (type: string): boolean =>
  type.length <= WORLD_LIMITS.eventTypeLength && /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(type);

/** Returns whether an event can have this effective time: not before 1900, and at most `aheadHours` in the future. */
export const isWorldTime = (at: Date, now: Date): boolean =>
  at.getTime() >= EARLIEST && at.getTime() <= now.getTime() + WORLD_LIMITS.aheadHours * 3_600_000;

const EARLIEST = Date.UTC(1900, 0, 1);

/** Normalizes a value for storage. Undefined if the value is too long or not a finite number. */
export function normalizeFieldValue(value: FieldValue): FieldValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return value;
  const text = withoutUnstorable(value).trim();
  return text.length > WORLD_LIMITS.valueLength ? undefined : text;
}

/** Normalizes a reference to one non-empty line. Null if the reference is invalid or too long. */
export function normalizeReference(text: string, maxLength: number): string | null {
  const reference = withoutUnstorable(text).trim();
  if (reference === '' || reference.length > maxLength || /\p{Cc}/u.test(reference)) return null;
  return reference;
}
