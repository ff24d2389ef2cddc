export { contactExport, contactRows } from './contact-export.ts';
export { type ContactDetails, type ContactInput, validateContact } from './contact-validation.ts';
export { contactsWhere } from './contacts.reads.ts';
export { lockContact } from './contacts.repository.ts';
export { ContactConditions, ContactPayload } from './graphql/contact.mutations.ts';
export { ContactFields, ContactResolver } from './graphql/contact.resolver.ts';
export { Contact } from './graphql/contact.type.ts';
export { ContactExportResolver } from './graphql/contact-export.ts';
export { bulkUpdateContactsJob } from './jobs/bulk-update-contacts-job.ts';
export {
  selectedContactsSql as selectedContacts,
  toJobStatement as askedBy,
} from './jobs/selected-contacts.ts';
