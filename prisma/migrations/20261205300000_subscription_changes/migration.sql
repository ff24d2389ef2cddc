-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "change_id" UUID,
ADD COLUMN     "changes_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_interval" TEXT,
ADD COLUMN     "next_plan_version_id" UUID,
ADD COLUMN     "next_seats" INTEGER;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_next_plan_version_id_fkey" FOREIGN KEY ("next_plan_version_id") REFERENCES "plan_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table subscriptions
  add constraint subscriptions_next_check check (
    (changes_at is null) = (next_plan_version_id is null) and (changes_at is null) = (next_interval is null)
    and (changes_at is not null or next_seats is null) and (changes_at is null or provider = 'STRIPE')
    and next_interval in ('MONTH', 'YEAR') and next_seats between 1 and 100000);
