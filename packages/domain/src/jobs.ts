export const JOB_KINDS = [
  'CONTACT_CHANGE',
  'CONTACT_EXPORT',
  'CONTACT_IMPORT_CHECK',
  'CONTACT_IMPORT',
  'CONTACT_IMPORT_UNDO',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

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
