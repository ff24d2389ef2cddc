-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "review_sample_percent" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "reviews" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "open_conversation_id" UUID,
    "reasons" TEXT[],
    "first_review_id" UUID,
    "claimed_by_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "reviewer_id" UUID,
    "completed_at" TIMESTAMPTZ(3),
    "accuracy_score" INTEGER,
    "tone_score" INTEGER,
    "outcome_score" INTEGER,
    "comment" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "reviews_workspace_id_created_at_id_idx" ON "reviews"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "reviews_workspace_id_conversation_id_created_at_id_idx" ON "reviews"("workspace_id", "conversation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "reviews_workspace_id_completed_at_created_at_id_idx" ON "reviews"("workspace_id", "completed_at", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_workspace_id_open_conversation_id_key" ON "reviews"("workspace_id", "open_conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_workspace_id_first_review_id_key" ON "reviews"("workspace_id", "first_review_id");

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_first_review_id_fkey" FOREIGN KEY ("workspace_id", "first_review_id") REFERENCES "reviews"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select protect_workspace_table('reviews');

alter table reviews
  add constraint reviews_reasons_check check (cardinality(reasons) > 0 and reasons <@ array['SAMPLE', 'LOW_RATING', 'HANDOFF', 'SAFETY', 'UNSUPPORTED_STATEMENT', 'MEMBER', 'SECOND_REVIEW']),
  add constraint reviews_open_check check (open_conversation_id is null or (open_conversation_id = conversation_id and completed_at is null and first_review_id is null)),
  add constraint reviews_claimed_check check (num_nulls(claimed_by_id, claimed_at) in (0, 2) and (claimed_at is null or completed_at is null)),
  add constraint reviews_completed_check check (num_nulls(reviewer_id, completed_at) in (0, 2)
    and (completed_at is null) = (coalesce(accuracy_score, tone_score, outcome_score) is null) and (comment is null or completed_at is not null)),
  add constraint reviews_scores_check check (accuracy_score between 1 and 5 and tone_score between 1 and 5 and outcome_score between 1 and 5);

alter table workspaces add constraint workspaces_review_sample_percent_check check (review_sample_percent between 0 and 100);
