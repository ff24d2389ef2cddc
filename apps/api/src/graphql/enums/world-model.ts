import {
  DATA_SOURCE_DISABLED_REASONS,
  DATA_SOURCE_KINDS,
  DUPLICATE_EVIDENCE,
  ENTITY_TYPES,
  FHIR_RESOURCES,
  FIELD_KINDS,
  RECORD_ACCESS,
  REST_PAGINATIONS,
  SOURCE_AUTHORIZATIONS,
  SOURCE_DATE_FORMATS,
  SOURCE_FAILURES,
  SOURCE_HEALTHS,
  SOURCE_TRANSFORMS,
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
    WRITE: 'The agent can also change the field after the contact has confirmed the new value.',
  },
);

export const DataSourceKindEnum = enumOf(
  'DataSourceKind',
  'Protocol of the external system that a data source reads.',
  DATA_SOURCE_KINDS,
  { FHIR: 'FHIR R4 over REST.', REST: 'A REST API that returns lists of records as JSON, with a mapping.' },
);
export const SourceAuthorizationEnum = enumOf(
  'SourceAuthorization',
  'Authentication method for an external system.',
  SOURCE_AUTHORIZATIONS,
  {
    NONE: 'No authentication.',
    BEARER: 'A bearer token.',
    BASIC: 'A user name and a password.',
    HEADER: 'A key in a header whose name depends on the system.',
  },
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
    UNKNOWN: 'The connection has not been tested yet.',
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
export const RestPaginationEnum = enumOf('RestPagination', 'Pagination method of a REST API.', REST_PAGINATIONS, {
  NONE: 'The response has all records.',
  CURSOR: 'The response has a cursor, which is a query parameter of the next request. The last page has none.',
  PAGE: 'Each request specifies the page number. An empty page or the status 404 ends the run.',
  OFFSET: 'Each request specifies the number of records to skip. An empty page or the status 404 ends the run.',
  LINK: 'The header `Link` with the relation `next` has the URL of the next page. The last page has none.',
});
export const SourceTransformEnum = enumOf('SourceTransform', 'Conversion of a mapped value.', SOURCE_TRANSFORMS, {
  NONE: 'The value is not changed.',
  TRIM: 'Spaces at both ends are removed.',
  LOWERCASE: 'Spaces at both ends are removed, and letters are converted to lowercase.',
  DATE: 'A date becomes `YYYY-MM-DD`. A record with another text is rejected.',
  CONSTANT: 'Each record has the same value.',
  CONCAT: 'Several values are joined. Missing values are skipped.',
  LOOKUP: 'The value is replaced with one of a list. A record with another value is rejected.',
});
export const SourceDateFormatEnum = enumOf('SourceDateFormat', 'Format of dates in records.', SOURCE_DATE_FORMATS, {
  ISO: '`2026-03-31`, with or without a time.',
  DAY_MONTH_YEAR: '`31.03.2026`, `31/3/2026` or `31-03-2026`.',
  MONTH_DAY_YEAR: '`03/31/2026`, `3.31.2026` or `03-31-2026`.',
  UNIX_SECONDS: 'Seconds since 1970, in UTC.',
  UNIX_MILLISECONDS: 'Milliseconds since 1970, in UTC.',
});
export const SourceFailureEnum = enumOf(
  'SourceFailure',
  'Kind of a failure of a data source. A run can be started again after each of them.',
  SOURCE_FAILURES,
  {
    UNAVAILABLE: 'The system did not respond, or responded with a server error.',
    RATE_LIMITED: 'The system received too many requests.',
    CREDENTIALS_REJECTED: 'The system rejected the credentials.',
    REQUEST_REJECTED: 'The system rejected the request.',
    PAGE_GONE: 'The path or page does not exist.',
    ADDRESS_NOT_ALLOWED: 'The address is in a private network or on another host.',
    REDIRECTED: 'The system redirects to another address. Redirects are not followed.',
    TOO_LARGE: 'A page is larger than 10 MB, or 8 MB for FHIR.',
    NOT_JSON: 'The response is not JSON.',
    WEB_PAGE: 'The response is a web page.',
    NOT_UTF8: 'The response is not valid UTF-8.',
    UNEXPECTED_FORMAT: 'The response has no records where they are expected.',
    REPEATED_PAGE: 'The system returned the same page or cursor twice.',
    TOO_MANY_PAGES: 'The system returned 10,000 pages without reaching the end.',
    ALL_REJECTED: 'No record could be read. `failure` has the first reason.',
    INTERNAL: 'An internal error occurred.',
  },
);
