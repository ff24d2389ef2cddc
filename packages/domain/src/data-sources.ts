/** How a system outside is asked. An EHR is a FHIR server with an authorization of its own. */
export const DATA_SOURCE_KINDS = ['FHIR'] as const;
export type DataSourceKind = (typeof DATA_SOURCE_KINDS)[number];

/** BASIC: with a user name. */
export const SOURCE_AUTHORIZATIONS = ['NONE', 'BEARER', 'BASIC'] as const;
export type SourceAuthorization = (typeof SOURCE_AUTHORIZATIONS)[number];

export const SYNC_STRATEGIES = ['MANUAL', 'SCHEDULED'] as const;
export type SyncStrategy = (typeof SYNC_STRATEGIES)[number];

export const SOURCE_HEALTHS = ['UNKNOWN', 'HEALTHY', 'DEGRADED'] as const;
export type SourceHealth = (typeof SOURCE_HEALTHS)[number];

/** FAILING: runs failed one after another, and nobody begins them by a clock any more. */
export const SOURCE_OFF_REASONS = ['MEMBER', 'FAILING'] as const;
export type SourceOffReason = (typeof SOURCE_OFF_REASONS)[number];

export const SYNC_RUN_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type SyncRunState = (typeof SYNC_RUN_STATES)[number];

export const SYNC_TRIGGERS = ['MEMBER', 'SCHEDULE'] as const;
export type SyncTrigger = (typeof SYNC_TRIGGERS)[number];

/** What is read of a FHIR server, each before those that refer to it. */
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
  /** Of one answer. */
  pageBytes: 8_000_000,
  /** Times that one page is asked for before its run has failed. */
  pageTries: 5,
  /** Runs that failed one after another, before the clock begins no more of them. */
  failuresToSwitchOff: 5,
  /** Rejected records that a run keeps by name; all of them are counted. */
  rejectionsKept: 100,
  /** What changed so long before the newest record of the last run is asked for again. */
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

/** What the form begins with. */
export const RUNNER_DEFAULTS: RunnerTerms = {
  strategy: 'MANUAL',
  everyMinutes: null,
  pageSize: 100,
  requestsPerMinute: 120,
  timeoutSeconds: 30,
};

/** What a record said that may be nobody else's: how to reach a person, and when they were born. */
export const SOURCE_CONTACT_FIELDS: readonly string[] = ['phone', 'email', 'birth_date', 'address'];

/** How sure it is what a system of record says: surer than what somebody says in a conversation, less so than what a member corrects. */
export const SOURCE_CONFIDENCE = 0.8;
