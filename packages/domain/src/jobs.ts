export const JOB_KINDS = [
  'CONTACT_CHANGE',
  'CONTACT_EXPORT',
  'CONTACT_IMPORT_CHECK',
  'CONTACT_IMPORT',
  'CONTACT_IMPORT_UNDO',
  'LEAD_EXPORT',
  'BOOKING_EXPORT',
  'CONVERSATION_EXPORT',
  'CONTACT_DATA_EXPORT',
  'ENTITY_EXPORT',
  'WORKSPACE_DATA_EXPORT',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Kinds of jobs whose result is a file. */
export const EXPORT_JOB_KINDS = [
  'CONTACT_EXPORT',
  'LEAD_EXPORT',
  'BOOKING_EXPORT',
  'CONVERSATION_EXPORT',
  'CONTACT_DATA_EXPORT',
  'ENTITY_EXPORT',
  'WORKSPACE_DATA_EXPORT',
] as const satisfies readonly JobKind[];
export type ExportJobKind = (typeof EXPORT_JOB_KINDS)[number];

/** Formats of exported records. */
export const EXPORT_FORMATS = ['CSV', 'NDJSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const JOB_STATUSES = ['QUEUED', 'RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const JOB_STATUS_TITLES: Record<JobStatus, string> = {
  QUEUED: 'Waiting',
  RUNNING: 'Running',
  PAUSED: 'Paused',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Canceled',
};

/** Returns whether a job has not finished yet. */
export const isUnderWay = (state: JobStatus): boolean =>
  state === 'QUEUED' || state === 'RUNNING' || state === 'PAUSED';
