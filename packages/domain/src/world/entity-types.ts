/** What kinds of people and things a workspace knows. */
export const ENTITY_TYPES = ['PERSON', 'ORGANIZATION', 'PRACTITIONER', 'LOCATION', 'APPOINTMENT', 'ITEM'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** Who said it. */
export const WORLD_SOURCES = ['MEMBER', 'AGENT', 'DATA_SOURCE', 'API'] as const;
export type WorldSource = (typeof WORLD_SOURCES)[number];

/** How sure something is, by how it came to be known. */
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
  eventsAtOnce: 500,
  /** So far ahead may the clock of whoever tells us something be. */
  aheadHours: 24,
} as const;

/** The part of the product that knows people by the ids of contacts. */
export const CONTACT_SYSTEM = 'frontdesk.contact';

/** Names of systems that only the product itself gives. */
export const isOwnSystem = (system: string): boolean => system.startsWith('frontdesk.');

export const FIELD_KINDS = ['TEXT', 'NUMBER', 'BOOLEAN'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
