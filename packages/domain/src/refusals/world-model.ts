/** Refusals for events sent to the world model. */
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

/** Refusals for links between entities. */
export const ENTITY_LINK_REFUSALS = {
  ENTITY_LINK_WITH_ITSELF: 'A record can’t be linked to itself. Select another record.',
  ENTITIES_ALREADY_LINKED: 'These records are already linked, directly or through other records.',
  ENTITIES_NOT_LINKED: 'There is no direct link between these records. It may have been removed already.',
  ENTITY_TYPES_DIFFER: 'Only records of the same type can be linked.',
  ENTITY_SYSTEMS_CONFLICT: 'The records have different IDs in the same system. Merge them in that system first.',
  ENTITY_BIRTH_DATES_DIFFER: 'The records have different birth dates. Correct the wrong date first.',
  ENTITY_GROUP_FULL: 'At most 50 records can be linked to each other.',
  ENTITY_EXTERNAL_ID_TAKEN: 'This ID already belongs to a record. Check the ID, or link the two records.',
  ENTITY_SYSTEM_TAKEN: 'This record, or a record linked to it, already has an ID in this system. Remove that ID first.',
  ENTITY_EXTERNAL_IDS_TOO_MANY: 'A record can have at most 10 external IDs. Remove one first.',
  ENTITY_EXTERNAL_ID_LAST: 'A record needs at least one external ID. Add another ID first.',
  ENTITY_EXTERNAL_ID_RESERVED: 'Frontdesk assigned this ID. It can’t be removed.',
  POSSIBLE_DUPLICATE_DISMISSED: 'These records were already marked as not the same.',
} as const;

/** Refusals for data sources and their runs. */
export const SOURCE_REFUSALS = {
  DATA_SOURCES_TOO_MANY: 'A workspace can have at most 20 data sources. Delete one first.',
  DATA_SOURCE_NAME_TAKEN: 'A data source with this name already exists. Choose another name.',
  DATA_SOURCE_URL_INVALID: 'This is not a valid base URL. Use https without a query or fragment.',
  DATA_SOURCE_RESOURCES_INVALID: 'Select at least one resource type.',
  DATA_SOURCE_USERNAME_MISSING: 'Enter a user name of 1 to 200 characters without a colon.',
  DATA_SOURCE_SECRET_MISSING: 'Enter the token or password of the system, at most 4000 characters.',
  DATA_SOURCE_SECRET_REQUIRED: 'The new address is on another host. Enter the token or password for that host.',
  DATA_SOURCE_INTERVAL_INVALID: 'Enter an interval of 5 to 1440 minutes.',
  DATA_SOURCE_RUNNER_INVALID:
    'Enter 10 to 200 records per page, 1 to 600 requests per minute and a timeout of 5 to 60 seconds.',
  DATA_SOURCE_BUSY: 'A run is in progress. Cancel it or wait until it ends.',
  DATA_SOURCE_OFF: 'This data source is disabled. Enable it first.',
  DATA_SOURCE_HEADER_INVALID: 'Enter the name of the header, for example X-Api-Key. Standard headers are not allowed.',
  DATA_SOURCE_REQUEST_INVALID:
    'Check the path, the path of the records and the parameters. The path begins with a slash; each pagination needs its own parameters.',
  DATA_SOURCE_NOT_REST: 'Only a source of the kind REST has a mapping.',
  SOURCE_MAPPING_MISSING: 'This data source has no mapping yet. Save a mapping first.',
  SOURCE_MAPPING_INVALID:
    'Each field needs a name, a path and the settings of its conversion. A mapping has 1 to 30 fields with different names.',
  SOURCE_MAPPING_CHANGED: 'The mapping was changed in the meantime. Reload the page.',
  DATA_SOURCE_CHANGED: 'The data source was changed during the test. Test it again.',
  SYNC_RUN_ENDED: 'This run has already ended.',
} as const;
