import {
  CONTACT_CHANGES,
  CONTACT_ORDER_FIELDS,
  CONTACT_REACHABILITIES,
  DUPLICATE_STRATEGIES,
  ERASURE_REMAINDERS,
  EXPORT_FORMATS,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  IMPORT_PRODUCTS,
  IMPORT_ROW_ACTIONS,
  IMPORT_ROW_GROUPS,
  IMPORT_STAGES,
  JOB_KINDS,
  JOB_STATUSES,
  MERGE_FIELDS,
  TIMELINE_KINDS,
  VIEW_VISIBILITIES,
} from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const ContactReachabilityEnum = enumOf(
  'ContactReachability',
  'Whether messages can be sent to a contact.',
  CONTACT_REACHABILITIES,
  {
    REACHABLE: 'Messages can be sent to the contact.',
    OPTED_OUT: 'The contact has opted out.',
    BLOCKED: 'The contact is blocked.',
  },
);
export const ContactOrderFieldEnum = enumOf(
  'ContactOrderField',
  'Field by which contacts are sorted.',
  CONTACT_ORDER_FIELDS,
  {
    CREATED_AT: 'Time at which the contact was created.',
    UPDATED_AT: 'Time at which the contact was last changed.',
    NAME: 'Name of the contact. Case is ignored.',
  },
);
export const BulkContactActionEnum = enumOf(
  'BulkContactAction',
  'Action of a bulk change of contacts.',
  CONTACT_CHANGES,
  {
    TAG: 'Adds a tag to the contacts.',
    UNTAG: 'Removes a tag from the contacts.',
    BLOCK: 'Blocks the contacts.',
    UNBLOCK: 'Unblocks the contacts.',
    DELETE: 'Permanently deletes the contacts.',
  },
);
export const MergeFieldEnum = enumOf(
  'MergeField',
  'Field that a merge copies from the removed contact.',
  MERGE_FIELDS,
  {
    NAME: 'Name of the contact.',
    PHONE: 'Phone number. It becomes the phone number of the remaining contact.',
    EMAIL: 'Email address of the contact.',
    COMPANY: 'Company of the contact.',
    NOTES: 'Internal notes about the contact.',
  },
);
export const TimelineKindEnum = enumOf('TimelineKind', "Kind of an entry of a contact's timeline.", TIMELINE_KINDS, {
  MESSAGE: 'A message of a conversation with the contact, except messages of campaigns and sequences.',
  CAMPAIGN_MESSAGE: 'A message of a campaign to the contact.',
  SEQUENCE_MESSAGE: 'A message of a sequence to the contact.',
  CONVERSATION: 'A change of the status of a conversation with the contact.',
  TAKEOVER: 'A takeover of a conversation with the contact.',
  RATING: 'A rating that the contact gave.',
  CALL: 'A call with the contact, at the time it was created.',
  CALL_ENDED: 'The end of a call with the contact.',
  CALL_WRAPPED_UP: 'The outcome and note that a member recorded after a call with the contact.',
  LEAD: "A lead with the contact's phone number, at the time it was created.",
  LEAD_STATUS: "A change of the status of a lead with the contact's phone number.",
  BOOKING: "A booking of a lead with the contact's phone number, at the time it was created.",
  BOOKING_CHANGE: "A change of a booking of a lead with the contact's phone number.",
  FORM: 'A form that was sent to the contact, or a change of its status.',
  FACT: "An event about the contact's entity, or about an entity that is linked to it.",
  OPT_OUT: 'An opt-out of the contact.',
  OPT_IN: 'An opt-in of the contact after an opt-out.',
  AUDIT: 'Another change that is recorded in the audit log.',
});
export const ImportFieldEnum = enumOf(
  'ImportField',
  'Field that a column of an imported file is mapped to. Each kind of import has its own fields: an import of leads has those of contacts and of leads.',
  IMPORT_FIELDS,
  {
    IGNORE: 'The column is not imported.',
    NAME: 'Name of the contact. If no column has it, the name is the first name and the last name.',
    FIRST_NAME: 'First name of the contact.',
    LAST_NAME: 'Last name of the contact.',
    PHONE: 'Phone number of the contact.',
    COUNTRY_CODE: 'Calling code of the phone number, for example 49. Ignored if the number has one.',
    EMAIL: 'Email address of the contact.',
    COMPANY: 'Company of the contact.',
    NOTES: 'Internal notes about the contact.',
    TAGS: 'Tags of the contact. Several columns can be tags.',
    CONSENT: 'Whether the contact has given consent. An import of leads rejects rows without it if a column has it.',
    OPT_OUT:
      'Whether the contact has opted out: yes, no, or the date or time of the opt-out. Applies to existing contacts with every `DuplicateStrategy`.',
    MESSAGES_ALLOWED:
      'Whether the contact may receive messages: yes or no. No is an opt-out, like `OPT_OUT`. An empty cell changes nothing.',
    MESSAGE: 'Message of the lead, at most 2000 characters.',
    STATUS: 'Status of the lead, a value of `LeadStatus` in any case. An empty cell is `NEW`.',
    SOURCE:
      'Where another system got the lead from. Stored as form parameter `source`; only the first 200 characters are stored.',
    EXTERNAL_ID: 'Id of the lead or the message in another system, at most 200 characters.',
    CREATED_AT: 'Date or time at which the lead was created, in ISO 8601 format, not in the future.',
    ANSWER:
      'Answer of the lead to the question in the header, at most 2000 characters. At most 30 columns can be answers.',
    SHORTCUT: 'Shortcut of the saved reply. Required by an import of saved replies.',
    TEXT: 'Text of the message, at most 4096 characters, or of the saved reply. Required by imports of these kinds. In saved replies, the variables `{{contact.name}}`, `{{contact.first_name}}` and `{{agent.name}}` of Chatwoot become placeholders. Rows with other unknown variables are rejected.',
    FOLDER: 'Folder of the saved reply.',
    SHARED:
      'Whether the saved reply is shared: yes or no, also `shared` or `private`. If the cell is empty, `replyVisibility` of the import applies.',
    SENT_AT:
      'Time of the message, in ISO 8601 format or as seconds or milliseconds since 1970, not in the future. A time without a UTC offset is in the time zone of the workspace.',
    DIRECTION:
      'Who sent the message: `in`, `incoming`, `received` or `contact`, or `out`, `outgoing`, `sent` or `agent`, and other common words.',
    CHANNEL: 'Channel of the message. Only messages of WhatsApp are imported. An empty cell means WhatsApp.',
    ATTACHMENTS: 'Attachments of the message. They are not imported; the message says how many are missing.',
  },
);
export const ImportProductEnum = enumOf(
  'ImportProduct',
  'Product whose export of contacts is recognized by its headers.',
  IMPORT_PRODUCTS,
  {
    CHATWOOT: 'Chatwoot.',
    WATI: 'WATI. Phone numbers without a calling code column contain the code.',
    HUBSPOT: 'HubSpot.',
    GOOGLE_CONTACTS: 'Google Contacts, in the format Google CSV.',
  },
);
export const ImportKindEnum = enumOf('ImportKind', 'What an import creates.', IMPORT_KINDS, {
  CONTACTS: 'Contacts.',
  LEADS: 'Leads, and contacts with their phone numbers.',
  SAVED_REPLIES: 'Saved replies. Existing ones are never changed.',
  HISTORY: 'Earlier messages of contacts that exist, from another system.',
});
export const ImportRowGroupEnum = enumOf(
  'ImportRowGroup',
  'Rows of an import that are not rejected and have a reason.',
  IMPORT_ROW_GROUPS,
  {
    EXISTING_LEAD: 'The row creates no lead, because the lead exists.',
    EXISTING_SAVED_REPLY: 'The row creates no saved reply, because one with the shortcut exists.',
    ATTACHMENTS: 'The row creates a message without its attachments, which are not imported.',
    KEPT: 'The undo kept what the row created or updated.',
  },
);
export const ImportStageEnum = enumOf('ImportStage', 'Stage of an import.', IMPORT_STAGES, {
  UPLOADING: 'The file is being uploaded.',
  UPLOADED: 'The file was uploaded.',
  CHECKING: 'The preview was started.',
  CHECKED: 'The preview is complete.',
  IMPORTING: 'The import of the rows was started.',
  IMPORTED: 'The rows were imported.',
  UNDOING: 'The undo of the import was started.',
  UNDONE: 'The import was undone.',
});
export const ImportRowActionEnum = enumOf(
  'ImportRowAction',
  'Planned action for a row of an imported file.',
  IMPORT_ROW_ACTIONS,
  {
    CREATE: 'The row creates a contact or a saved reply.',
    UPDATE: 'The row updates an existing contact.',
    SKIP: 'The contact or saved reply exists and is not changed.',
    DUPLICATE:
      'An earlier row or, for a corrected row, any other row has the same phone number, external id or shortcut.',
    INVALID: 'The row has an invalid value.',
  },
);
export const ErasureRemainderEnum = enumOf(
  'ErasureRemainder',
  'What is kept after the erasure of a contact, and why.',
  ERASURE_REMAINDERS,
  {
    AUDIT_LOG: 'Events of the audit log, which contain the ids of records without their values, as evidence.',
    OPT_OUT: 'The phone number of a person who opted out, so that no message is sent to it.',
    USAGE: 'Counts of messages and costs, for invoices. They contain no data of the person.',
    TOMBSTONES:
      'Keyed hashes of phone numbers, email addresses and ids in other systems, so that imports and data sources do not create the person again.',
    TEMPORARY_COPIES:
      'Uploaded and exported files, stored requests and webhook deliveries, until they expire or retention deletes them.',
    PROVIDER_DATA: 'Data at messaging, voice and calendar providers and in connected systems. Delete it there.',
  },
);
export const DuplicateStrategyEnum = enumOf(
  'DuplicateStrategy',
  'What an import does with contacts that already exist.',
  DUPLICATE_STRATEGIES,
  { UPDATE: 'Existing contacts are updated.', SKIP: 'Existing contacts are not changed.' },
);
export const JobKindEnum = enumOf('JobKind', 'Kind of work that a long-running job performs.', JOB_KINDS, {
  CONTACT_CHANGE: 'A bulk change of contacts.',
  CONTACT_EXPORT: 'An export of contacts to a file.',
  CONTACT_IMPORT_CHECK: 'A preview of an import.',
  CONTACT_IMPORT: 'An import of contacts, leads or saved replies.',
  CONTACT_IMPORT_UNDO: 'The undo of an import.',
  LEAD_EXPORT: 'An export of leads to a file.',
  BOOKING_EXPORT: 'An export of bookings to a file.',
  CONVERSATION_EXPORT: 'An export of the messages of conversations to a file.',
  CONTACT_DATA_EXPORT: 'An export of all data of one contact to a file.',
  ENTITY_EXPORT: 'An export of the fields of entities to a file.',
  WORKSPACE_DATA_EXPORT: 'An export of all data of the workspace to a file.',
});
export const ExportFormatEnum = enumOf('ExportFormat', 'File format of exported records.', EXPORT_FORMATS, {
  CSV: 'Comma-separated values with a header row.',
  NDJSON: 'One JSON object per line.',
});
export const JobStatusEnum = enumOf('JobStatus', 'Status of a long-running job.', JOB_STATUSES, {
  QUEUED: 'The job has not started.',
  RUNNING: 'The job is running.',
  PAUSED: 'The job is paused until a member resumes it.',
  DONE: 'The job is complete.',
  FAILED: 'The job failed.',
  CANCELLED: 'The job was canceled.',
});
export const ViewVisibilityEnum = enumOf('ViewVisibility', 'Visibility of a saved view.', VIEW_VISIBILITIES, {
  PRIVATE: 'Only the owner of the view can see it.',
  SHARED: 'All members of the workspace can see the view.',
});
