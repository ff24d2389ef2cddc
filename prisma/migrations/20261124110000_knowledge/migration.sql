-- CreateTable
CREATE TABLE "business_profiles" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "services" JSONB NOT NULL,
    "policies" JSONB NOT NULL,
    "links" JSONB NOT NULL,
    "contact_persons" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "business_profiles_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "knowledge_sources" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "character_count" INTEGER NOT NULL,
    "passage_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "knowledge_sources_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "knowledge_passages" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID,
    "kind" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "headings" TEXT[],
    "text" TEXT NOT NULL,
    "terms" TEXT[],
    "term_count" INTEGER NOT NULL,
    "title_terms" TEXT[],
    "title_size" INTEGER NOT NULL,

    CONSTRAINT "knowledge_passages_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "unanswered_questions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "first_asked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_asked_at" TIMESTAMPTZ(3) NOT NULL,
    "source_id" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_name" TEXT,

    CONSTRAINT "unanswered_questions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "unanswered_question_examples" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "conversation_id" UUID,
    "call_id" UUID,
    "text" TEXT NOT NULL,
    "terms" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unanswered_question_examples_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "answer_sources" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "message_id" UUID,
    "call_id" UUID,
    "transcript_turn_id" UUID,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "headings" TEXT[],
    "text" TEXT NOT NULL,
    "source_id" UUID,
    "cited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_sources_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "knowledge_sources_workspace_id_created_at_id_idx" ON "knowledge_sources"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "knowledge_passages_workspace_id_source_id_position_idx" ON "knowledge_passages"("workspace_id", "source_id", "position");

-- CreateIndex
CREATE INDEX "unanswered_questions_workspace_id_status_last_asked_at_id_idx" ON "unanswered_questions"("workspace_id", "status", "last_asked_at", "id");

-- CreateIndex
CREATE INDEX "unanswered_questions_workspace_id_source_id_idx" ON "unanswered_questions"("workspace_id", "source_id");

