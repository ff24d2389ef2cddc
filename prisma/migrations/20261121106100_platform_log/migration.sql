-- AlterTable
ALTER TABLE "platform_settings" ADD COLUMN     "voice_auth_deployed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "platform_events" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_label" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "ip_address" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "platform_events_at_id_idx" ON "platform_events"("at", "id");

-- Added and read, never changed.
grant select, insert on platform_events to frontdesk_system;

-- Which migrations this database has had: for the diagnostics of whoever runs the platform.
create function app.applied_migrations() returns table (name text, finished_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select m.migration_name::text, m.finished_at from public._prisma_migrations m where m.finished_at is not null order by m.migration_name;
end $$;
revoke all on function app.applied_migrations() from public;
grant execute on function app.applied_migrations() to frontdesk_system;
