/**
 * Kinds of data sources. FHIR: the FHIR server of an electronic health record system (EHR). REST: an API that returns
 * lists of records as JSON, which a mapping converts.
 */
export const DATA_SOURCE_KINDS = ['FHIR', 'REST'] as const;
export type DataSourceKind = (typeof DATA_SOURCE_KINDS)[number];

/**
 * Methods of authorizing requests to a data source. BASIC: with a user name and password. HEADER: with a key in a
 * request header whose name the external system specifies.
 */
export const SOURCE_AUTHORIZATIONS = ['NONE', 'BEARER', 'BASIC', 'HEADER'] as const;
export type SourceAuthorization = (typeof SOURCE_AUTHORIZATIONS)[number];

export const SYNC_STRATEGIES = ['MANUAL', 'SCHEDULED'] as const;
export type SyncStrategy = (typeof SYNC_STRATEGIES)[number];

export const SOURCE_HEALTHS = ['UNKNOWN', 'HEALTHY', 'DEGRADED'] as const;
export type SourceHealth = (typeof SOURCE_HEALTHS)[number];

/**
 * Reasons why a data source is disabled. MEMBER: a member disabled it. FAILING: scheduled runs were stopped after
 * several consecutive failures.
 */
export const DATA_SOURCE_DISABLED_REASONS = ['MEMBER', 'FAILING'] as const;
export type DataSourceDisabledReason = (typeof DATA_SOURCE_DISABLED_REASONS)[number];

export const SYNC_RUN_STATUSES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type SyncRunStatus = (typeof SYNC_RUN_STATUSES)[number];

/**
 * Kinds of failures in requests to a data source and in its runs. RATE_LIMITED and UNAVAILABLE are temporary; the
 * others require a change to the data source or to the external system.
 */
export const SOURCE_FAILURES = [
  'UNAVAILABLE',
  'RATE_LIMITED',
  'CREDENTIALS_REJECTED',
  'REQUEST_REJECTED',
  'PAGE_GONE',
  'ADDRESS_NOT_ALLOWED',
  'REDIRECTED',
  'TOO_LARGE',
  'NOT_JSON',
  'WEB_PAGE',
  'NOT_UTF8',
  'UNEXPECTED_FORMAT',
  'REPEATED_PAGE',
  'TOO_MANY_PAGES',
  'ALL_REJECTED',
  'INTERNAL',
] as const;
export type SourceFailure = (typeof SOURCE_FAILURES)[number];

export const SYNC_TRIGGERS = ['MEMBER', 'SCHEDULE'] as const;
export type SyncTrigger = (typeof SYNC_TRIGGERS)[number];

/** FHIR resource types in the order in which they are read: a type comes before the types that reference it. */
export const FHIR_RESOURCES = ['Organization', 'Location', 'Practitioner', 'Patient', 'Appointment'] as const;
export type FhirResource = (typeof FHIR_RESOURCES)[number];

export const isFhirResource = (name: string): name is FhirResource =>
  (FHIR_RESOURCES as readonly string[]).includes(name);

export const SOURCE_LIMITS = {
  sources: 20,
  urlLength: 500,
  secretLength: 4_000,
  usernameLength: 200,
  everyMinutes: { least: 5, most: 1_440 },
  pageSize: { least: 10, most: 200 },
  requestsPerMinute: { least: 1, most: 600 },
  timeoutSeconds: { least: 5, most: 60 },
  /** Maximum size of one response, in bytes. */
  pageBytes: 8_000_000,
  /** Maximum number of attempts to read one page. After the last attempt, the run fails. */
  pageTries: 5,
  /** Number of consecutive failed runs after which scheduled runs are stopped. */
  failuresToSwitchOff: 5,
  /** Maximum number of rejected records that a run lists. The counter of the run includes all rejected records. */
  rejectionsKept: 100,
  /**
   * Minutes of overlap between runs. A run also reads the records that changed shortly before the newest record of the
   * last run.
   */
  overlapMinutes: 5,
  runsKeptDays: 30,
} as const;

export interface RunnerTerms {
  readonly strategy: SyncStrategy;
  readonly everyMinutes: number | null;
  readonly pageSize: number;
  readonly requestsPerMinute: number;
  readonly timeoutSeconds: number;
}

/** Default values of the schedule form. */
export const RUNNER_DEFAULTS: RunnerTerms = {
  strategy: 'MANUAL',
  everyMinutes: null,
  pageSize: 100,
  requestsPerMinute: 120,
  timeoutSeconds: 30,
};

/** Personal fields of a record: contact details and the date of birth. */
export const SOURCE_CONTACT_FIELDS: readonly string[] = ['phone', 'email', 'birth_date', 'address'];

/**
 * Confidence of values from a data source: higher than statements in a conversation, lower than corrections by members.
 */
export const SOURCE_CONFIDENCE = 0.8;
