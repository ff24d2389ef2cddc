/** Refusals of files of imports. */
export const IMPORT_FILE_REFUSALS = {
  FILE_EMPTY: 'This file has no rows below the header row.',
  FILE_NOT_CSV: 'This is not a CSV file. Save it as CSV and try again.',
  FILE_TOO_LARGE:
    'This file is too large. A file can have at most 50 MB. Split it, or export contacts, saved replies or messages instead of a backup.',
  FILE_IS_BACKUP:
    'This is an archive or a backup of a database. Export contacts, saved replies or messages as CSV, and upload that file.',
  HISTORY_FILE_INVALID:
    'This is neither CSV nor JSON with messages. Export messages as CSV, or as JSON with one message or page of messages after another.',
  ROWS_TOO_MANY: 'This file is too large. A file can have at most 100,000 rows and 50 columns.',
} as const;
