/** Refusals about data sources and their runs. */
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
  DATA_SOURCE_CHANGED: 'The data source was changed during the test. Test it again.',
  SYNC_RUN_ENDED: 'This run has already ended.',
} as const;
