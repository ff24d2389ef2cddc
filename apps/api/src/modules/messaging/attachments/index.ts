export { type AttachmentRow, hasPendingFiles, storeAttachments } from './stored-attachments.ts';
export { downloadAttachment } from './download-attachment.ts';
export { AttachmentResolver } from './graphql/attachment.resolver.ts';
export { deleteStoredObjectsJob } from './jobs/delete-stored-objects-job.ts';
export { type FileResult, storeFile } from './store-file.ts';
