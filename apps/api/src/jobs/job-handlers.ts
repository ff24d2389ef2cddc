import { checkImportWork, runImportWork, undoImportWork } from '../modules/contact-imports/index.ts';
import { changeContactsWork, exportContactsWork } from '../modules/contacts/index.ts';

/** Every kind of long job, and what works on it. */
export const JOB_HANDLERS = {
  CONTACT_CHANGE: changeContactsWork,
  CONTACT_EXPORT: exportContactsWork,
  CONTACT_IMPORT_CHECK: checkImportWork,
  CONTACT_IMPORT: runImportWork,
  CONTACT_IMPORT_UNDO: undoImportWork,
};
