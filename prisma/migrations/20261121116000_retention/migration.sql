-- CreateTable
CREATE TABLE "legal_holds" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "open" BOOLEAN DEFAULT true,
    "placed_by_id" UUID NOT NULL,
    "placed_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_name" TEXT,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_holds_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "retention_sweeps" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "leads" INTEGER NOT NULL DEFAULT 0,
    "conversations" INTEGER NOT NULL DEFAULT 0,
    "messages" INTEGER NOT NULL DEFAULT 0,
    "contacts" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_sweeps_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "legal_holds_workspace_id_created_at_id_idx" ON "legal_holds"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "legal_holds_workspace_id_scope_subject_id_open_key" ON "legal_holds"("workspace_id", "scope", "subject_id", "open");

-- CreateIndex
CREATE UNIQUE INDEX "retention_sweeps_workspace_id_due_at_key" ON "retention_sweeps"("workspace_id", "due_at");

-- CreateIndex
CREATE INDEX IF NOT EXISTS "leads_workspace_id_phone_idx" ON "leads"("workspace_id", "phone");

-- CreateIndex
CREATE INDEX "messages_workspace_id_sent_at_id_idx" ON "messages"("workspace_id", "sent_at", "id");

-- AddForeignKey
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_sweeps" ADD CONSTRAINT "retention_sweeps_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('legal_holds');
select protect_workspace_table('retention_sweeps');

alter table legal_holds
  add constraint legal_holds_scope_check check (scope in ('WORKSPACE', 'LEAD', 'CONTACT')),
  add constraint legal_holds_reason_check check (length(reason) between 1 and 500),
  add constraint legal_holds_open_check check (open is distinct from false and (open is null) = (lifted_at is not null)),
  add constraint legal_holds_lifted_check check ((lifted_at is null) = (lifted_by_name is null));
alter table retention_sweeps
  add constraint retention_sweeps_counts_check check (least(leads, conversations, messages, contacts) >= 0);

-- A name that PostgreSQL can reckon with; UTC for one it does not know. A picture with the wrong midnight is better than none.
create function app.known_timezone(name text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  perform now() at time zone name;
  return name;
exception when invalid_parameter_value then
  return 'UTC';
end $$;
grant execute on function app.known_timezone(text) to frontdesk_app;
