-- AlterTable
ALTER TABLE "members" ADD COLUMN     "away_since" TIMESTAMPTZ(3),
ADD COLUMN     "away_until" TIMESTAMPTZ(3);

alter table members
  add constraint members_away_until_check check (away_until is null or away_until > away_since);