-- CreateIndex
CREATE INDEX "unanswered_question_examples_workspace_id_question_id_asked_idx" ON "unanswered_question_examples"("workspace_id", "question_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "unanswered_question_examples_workspace_id_conversation_id_idx" ON "unanswered_question_examples"("workspace_id", "conversation_id");

-- CreateIndex
CREATE INDEX "unanswered_question_examples_workspace_id_call_id_idx" ON "unanswered_question_examples"("workspace_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "unanswered_question_examples_workspace_id_question_id_conve_key" ON "unanswered_question_examples"("workspace_id", "question_id", "conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "unanswered_question_examples_workspace_id_question_id_call__key" ON "unanswered_question_examples"("workspace_id", "question_id", "call_id");

-- CreateIndex
CREATE INDEX "answer_sources_workspace_id_message_id_id_idx" ON "answer_sources"("workspace_id", "message_id", "id");

-- CreateIndex
CREATE INDEX "answer_sources_workspace_id_call_id_idx" ON "answer_sources"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "answer_sources_workspace_id_transcript_turn_id_id_idx" ON "answer_sources"("workspace_id", "transcript_turn_id", "id");

-- AddForeignKey
ALTER TABLE "business_profiles" ADD CONSTRAINT "business_profiles_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_sources" ADD CONSTRAINT "knowledge_sources_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "knowledge_sources"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_questions" ADD CONSTRAINT "unanswered_questions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question_examples" ADD CONSTRAINT "unanswered_question_examples_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question_examples" ADD CONSTRAINT "unanswered_question_examples_workspace_id_question_id_fkey" FOREIGN KEY ("workspace_id", "question_id") REFERENCES "unanswered_questions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question_examples" ADD CONSTRAINT "unanswered_question_examples_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unanswered_question_examples" ADD CONSTRAINT "unanswered_question_examples_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_sources" ADD CONSTRAINT "answer_sources_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_sources" ADD CONSTRAINT "answer_sources_workspace_id_message_id_fkey" FOREIGN KEY ("workspace_id", "message_id") REFERENCES "messages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_sources" ADD CONSTRAINT "answer_sources_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_sources" ADD CONSTRAINT "answer_sources_workspace_id_transcript_turn_id_fkey" FOREIGN KEY ("workspace_id", "transcript_turn_id") REFERENCES "transcript_turns"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('answer_sources');
select protect_workspace_table('business_profiles');
select protect_workspace_table('knowledge_passages');
select protect_workspace_table('knowledge_sources');
select protect_workspace_table('unanswered_question_examples');
select protect_workspace_table('unanswered_questions');

alter table business_profiles add constraint business_profiles_id_check check (id = workspace_id);
alter table knowledge_sources add constraint knowledge_sources_kind_check check (kind in ('QUESTION_ANSWER', 'TEXT'));
alter table knowledge_passages
  add constraint knowledge_passages_kind_check check (kind in ('QUESTION_ANSWER', 'TEXT', 'BUSINESS_PROFILE')),
  add constraint knowledge_passages_source_check check ((source_id is null) = (kind = 'BUSINESS_PROFILE'));
alter table unanswered_questions
  add constraint unanswered_questions_status_check check (status in ('OPEN', 'ANSWERED', 'DISMISSED')),
  add constraint unanswered_questions_settled_check check ((status = 'OPEN') = (settled_at is null));
alter table unanswered_question_examples
  add constraint unanswered_question_examples_origin_check check ((conversation_id is null) <> (call_id is null));
alter table answer_sources
  add constraint answer_sources_kind_check check (kind in ('QUESTION_ANSWER', 'TEXT', 'BUSINESS_PROFILE', 'BUSINESS_HOURS')),
  add constraint answer_sources_origin_check check ((message_id is null) <> (call_id is null)),
  add constraint answer_sources_turn_check check (transcript_turn_id is null or call_id is not null);

-- Returns the stems of all words of a text in each language of the knowledge base, and the topics of the passage. The
-- text consists of words in lower case without accents.
create function app.passage_terms(words text, topics text[]) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select array(
    select distinct l.lexeme
    from unnest(array['english', 'spanish', 'portuguese', 'german']) c (name), unnest(to_tsvector(c.name::regconfig, words)) l
    union select unnest(topics) order by 1)
$$;
revoke all on function app.passage_terms(text, text[]) from public;
grant execute on function app.passage_terms(text, text[]) to frontdesk_app;

create index knowledge_passages_terms_idx on knowledge_passages using gin (workspace_id, terms);
grant select (workspace_id, id, terms, term_count, title_terms, title_size) on knowledge_passages to frontdesk_system;

grant create on schema app to frontdesk_system;
set local role frontdesk_system;

-- Returns the passages of the current workspace that contain most words of a question, or whose whole title occurs in
-- the question, and how much of the question they contain. Overlap of arrays is not leakproof, so that row-level security would prevent the use of the index.
-- `configs` are the text search configurations of the question's language. `extra` are the terms of a passage that is
-- not stored, which is returned with a null id. A rare word counts more than a frequent one. If the question has words,
-- one of them must occur, and if it has topics, one of them.
create function app.match_passages(words text[], configs text[], topics text[], extra text[], most integer)
returns table (passage_id uuid, coverage double precision)
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select w.place, false as is_topic, array(
      select distinct l.lexeme from unnest(configs) c (name), unnest(to_tsvector(c.name::regconfig, w.word)) l) as lexemes
    from unnest(words) with ordinality w (word, place)
    union all
    select -t.place, true, array[t.topic] from unnest(topics) with ordinality t (topic, place)
  ), terms as materialized (
    select * from asked where cardinality(lexemes) > 0
  ), hits as materialized (
    select p.id, p.term_count as size, t.place, t.is_topic, p.title_size,
      not t.is_topic and p.title_terms && t.lexemes as in_title
    from terms t join public.knowledge_passages p on p.workspace_id = app.workspace_id() and p.terms && t.lexemes
    union all
    select null, cardinality(extra), t.place, t.is_topic, 0, false from terms t where extra && t.lexemes
  ), weights as (
    select t.place, t.is_topic, 1 / (1 + ln(1 + greatest(count(h.id), 1))) as weight
    from terms t left join hits h on h.place = t.place group by t.place, t.is_topic
  ), totals as (
    select sum(weight) as weight, bool_or(not is_topic) as has_words, bool_or(is_topic) as has_topics from weights
  )
  select h.id, (sum(w.weight) / t.weight)::double precision as coverage
  from hits h join weights w on w.place = h.place cross join totals t
  group by h.id, h.size, h.title_size, t.weight, t.has_words, t.has_topics
  having (sum(w.weight) / t.weight > 0.505 or (h.title_size > 0 and count(*) filter (where h.in_title) >= h.title_size))
    and (bool_or(not h.is_topic) or not t.has_words) and (bool_or(h.is_topic) or not t.has_topics)
  order by coverage desc, h.id is null desc, h.size, h.id
  limit most
$$;
revoke all on function app.match_passages(text[], text[], text[], text[], integer) from public;
grant execute on function app.match_passages(text[], text[], text[], text[], integer) to frontdesk_app;

set local role frontdesk_owner;
revoke create on schema app from frontdesk_system;
