-- AlterTable
ALTER TABLE "surfaces" ADD COLUMN     "review_note" TEXT,
ADD COLUMN     "reviewed_at" TIMESTAMPTZ(3),
ADD COLUMN     "reviewed_by_name" TEXT;

alter table surfaces
  drop constraint surfaces_status_check,
  drop constraint surfaces_submitted_at_check,
  add constraint surfaces_status_check check (status in ('SENT', 'OPENED', 'IN_PROGRESS', 'SUBMITTED', 'PENDING_REVIEW', 'ACCEPTED', 'RETURNED', 'EXPIRED', 'REVOKED')),
  add constraint surfaces_submitted_at_check check ((status in ('SUBMITTED', 'PENDING_REVIEW', 'ACCEPTED')) = (submitted_at is not null)),
  add constraint surfaces_reviewed_at_check check ((reviewed_at is null) = (reviewed_by_name is null)),
  add constraint surfaces_review_note_check check (review_note is null or reviewed_at is not null);
drop index surfaces_open_idx;
create index surfaces_open_idx on surfaces (expires_at) where status in ('SENT', 'OPENED', 'IN_PROGRESS', 'RETURNED');
-- The list of forms that wait for a review.
create index surfaces_review_idx on surfaces (workspace_id, created_at, id) where status = 'PENDING_REVIEW';
