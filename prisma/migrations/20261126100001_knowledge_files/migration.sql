-- AlterTable
ALTER TABLE "knowledge_sources" ADD COLUMN     "byte_count" INTEGER,
ADD COLUMN     "error" TEXT,
ADD COLUMN     "file_id" UUID,
ADD COLUMN     "format" TEXT,
ADD COLUMN     "page_count" INTEGER,
ADD COLUMN     "read_at" TIMESTAMPTZ(3),
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'READY';

-- AlterTable
ALTER TABLE "knowledge_passages" ADD COLUMN     "page_number" INTEGER;

-- AlterTable
ALTER TABLE "answer_sources" ADD COLUMN     "page_number" INTEGER;

-- CreateTable
CREATE TABLE "knowledge_file_parts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_file_parts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_file_parts_workspace_id_file_id_position_key" ON "knowledge_file_parts"("workspace_id", "file_id", "position");

-- AddForeignKey
ALTER TABLE "knowledge_file_parts" ADD CONSTRAINT "knowledge_file_parts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('knowledge_file_parts');

alter table knowledge_sources
  drop constraint knowledge_sources_kind_check,
  add constraint knowledge_sources_kind_check check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE')),
  add constraint knowledge_sources_state_check check (state in ('READING', 'READY', 'FAILED')),
  add constraint knowledge_sources_error_check check ((error is not null) = (state = 'FAILED')
    and error in ('TYPE_UNSUPPORTED', 'ENCRYPTED', 'DAMAGED', 'NO_TEXT', 'TOO_COMPLEX', 'TOO_LONG', 'INTERRUPTED')),
  add constraint knowledge_sources_format_check check (format in ('PDF', 'DOCX', 'HTML', 'CSV', 'TEXT')),
  add constraint knowledge_sources_file_check check ((byte_count is not null) = (kind = 'FILE'));
alter table knowledge_passages
  drop constraint knowledge_passages_kind_check,
  add constraint knowledge_passages_kind_check check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE', 'BUSINESS_PROFILE'));
alter table answer_sources
  drop constraint answer_sources_kind_check,
  add constraint answer_sources_kind_check
    check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE', 'BUSINESS_PROFILE', 'BUSINESS_HOURS'));
