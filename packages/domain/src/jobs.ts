export const JOB_KINDS = [
  'CONTACT_CHANGE',
  'CONTACT_EXPORT',
  'CONTACT_IMPORT_CHECK',
  'CONTACT_IMPORT',
  'CONTACT_IMPORT_UNDO',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_STATES = ['QUEUED', 'RUNNING', 'PAUSED', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type JobState = (typeof JOB_STATES)[number];

export const JOB_STATE_TITLES: Record<JobState, string> = {
  QUEUED: 'Waiting',
  RUNNING: 'Running',
  PAUSED: 'Paused',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Canceled',
};

/** Returns whether a job has not finished yet. */
export const isUnderWay = (state: JobState): boolean => state === 'QUEUED' || state === 'RUNNING' || state === 'PAUSED';
