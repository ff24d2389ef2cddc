export { type ContactDetails, type ContactSaid, readContact } from './contact-validation.ts';
export { type ContactFilter as ContactSelection, contactsWhere } from './contacts.reads.ts';
export { lockContact } from './contacts.repository.ts';
export { ContactFilter } from './graphql/contact.inputs.ts';
export { ContactResolver } from './graphql/contact.resolver.ts';
export { Contact } from './graphql/contact.type.ts';
export { ContactExportResolver } from './graphql/contact-export.resolver.ts';
export { changeContactsWork } from './jobs/change-contacts-job.ts';
export { exportContactsWork, sightOf } from './jobs/export-contacts-job.ts';
export {
  asked as askedBy,
  selected as selectedContacts,
} from './jobs/selected-contacts.ts';
