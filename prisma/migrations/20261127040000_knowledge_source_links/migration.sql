-- AlterTable
ALTER TABLE "knowledge_sources" ADD COLUMN     "public_url" TEXT,
ADD COLUMN     "is_link_shared" BOOLEAN NOT NULL DEFAULT true;

alter table knowledge_sources
  add constraint knowledge_sources_public_url_check check (public_url is null or kind <> 'WEB_PAGE');
