/** Refusals about events sent to the world model. */
export const WORLD_REFUSALS = {
  EVENT_KEY_INVALID: 'Give the event a key of 1 to 200 characters, the same whenever you tell it again.',
  EVENT_TYPE_INVALID:
    'An event type has 1 to 80 characters: small letters, digits, dots and underscores, like order.shipped.',
  EVENT_TIME_INVALID: 'This is more than a day ahead, or before 1900. Say when it became true.',
  EVENT_SAYS_NOTHING: 'Say at least one field or one relation.',
  EVENT_WITHDRAWN: 'This event has no say any more, or takes the say of another away.',
  ENTITY_REF_INVALID:
    'Name the system and the id by which it knows the entity. Names that begin with frontdesk. are ours.',
  FIELDS_INVALID:
    'An event has at most 50 fields, each once. A name has up to 64 letters, digits, dots and underscores; a text up to 2000 characters.',
  RELATIONS_INVALID:
    'An event has at most 50 relations. Their kind has 1 to 80 characters, and leads to another entity.',
  CONFIDENCE_INVALID: 'Confidence goes from 0 to 95 percent. Only a member who corrects a field is certain.',
} as const;
