-- CreateTable
CREATE TABLE "knowledge_embeddings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "signature" BIT(512) NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "knowledge_embeddings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AddForeignKey
ALTER TABLE "knowledge_embeddings" ADD CONSTRAINT "knowledge_embeddings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_embeddings" ADD CONSTRAINT "knowledge_embeddings_workspace_id_id_fkey" FOREIGN KEY ("workspace_id", "id") REFERENCES "knowledge_passages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('knowledge_embeddings');

-- The vector is read for the nearest passages only, so that the search reads short rows.
alter table knowledge_embeddings alter column vector set storage external;
alter table knowledge_embeddings set (toast_tuple_target = 128);

alter table model_calls drop constraint model_calls_purpose_check;
alter table model_calls
  add constraint model_calls_purpose_check check (purpose in (
    'UNDERSTANDING', 'WORDING', 'REVIEW', 'REPLY_DRAFT', 'SUMMARY', 'TEST', 'SIMULATED_CONTACT', 'TEST_JUDGMENT', 'IMAGE',
    'TRANSCRIPTION', 'EMBEDDING'));
alter table model_usage_days drop constraint model_usage_days_purpose_check;
alter table model_usage_days
  add constraint model_usage_days_purpose_check check (purpose in (
    'UNDERSTANDING', 'WORDING', 'REVIEW', 'REPLY_DRAFT', 'SUMMARY', 'TEST', 'SIMULATED_CONTACT', 'TEST_JUDGMENT', 'IMAGE',
    'TRANSCRIPTION', 'EMBEDDING'));

-- Only global admins change prices, so the owner of the table is exempt while it adds some.
alter table model_prices no force row level security;
-- List prices per million tokens, in thousandths of a US dollar.
insert into model_prices (id, provider, model, input_micros, output_micros, valid_from, created_at, created_by_name)
select gen_random_uuid(), provider, model, input * 1000, 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Frontdesk'
from (values
  ('OPENAI', 'text-embedding-3-small', 20),
  ('OPENAI', 'text-embedding-3-large', 130),
  ('GOOGLE', 'gemini-embedding-001', 150)
) as known (provider, model, input)
on conflict do nothing;
alter table model_prices force row level security;

-- The job that starts the computation of missing vectors looks at all workspaces.
grant select (workspace_id) on knowledge_embeddings to frontdesk_system;
