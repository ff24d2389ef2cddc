/** Refusals about events sent to the world model. */
export const WORLD_REFUSALS = {
  EVENT_IDEMPOTENCY_KEY_INVALID: 'The event needs an idempotency key of 1 to 200 characters.',
  EVENT_TYPE_INVALID:
    'An event type must have 1 to 80 lower-case letters, digits, dots and underscores, for example order.shipped.',
  EVENT_TIME_INVALID: 'The time must be between 1900 and one day from now.',
  EVENT_EMPTY: 'Enter at least one field or relation.',
  EVENT_RETRACTED: 'This event was already retracted, or is itself a retraction.',
  ENTITY_REF_INVALID:
    'Enter a system and the ID of the entity in that system. System names that begin with frontdesk. are reserved.',
  FIELDS_INVALID:
    'An event can have at most 50 distinct fields. A field name can have at most 64 letters, digits, dots and underscores, and a text at most 2000 characters.',
  RELATIONS_INVALID: 'An event can have at most 50 relations to other entities, with types of 1 to 80 characters.',
  CONFIDENCE_INVALID: 'Confidence must be 0 to 95 percent. Only corrections by members have full confidence.',
} as const;
