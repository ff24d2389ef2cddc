import {
  DATA_SOURCE_DISABLED_REASONS,
  DATA_SOURCE_KINDS,
  DUPLICATE_EVIDENCE,
  ENTITY_TYPES,
  FHIR_RESOURCES,
  FIELD_KINDS,
  RECORD_ACCESS,
  SOURCE_AUTHORIZATIONS,
  SOURCE_HEALTHS,
  SYNC_RUN_STATUSES,
  SYNC_STRATEGIES,
  SYNC_TRIGGERS,
  WORLD_SOURCES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const EntityTypeEnum = enumOf('EntityType', 'Type of an entity.', ENTITY_TYPES, {
  PERSON: 'A person, for example a contact or a patient.',
  ORGANIZATION: 'A company, clinic or other organization.',
  PRACTITIONER: 'A person who provides services, for example a doctor.',
  LOCATION: 'A place at which services are provided.',
  APPOINTMENT: 'An appointment of a person.',
  ITEM: 'Anything else, for example an order.',
});
export const WorldSourceEnum = enumOf('WorldSource', 'Kind of source that reported an event.', WORLD_SOURCES, {
  AGENT: 'The agent, from a conversation or call.',
  API: 'An API key.',
  DATA_SOURCE: 'A data source.',
  MEMBER: 'A member.',
  SURFACE: 'The contact, in a form that was sent to them.',
});
export const FieldKindEnum = enumOf('FieldKind', 'Data type of a field value.', FIELD_KINDS, {
  TEXT: 'A text.',
  NUMBER: 'A number, written in decimal notation.',
  BOOLEAN: '`true` or `false`.',
});
export const DuplicateEvidenceEnum = enumOf(
  'DuplicateEvidenceKind',
  'What two entities have in common.',
  DUPLICATE_EVIDENCE,
  {
    PHONE: 'The same phone number.',
    EMAIL: 'The same email address.',
    NAME: 'A similar name.',
    BIRTH_DATE: 'The same birth date.',
  },
);
export const RecordAccessEnum = enumOf(
  'RecordAccess',
  "What the agent can do with a field of the contact's own record.",
  RECORD_ACCESS,
  {
    NONE: 'The agent cannot use the field.',
    READ: 'The agent can read the field and tell its value to the contact.',
    WRITE: 'The agent can also change the field after the contact confirmed the new value.',
  },
);

export const DataSourceKindEnum = enumOf(
  'DataSourceKind',
  'Protocol of the external system that a data source reads.',
  DATA_SOURCE_KINDS,
  { FHIR: 'FHIR R4 over REST.' },
);
export const SourceAuthorizationEnum = enumOf(
  'SourceAuthorization',
  'Authentication method for an external system.',
  SOURCE_AUTHORIZATIONS,
  { NONE: 'No authentication.', BEARER: 'A bearer token.', BASIC: 'A user name and a password.' },
);
export const FhirResourceEnum = enumOf('FhirResource', 'Type of record that a data source reads.', FHIR_RESOURCES, {
  Organization: 'An organization. It becomes an entity of the type ORGANIZATION.',
  Location: 'A place. It becomes an entity of the type LOCATION.',
  Practitioner: 'A provider of care. It becomes an entity of the type PRACTITIONER.',
  Patient: 'A recipient of care. It becomes an entity of the type PERSON.',
  Appointment: 'An appointment. It becomes an entity of the type APPOINTMENT.',
});
export const SyncStrategyEnum = enumOf('SyncStrategy', 'How the runs of a data source are started.', SYNC_STRATEGIES, {
  MANUAL: 'A member starts each run.',
  SCHEDULED: 'Runs start at a fixed interval.',
});
export const SourceHealthEnum = enumOf(
  'SourceHealth',
  'Result of the latest health checks of a data source.',
  SOURCE_HEALTHS,
  {
    UNKNOWN: 'The connection was not tested yet.',
    HEALTHY: 'The last test or run succeeded.',
    DEGRADED: 'The last test or run failed.',
  },
);
export const DataSourceDisabledReasonEnum = enumOf(
  'DataSourceDisabledReason',
  'Reason why a data source is disabled.',
  DATA_SOURCE_DISABLED_REASONS,
  { MEMBER: 'A member disabled the data source.', FAILING: 'Several consecutive runs failed.' },
);
export const SyncRunStatusEnum = enumOf('SyncRunStatus', 'Status of a run of a data source.', SYNC_RUN_STATUSES, {
  QUEUED: 'The run has not started.',
  RUNNING: 'The run is reading records.',
  DONE: 'The run is complete.',
  FAILED: 'The run failed.',
  CANCELLED: 'A member canceled the run.',
});
export const SyncTriggerEnum = enumOf('SyncTrigger', 'What started a run of a data source.', SYNC_TRIGGERS, {
  MEMBER: 'A member started the run.',
  SCHEDULE: 'The schedule started the run.',
});
