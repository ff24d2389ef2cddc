import { contactDataExport } from '../modules/contacts/contact-data/index.ts';
import { checkImportJob, runImportJob, undoImportJob } from '../modules/contacts/contact-imports/index.ts';
import { bulkUpdateContactsJob, contactExport } from '../modules/contacts/contacts/index.ts';
import { bookingExport } from '../modules/leads/bookings/index.ts';
import { leadExport } from '../modules/leads/leads/index.ts';
import { conversationExport } from '../modules/messaging/conversations/index.ts';
import { exportJob } from '../modules/platform/exports/index.ts';
import { workspaceDataExport } from '../modules/platform/workspace-data/index.ts';
import { entityExport } from '../modules/world-model/entities/index.ts';

/** Handlers of long-running jobs, by kind. */
export const JOB_HANDLERS = {
  CONTACT_CHANGE: bulkUpdateContactsJob,
  CONTACT_EXPORT: exportJob(contactExport),
  CONTACT_IMPORT_CHECK: checkImportJob,
  CONTACT_IMPORT: runImportJob,
  CONTACT_IMPORT_UNDO: undoImportJob,
  LEAD_EXPORT: exportJob(leadExport),
  BOOKING_EXPORT: exportJob(bookingExport),
  CONVERSATION_EXPORT: exportJob(conversationExport),
  CONTACT_DATA_EXPORT: exportJob(contactDataExport),
  ENTITY_EXPORT: exportJob(entityExport),
  WORKSPACE_DATA_EXPORT: exportJob(workspaceDataExport),
};
