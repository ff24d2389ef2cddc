-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "extracted_text" TEXT,
ADD COLUMN     "extraction_error" TEXT,
ADD COLUMN     "extraction_state" TEXT NOT NULL DEFAULT 'NONE';

alter table attachments
  add constraint attachments_extraction_state_check check (extraction_state in ('NONE', 'PENDING', 'READY', 'FAILED')),
  add constraint attachments_extraction_error_check check ((extraction_error is not null) = (extraction_state = 'FAILED')
    and extraction_error in ('TOO_LONG', 'NO_MODEL', 'NO_CONTENT', 'UNREADABLE', 'NOT_AVAILABLE')),
  add constraint attachments_extracted_text_check check (extracted_text is null or extraction_state = 'READY');
