-- CreateTable
CREATE TABLE "question_placements" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "words_hash" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_by_name" TEXT NOT NULL,

    CONSTRAINT "question_placements_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "question_placements_workspace_id_question_id_idx" ON "question_placements"("workspace_id", "question_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_placements_workspace_id_words_hash_key" ON "question_placements"("workspace_id", "words_hash");

-- AddForeignKey
ALTER TABLE "question_placements" ADD CONSTRAINT "question_placements_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_placements" ADD CONSTRAINT "question_placements_workspace_id_question_id_fkey" FOREIGN KEY ("workspace_id", "question_id") REFERENCES "unanswered_questions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('question_placements');

alter table question_placements
  add constraint question_placements_words_hash_check check (words_hash ~ '^[0-9a-f]{64}$');
