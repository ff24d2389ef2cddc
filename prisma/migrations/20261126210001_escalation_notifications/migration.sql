-- DropIndex
DROP INDEX "escalation_runs_workspace_id_conversation_id_idx";

-- CreateTable
CREATE TABLE "escalation_notifications" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "step" INTEGER,
    "member_id" UUID NOT NULL,
    "notified_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_notifications_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "escalation_notifications_workspace_id_run_id_notified_at_id_idx" ON "escalation_notifications"("workspace_id", "run_id", "notified_at", "id");

-- CreateIndex
CREATE INDEX "escalation_runs_workspace_id_conversation_id_started_at_id_idx" ON "escalation_runs"("workspace_id", "conversation_id", "started_at", "id");

-- AddForeignKey
ALTER TABLE "escalation_notifications" ADD CONSTRAINT "escalation_notifications_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_notifications" ADD CONSTRAINT "escalation_notifications_workspace_id_run_id_fkey" FOREIGN KEY ("workspace_id", "run_id") REFERENCES "escalation_runs"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_append_only_table('escalation_notifications');
