-- The processes that listen leave out what follows too soon (events/last-of-many.ts); they need no row for it.
ALTER TABLE "campaigns" DROP COLUMN "told_at";
