export { downloadRejected } from './download-rejected.ts';
export { ContactImportResolver } from './graphql/contact-import.resolver.ts';
export { checkImportWork } from './jobs/check-import-job.ts';
export { runImportWork } from './jobs/run-import-job.ts';
export { undoImportWork } from './jobs/undo-import-job.ts';
export { uploadContacts } from './upload-contacts.ts';
