-- AlterTable
ALTER TABLE "surfaces" ADD COLUMN     "check_failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "check_passed_at" TIMESTAMPTZ(3),
ADD COLUMN     "code_claimed_at" TIMESTAMPTZ(3),
ADD COLUMN     "code_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "code_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "code_hash" BYTEA,
ADD COLUMN     "locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_check" TEXT NOT NULL DEFAULT 'NONE';

alter table surfaces
  add constraint surfaces_second_check_check check (second_check in ('NONE', 'CODE', 'BIRTH_DATE')),
  add constraint surfaces_check_failures_check check (check_failures between 0 and 5),
  add constraint surfaces_locked_at_check check ((locked_at is not null) = (check_failures = 5)),
  add constraint surfaces_check_passed_at_check check (check_passed_at is null
    or second_check <> 'NONE' and browser_hash is not null),
  add constraint surfaces_code_count_check check (code_count between 0 and 3 and (code_count = 0 or second_check = 'CODE')),
  add constraint surfaces_code_hash_check check (octet_length(code_hash) = 32),
  add constraint surfaces_code_expires_at_check check ((code_hash is null) = (code_expires_at is null)),
  add constraint surfaces_code_claimed_at_check check (code_claimed_at is null or code_count > 0);
