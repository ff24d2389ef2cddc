-- AlterTable
ALTER TABLE "agent_runs" ADD COLUMN     "trace_length" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "agent_run_steps" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "instructions" TEXT,
    "input" TEXT,
    "reply" TEXT,
    "tool" TEXT,
    "arguments" TEXT,
    "result" TEXT,
    "error" TEXT,
    "passages" JSONB NOT NULL DEFAULT '[]',
    "checks" JSONB NOT NULL DEFAULT '[]',
    "is_cut" BOOLEAN NOT NULL DEFAULT false,
    "provider" TEXT,
    "model" TEXT,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_micros" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,

    CONSTRAINT "agent_run_steps_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agent_run_steps_workspace_id_run_id_position_key" ON "agent_run_steps"("workspace_id", "run_id", "position");

-- AddForeignKey
ALTER TABLE "agent_run_steps" ADD CONSTRAINT "agent_run_steps_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_run_steps" ADD CONSTRAINT "agent_run_steps_workspace_id_run_id_fkey" FOREIGN KEY ("workspace_id", "run_id") REFERENCES "agent_runs"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('agent_run_steps');

alter table agent_run_steps
  add constraint agent_run_steps_kind_check check (kind in ('UNDERSTANDING', 'WORDING', 'TOOL')),
  add constraint agent_run_steps_provider_check check (provider in ('OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE', 'OPENAI_COMPATIBLE'));
