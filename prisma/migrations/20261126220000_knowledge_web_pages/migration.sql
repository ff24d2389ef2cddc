-- AlterTable
ALTER TABLE "answer_sources" ADD COLUMN     "url" TEXT;

-- AlterTable
ALTER TABLE "knowledge_passages" ADD COLUMN     "web_page_id" UUID;

-- AlterTable
ALTER TABLE "knowledge_sources" ADD COLUMN     "cut_by" TEXT,
ADD COLUMN     "failed_pages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "found_pages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "processed_pages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reading" JSONB,
ADD COLUMN     "refresh_interval" TEXT,
ADD COLUMN     "scope" TEXT,
ADD COLUMN     "url" TEXT;

-- CreateTable
CREATE TABLE "knowledge_web_pages" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "error" TEXT,
    "title" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "content_hash" TEXT,
    "reading_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "character_count" INTEGER NOT NULL DEFAULT 0,
    "passage_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_web_pages_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "knowledge_web_pages_workspace_id_source_id_position_id_idx" ON "knowledge_web_pages"("workspace_id", "source_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_web_pages_workspace_id_source_id_url_key" ON "knowledge_web_pages"("workspace_id", "source_id", "url");

-- CreateIndex
CREATE INDEX "knowledge_passages_workspace_id_web_page_id_idx" ON "knowledge_passages"("workspace_id", "web_page_id");

-- AddForeignKey
ALTER TABLE "knowledge_web_pages" ADD CONSTRAINT "knowledge_web_pages_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_web_pages" ADD CONSTRAINT "knowledge_web_pages_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "knowledge_sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_workspace_id_web_page_id_fkey" FOREIGN KEY ("workspace_id", "web_page_id") REFERENCES "knowledge_web_pages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('knowledge_web_pages');

alter table knowledge_sources
  drop constraint knowledge_sources_kind_check,
  add constraint knowledge_sources_kind_check check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE', 'WEB_PAGE')),
  drop constraint knowledge_sources_state_check,
  add constraint knowledge_sources_state_check check (state in ('WAITING', 'READING', 'READY', 'FAILED')),
  drop constraint knowledge_sources_error_check,
  add constraint knowledge_sources_error_check check ((error is not null) = (state = 'FAILED')
    and error in ('TYPE_UNSUPPORTED', 'ENCRYPTED', 'DAMAGED', 'NO_TEXT', 'TOO_COMPLEX', 'TOO_LONG', 'INTERRUPTED',
      'PAGE_NOT_FOUND', 'PAGE_ACCESS_DENIED', 'PAGE_TOO_LARGE', 'ROBOTS_DISALLOWED', 'ADDRESS_NOT_ALLOWED',
      'TOO_MANY_REDIRECTS', 'SERVER_ERROR', 'SERVER_TIMEOUT', 'NAME_NOT_FOUND', 'TLS_FAILED', 'CONNECTION_FAILED',
      'SITEMAP_INVALID', 'SITEMAP_EMPTY')),
  add constraint knowledge_sources_scope_check check (scope in ('PAGE', 'SITEMAP')),
  add constraint knowledge_sources_refresh_check check (refresh_interval in ('NEVER', 'DAILY', 'WEEKLY')),
  add constraint knowledge_sources_cut_check check (cut_by in ('PAGES', 'SITEMAPS', 'TIME')),
  add constraint knowledge_sources_web_page_check check ((kind = 'WEB_PAGE') = (url is not null)
    and (url is null) = (scope is null) and (url is null) = (refresh_interval is null)),
  -- The schedule starts reads of web pages only.
  add constraint knowledge_sources_next_read_check check (next_read_at is null or refresh_interval in ('DAILY', 'WEEKLY')),
  -- A read in progress has a position, from which another worker continues.
  add constraint knowledge_sources_reading_check
    check (kind <> 'WEB_PAGE' or (reading is not null) = (state in ('WAITING', 'READING'))),
  add constraint knowledge_sources_pages_check
    check (failed_pages between 0 and processed_pages and processed_pages <= found_pages);
alter table knowledge_web_pages
  add constraint knowledge_web_pages_state_check check (state in ('WAITING', 'READY', 'FAILED')),
  add constraint knowledge_web_pages_error_check check ((error is not null) = (state = 'FAILED')
    and error in ('TYPE_UNSUPPORTED', 'ENCRYPTED', 'DAMAGED', 'NO_TEXT', 'TOO_COMPLEX', 'TOO_LONG', 'INTERRUPTED',
      'PAGE_NOT_FOUND', 'PAGE_ACCESS_DENIED', 'PAGE_TOO_LARGE', 'ROBOTS_DISALLOWED', 'ADDRESS_NOT_ALLOWED',
      'TOO_MANY_REDIRECTS', 'SERVER_ERROR', 'SERVER_TIMEOUT', 'NAME_NOT_FOUND', 'TLS_FAILED', 'CONNECTION_FAILED',
      'SITEMAP_INVALID', 'SITEMAP_EMPTY'));
alter table knowledge_passages
  drop constraint knowledge_passages_kind_check,
  add constraint knowledge_passages_kind_check
    check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE', 'WEB_PAGE', 'BUSINESS_PROFILE')),
  add constraint knowledge_passages_web_page_check check ((kind = 'WEB_PAGE') = (web_page_id is not null));
alter table answer_sources
  drop constraint answer_sources_kind_check,
  add constraint answer_sources_kind_check
    check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE', 'WEB_PAGE', 'BUSINESS_PROFILE', 'BUSINESS_HOURS', 'TOOL'));

-- Workers find due reads across workspaces, and start each inside its workspace.
create index knowledge_sources_due_idx on knowledge_sources (next_read_at) where next_read_at is not null;
grant select (workspace_id, id, next_read_at) on knowledge_sources to frontdesk_system;
