-- AlterTable
ALTER TABLE "plan_versions" ADD COLUMN     "throughput" JSONB;

-- AlterTable
ALTER TABLE "rate_limits" ADD COLUMN     "prior" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "endpoint_weights" (
    "id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "plan_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "endpoint_weights_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_uses" (
    "workspace_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL,
    "cost" BIGINT NOT NULL,

    CONSTRAINT "endpoint_uses_pkey" PRIMARY KEY ("workspace_id","endpoint","hour")
);

-- CreateIndex
CREATE INDEX "endpoint_weights_created_at_id_idx" ON "endpoint_weights"("created_at", "id");

-- AddForeignKey
ALTER TABLE "endpoint_weights" ADD CONSTRAINT "endpoint_weights_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endpoint_uses" ADD CONSTRAINT "endpoint_uses_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('endpoint_uses');
-- The server stores the counts of all workspaces in one statement, global admins see them, and the nightly job deletes
-- old ones.
grant select, insert, update, delete on endpoint_uses to frontdesk_system;

-- Only global admins read and change weights.
alter table endpoint_weights enable row level security;
alter table endpoint_weights force row level security;
create policy endpoint_weights_are_changed on endpoint_weights to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on endpoint_weights to frontdesk_system;
create unique index endpoint_weights_general_key on endpoint_weights (endpoint) where plan_id is null;
create unique index endpoint_weights_plan_key on endpoint_weights (endpoint, plan_id) where plan_id is not null;
alter table endpoint_weights
  add constraint endpoint_weights_weight_check check (weight between 0 and 1000);
alter table endpoint_uses
  add constraint endpoint_uses_counts_check check (requests >= 0 and cost >= 0);
alter table plan_versions
  add constraint plan_versions_throughput_check check (
    throughput is null or ((throughput ->> 'requestsPerMinute')::int >= 1 and (throughput ->> 'costPerMinute')::int >= 1));
