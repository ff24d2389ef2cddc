-- AlterTable
ALTER TABLE "agent_versions" ADD COLUMN     "knowledge_number" INTEGER;

-- AlterTable
ALTER TABLE "test_runs" ADD COLUMN     "knowledge_number" INTEGER;

-- CreateTable
CREATE TABLE "knowledge_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source_id" UUID,
    "kind" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "knowledge_versions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "knowledge_versions_workspace_id_source_id_number_idx" ON "knowledge_versions"("workspace_id", "source_id", "number");

-- CreateIndex
CREATE INDEX "knowledge_versions_workspace_id_created_at_id_idx" ON "knowledge_versions"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_versions_workspace_id_number_key" ON "knowledge_versions"("workspace_id", "number");

-- AddForeignKey
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('knowledge_versions');

alter table knowledge_versions
  add constraint knowledge_versions_number_check check (number >= 1),
  add constraint knowledge_versions_kind_check check (kind in (
    'QUESTION_ANSWER', 'TEXT', 'FILE', 'WEB_PAGE', 'BUSINESS_PROFILE')),
  add constraint knowledge_versions_change_check check (change in ('CREATED', 'UPDATED', 'READ', 'RESTORED', 'DELETED')),
  add constraint knowledge_versions_source_check check ((source_id is null) = (kind = 'BUSINESS_PROFILE')),
  add constraint knowledge_versions_content_check check (
    (content is null) = (change = 'DELETED') and coalesce(jsonb_typeof(content) = 'object', true));

-- The current content becomes the first version of each source and profile. The owner of the tables is exempt from their
-- policies meanwhile.
alter table business_profiles no force row level security;
alter table knowledge_sources no force row level security;
alter table knowledge_passages no force row level security;
alter table knowledge_web_pages no force row level security;
alter table knowledge_versions no force row level security;
insert into knowledge_versions (workspace_id, id, number, source_id, kind, change, title, content, created_at, created_by_name)
select workspace_id, gen_random_uuid(), row_number() over (partition by workspace_id order by at, source_id), source_id, kind,
  case when revision = 1 then 'CREATED' else 'UPDATED' end, title, content, at, by_name
from (
  select s.workspace_id, s.id as source_id, s.kind, s.revision, s.title, s.updated_at as at, s.updated_by_name as by_name,
    case s.kind
      when 'FILE' then jsonb_build_object('format', s.format, 'byteCount', s.byte_count, 'pageCount', s.page_count,
        'characterCount', s.character_count, 'passages', coalesce((
          select jsonb_agg(jsonb_build_object('headings', p.headings, 'text', p.text, 'pageNumber', p.page_number) order by p.position)
          from knowledge_passages p where p.workspace_id = s.workspace_id and p.source_id = s.id), '[]'))
      when 'WEB_PAGE' then jsonb_build_object('pages', coalesce((
        select jsonb_agg(jsonb_build_object('url', w.url, 'title', w.title, 'passages', (
          select jsonb_agg(jsonb_build_object('headings', p.headings, 'text', p.text) order by p.position)
          from knowledge_passages p where p.workspace_id = w.workspace_id and p.web_page_id = w.id)) order by w.position, w.id)
        from knowledge_web_pages w where w.workspace_id = s.workspace_id and w.source_id = s.id and w.passage_count > 0), '[]'))
      else jsonb_build_object('text', s.text) end as content
  from knowledge_sources s
  where s.kind in ('QUESTION_ANSWER', 'TEXT') or s.passage_count > 0
  union all
  select b.workspace_id, null, 'BUSINESS_PROFILE', b.revision, '', b.updated_at, b.updated_by_name,
    jsonb_build_object('name', b.name, 'description', b.description, 'address', b.address, 'phone', b.phone, 'email', b.email,
      'website', b.website, 'services', b.services, 'policies', b.policies, 'links', b.links, 'contactPersons', b.contact_persons)
  from business_profiles b
) stored;
alter table knowledge_versions force row level security;
alter table knowledge_web_pages force row level security;
alter table knowledge_passages force row level security;
alter table knowledge_sources force row level security;
alter table business_profiles force row level security;
