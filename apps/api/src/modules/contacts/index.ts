export { type ContactDetails, type ContactSaid, readContact } from './contact-details.ts';
export { ContactResolver } from './graphql/contact.resolver.ts';
export { Contact } from './graphql/contact.type.ts';
export { ContactExportResolver } from './graphql/contact-export.resolver.ts';
export { changeContactsWork } from './work/change-contacts.ts';
export { exportContactsWork, sightOf } from './work/export-contacts.ts';
