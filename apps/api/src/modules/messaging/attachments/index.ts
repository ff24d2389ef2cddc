export { downloadAttachment } from './download-attachment.ts';
export { type ExtractionResult, extractText, isRead } from './extract-text.ts';
export { AttachmentResolver } from './graphql/attachment.resolver.ts';
export { deleteStoredObjectsJob } from './jobs/delete-stored-objects-job.ts';
export { type FileResult, storeFile } from './store-file.ts';
export { type AttachmentRow, hasPendingFiles, kindOf, storeAttachments } from './stored-attachments.ts';
