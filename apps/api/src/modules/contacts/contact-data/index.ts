export { contactDataExport } from './export-contact-data.ts';
export { ContactDataResolver } from './graphql/contact-data.ts';
