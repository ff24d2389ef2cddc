-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "booked_by_id" UUID,
ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "meeting_url" TEXT,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'AGENT',
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "wish" TEXT,
ADD COLUMN     "wished_start" TIMESTAMPTZ(3);

alter table bookings drop constraint bookings_status_check,
  add constraint bookings_status_check check (status in ('REQUESTED', 'BOOKED', 'CANCELLED', 'FAILED', 'SUPPRESSED')),
  add constraint bookings_origin_check check (origin in ('AGENT', 'MEMBER', 'CALENDAR')),
  add constraint bookings_wish_check check (wish in ('RESCHEDULE', 'CANCEL')),
  -- Only what stands can be changed, and only a move has somewhere to go.
  add constraint bookings_wished_check check (wish is null or status = 'BOOKED'),
  add constraint bookings_wished_start_check check ((wish is not distinct from 'RESCHEDULE') = (wished_start is not null)),
  add constraint bookings_attempts_check check (attempts >= 0);
