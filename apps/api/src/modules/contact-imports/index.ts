export { downloadRejected } from './download-rejected.ts';
export { ContactImportResolver } from './graphql/contact-import.resolver.ts';
export { uploadContacts } from './upload-contacts.ts';
export { checkImportWork } from './work/check-import.ts';
export { runImportWork } from './work/run-import.ts';
export { undoImportWork } from './work/undo-import.ts';
