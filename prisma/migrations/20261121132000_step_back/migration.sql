-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "step_back_reason" TEXT,
ADD COLUMN     "stepped_back_at" TIMESTAMPTZ(3);

alter table conversations
  add constraint conversations_step_back_check check ((stepped_back_at is null) = (step_back_reason is null));
