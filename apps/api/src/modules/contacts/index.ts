export { type ContactDetails, type ContactSaid, readContact } from './contact-details.ts';
export { type ContactFilter as ContactSelection, contactsWhere } from './contacts.reads.ts';
export { lockContact } from './contacts.repository.ts';
export { ContactFilter } from './graphql/contact.inputs.ts';
export { ContactResolver } from './graphql/contact.resolver.ts';
export { Contact } from './graphql/contact.type.ts';
export { ContactExportResolver } from './graphql/contact-export.resolver.ts';
export { changeContactsWork } from './work/change-contacts.ts';
export { exportContactsWork, sightOf } from './work/export-contacts.ts';
export {
  asked as askedBy,
  selected as selectedContacts,
} from './work/selected-contacts.ts';
