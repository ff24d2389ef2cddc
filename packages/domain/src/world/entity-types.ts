export const ENTITY_TYPES = ['PERSON', 'ORGANIZATION', 'PRACTITIONER', 'LOCATION', 'APPOINTMENT', 'ITEM'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** Origin of an event in the world model. */
export const WORLD_SOURCES = ['MEMBER', 'AGENT', 'DATA_SOURCE', 'API'] as const;
export type WorldSource = (typeof WORLD_SOURCES)[number];

/** Confidence of a value, from 0 to 1, by how it became known. */
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
  fieldNameLength: 64,
  valueLength: 2000,
  fieldsInEvent: 50,
  relationsInEvent: 50,
  relationKindLength: 80,
  eventsPerRequest: 500,
  /** Hours that an event can be in the future, because clocks of external systems can be ahead. */
  aheadHours: 24,
} as const;

/** Name of the identifier system for contacts. An identifier in this system links an entity to a contact. */
export const CONTACT_SYSTEM = 'frontdesk.contact';

/** Returns whether a system name is reserved for the product itself. */
export const isOwnSystem = (system: string): boolean => system.startsWith('frontdesk.');

export const FIELD_KINDS = ['TEXT', 'NUMBER', 'BOOLEAN'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
