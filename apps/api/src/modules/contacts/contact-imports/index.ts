export { clearImportRows } from './clear-import-rows.ts';
export { downloadRejected } from './download-rejected.ts';
export { ContactImportResolver } from './graphql/contact-import.resolver.ts';
export { checkImportJob } from './jobs/check-import-job.ts';
export { runImportJob } from './jobs/run-import-job.ts';
export { undoImportJob } from './jobs/undo-import-job.ts';
export { uploadImports } from './upload-imports.ts';
