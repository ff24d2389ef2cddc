-- A few words of the inviter's own, for the mail and the page behind its link.
ALTER TABLE "invitations" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
alter table invitations add constraint invitations_note_check check (length(note) <= 500);

-- CreateTable
CREATE TABLE "ownership_transfers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_member_id" UUID NOT NULL,
    "to_member_id" UUID NOT NULL,
    "from_name" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "open" BOOLEAN DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "ownership_transfers_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "environment_conversions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_environment" TEXT NOT NULL,
    "to_environment" TEXT NOT NULL,
    "acknowledged" TEXT[],
    "converted_by_id" UUID NOT NULL,
    "converted_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environment_conversions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "manager_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN "organization_id" UUID;

-- CreateIndex
CREATE INDEX "ownership_transfers_workspace_id_created_at_id_idx" ON "ownership_transfers"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ownership_transfers_workspace_id_from_member_id_idx" ON "ownership_transfers"("workspace_id", "from_member_id");

-- CreateIndex
CREATE INDEX "ownership_transfers_workspace_id_to_member_id_idx" ON "ownership_transfers"("workspace_id", "to_member_id");

-- CreateIndex
CREATE UNIQUE INDEX "ownership_transfers_workspace_id_open_key" ON "ownership_transfers"("workspace_id", "open");

-- CreateIndex
CREATE INDEX "environment_conversions_workspace_id_created_at_id_idx" ON "environment_conversions"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "organizations_manager_id_idx" ON "organizations"("manager_id");

-- CreateIndex
CREATE INDEX "workspaces_organization_id_idx" ON "workspaces"("organization_id");

-- AddForeignKey
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_workspace_id_from_member_id_fkey" FOREIGN KEY ("workspace_id", "from_member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ownership_transfers" ADD CONSTRAINT "ownership_transfers_workspace_id_to_member_id_fkey" FOREIGN KEY ("workspace_id", "to_member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment_conversions" ADD CONSTRAINT "environment_conversions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

select protect_workspace_table('ownership_transfers');
select protect_append_only_table('environment_conversions');

alter table ownership_transfers
  add constraint ownership_transfers_status_check check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED')),
  -- False would be a second way to say "no longer"; null is the one that the unique index leaves alone.
  add constraint ownership_transfers_open_check check (open is null or (open and status = 'PENDING')),
  add constraint ownership_transfers_two_check check (from_member_id <> to_member_id);
alter table environment_conversions
  add constraint environment_conversions_from_check check (from_environment in ('PRODUCTION', 'STAGING')),
  add constraint environment_conversions_to_check
    check (to_environment in ('PRODUCTION', 'STAGING') and to_environment <> from_environment);
alter table organizations add constraint organizations_name_check check (length(name) between 1 and 100);

-- Organizations are seen from outside every workspace, through the memberships of whoever asks; inside, only the id is known.
grant select, insert, update on organizations to frontdesk_system;
