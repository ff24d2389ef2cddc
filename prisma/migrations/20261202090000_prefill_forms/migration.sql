-- AlterTable
ALTER TABLE "surface_answers" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'NEW';

-- AlterTable
ALTER TABLE "surfaces" ADD COLUMN     "browser_hash" BYTEA,
ADD COLUMN     "prefilled" JSONB,
ADD COLUMN     "sender" TEXT NOT NULL DEFAULT 'MEMBER';

-- DropIndex
DROP INDEX "surfaces_workspace_id_template_id_idx";

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_template_id_created_at_idx" ON "surfaces"("workspace_id", "template_id", "created_at");

update surfaces set sender = case when message_id is null then 'LINK' when created_by_name = 'Agent' then 'AGENT' else 'MEMBER' end;

alter table surface_answers
  add constraint surface_answers_origin_check check (origin in ('NEW', 'CONFIRMED', 'CORRECTED'));
alter table surfaces
  add constraint surfaces_sender_check check (sender in ('AGENT', 'MEMBER', 'LINK')),
  add constraint surfaces_browser_hash_check check (octet_length(browser_hash) = 32),
  add constraint surfaces_prefilled_check check (prefilled is null or jsonb_typeof(prefilled) = 'array');
