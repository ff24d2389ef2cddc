import { checkImportJob, runImportJob, undoImportJob } from '../modules/contacts/contact-imports/index.ts';
import { bulkUpdateContactsJob, exportContactsJob } from '../modules/contacts/contacts/index.ts';

/** The handler of each kind of long job. */
export const JOB_HANDLERS = {
  CONTACT_CHANGE: bulkUpdateContactsJob,
  CONTACT_EXPORT: exportContactsJob,
  CONTACT_IMPORT_CHECK: checkImportJob,
  CONTACT_IMPORT: runImportJob,
  CONTACT_IMPORT_UNDO: undoImportJob,
};
