-- AlterTable
-- Existing questions keep their groups. Their terms are replaced when the next question of their workspace is recorded.
ALTER TABLE "unanswered_question_examples" ADD COLUMN     "terms_version" INTEGER NOT NULL DEFAULT 1;
