-- CreateTable
CREATE TABLE "agent_rollouts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "base_version_id" UUID NOT NULL,
    "share" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "max_handoff_percent" INTEGER,
    "max_failure_percent" INTEGER,
    "min_episodes" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "agent_rollouts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agent_episodes" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "agent_version_id" UUID,
    "last_run_id" UUID,
    "language" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "handoff_code" TEXT,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "answered_count" INTEGER NOT NULL DEFAULT 0,
    "unanswered_count" INTEGER NOT NULL DEFAULT 0,
    "response_ms" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "cost_usd" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "agent_episodes_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "agent_rollouts_workspace_id_agent_id_started_at_id_idx" ON "agent_rollouts"("workspace_id", "agent_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "agent_episodes_workspace_id_started_at_id_idx" ON "agent_episodes"("workspace_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "agent_episodes_workspace_id_agent_version_id_started_at_idx" ON "agent_episodes"("workspace_id", "agent_version_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "agent_episodes_workspace_id_conversation_id_number_key" ON "agent_episodes"("workspace_id", "conversation_id", "number");

-- AddForeignKey
ALTER TABLE "agent_rollouts" ADD CONSTRAINT "agent_rollouts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_rollouts" ADD CONSTRAINT "agent_rollouts_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_rollouts" ADD CONSTRAINT "agent_rollouts_workspace_id_version_id_fkey" FOREIGN KEY ("workspace_id", "version_id") REFERENCES "agent_versions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_rollouts" ADD CONSTRAINT "agent_rollouts_workspace_id_base_version_id_fkey" FOREIGN KEY ("workspace_id", "base_version_id") REFERENCES "agent_versions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_episodes" ADD CONSTRAINT "agent_episodes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_episodes" ADD CONSTRAINT "agent_episodes_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_episodes" ADD CONSTRAINT "agent_episodes_workspace_id_agent_version_id_fkey" FOREIGN KEY ("workspace_id", "agent_version_id") REFERENCES "agent_versions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('agent_rollouts');
select protect_workspace_table('agent_episodes');

alter table agent_rollouts
  add constraint agent_rollouts_share_check check (share between 1 and 100),
  add constraint agent_rollouts_status_check check (status in ('ACTIVE', 'PROMOTED', 'ROLLED_BACK')),
  add constraint agent_rollouts_end_reason_check check (end_reason in ('MEMBER', 'HANDOFFS', 'FAILURES', 'TESTS')),
  add constraint agent_rollouts_ended_check check (
    (status = 'ACTIVE') = (ended_at is null) and (status = 'ACTIVE') = (end_reason is null));

-- An agent has one rollout at a time.
create unique index agent_rollouts_active_idx on agent_rollouts (workspace_id, agent_id) where status = 'ACTIVE';
