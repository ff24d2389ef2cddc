-- CreateTable
CREATE TABLE "escalation_policies" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "steps" JSONB NOT NULL,
    "on_call_member_ids" UUID[],
    "fallback_email" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_policies_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "escalation_runs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID,
    "call_id" UUID,
    "open_subject_id" UUID,
    "steps" JSONB NOT NULL,
    "reached" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "escalation_runs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "escalation_policies_workspace_id_key" ON "escalation_policies"("workspace_id");

-- CreateIndex
CREATE INDEX "escalation_runs_workspace_id_conversation_id_idx" ON "escalation_runs"("workspace_id", "conversation_id");

-- CreateIndex
CREATE INDEX "escalation_runs_workspace_id_call_id_idx" ON "escalation_runs"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "escalation_runs_workspace_id_started_at_id_idx" ON "escalation_runs"("workspace_id", "started_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_runs_workspace_id_open_subject_id_key" ON "escalation_runs"("workspace_id", "open_subject_id");

-- AddForeignKey
ALTER TABLE "escalation_policies" ADD CONSTRAINT "escalation_policies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_runs" ADD CONSTRAINT "escalation_runs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_runs" ADD CONSTRAINT "escalation_runs_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_runs" ADD CONSTRAINT "escalation_runs_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('escalation_policies');
select protect_workspace_table('escalation_runs');

alter table escalation_runs
  add constraint escalation_runs_subject_check check (num_nonnulls(conversation_id, call_id) = 1),
  add constraint escalation_runs_open_check check (
    (ended_at is null) = (open_subject_id is not null)
    and (open_subject_id is null or open_subject_id = coalesce(conversation_id, call_id))),
  add constraint escalation_runs_end_check check (
    (ended_at is null) = (end_reason is null) and end_reason in ('CLAIMED', 'FALLBACK', 'RESTARTED'));
