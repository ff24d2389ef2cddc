/** Refusals about data sources and their runs. */
export const SOURCE_REFUSALS = {
  DATA_SOURCES_TOO_MANY: 'A workspace has at most 20 data sources. Delete one first.',
  DATA_SOURCE_NAME_TAKEN: 'There is already a data source by this name.',
  DATA_SOURCE_URL_INVALID: 'This is not an address to ask: it begins with https, and has nothing behind a ? or a #.',
  DATA_SOURCE_RESOURCES_INVALID: 'Choose at least one kind of record that is read here.',
  DATA_SOURCE_USERNAME_MISSING: 'A user name has 1 to 200 characters, without a colon.',
  DATA_SOURCE_SECRET_MISSING: 'Type the token or password that the system gave out, in up to 4000 characters.',
  DATA_SOURCE_SECRET_REQUIRED: 'This address is on another host. Enter the token or password for it.',
  DATA_SOURCE_INTERVAL_INVALID: 'A schedule runs every 5 to 1440 minutes.',
  DATA_SOURCE_RUNNER_INVALID:
    'A page has 10 to 200 records, a minute 1 to 600 requests, and an answer 5 to 60 seconds of time.',
  DATA_SOURCE_BUSY: 'A run is under way. Cancel it first, or wait for its end.',
  DATA_SOURCE_OFF: 'This data source is switched off. Switch it on first.',
  DATA_SOURCE_CHANGED: 'The data source changed while it was being asked. Test it again.',
  SYNC_RUN_OVER: 'This run is over already.',
} as const;
