-- DropIndex
DROP INDEX "knowledge_passages_terms_idx";

-- AlterTable
ALTER TABLE "agents" ADD COLUMN     "test_policy" TEXT NOT NULL DEFAULT 'OPTIONAL';

-- CreateTable
CREATE TABLE "test_cases" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_greeted" BOOLEAN NOT NULL DEFAULT false,
    "messages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "persona" TEXT,
    "goal" TEXT,
    "max_turns" INTEGER NOT NULL DEFAULT 12,
    "expectations" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "test_cases_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "test_runs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "version_id" UUID,
    "draft_revision" INTEGER,
    "content_hash" TEXT NOT NULL,
    "suite_hash" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "repetitions" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'RUNNING',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "test_runs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "test_results" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "test_case_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "repetition" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "transcript" JSONB NOT NULL DEFAULT '[]',
    "checks" JSONB NOT NULL DEFAULT '[]',
    "tokens" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "test_results_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "test_cases_workspace_id_created_at_id_idx" ON "test_cases"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "test_cases_workspace_id_agent_id_name_key" ON "test_cases"("workspace_id", "agent_id", "name");

-- CreateIndex
CREATE INDEX "test_runs_workspace_id_agent_id_started_at_id_idx" ON "test_runs"("workspace_id", "agent_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "test_runs_workspace_id_started_at_id_idx" ON "test_runs"("workspace_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "test_runs_workspace_id_version_id_idx" ON "test_runs"("workspace_id", "version_id");

-- CreateIndex
CREATE INDEX "test_results_workspace_id_run_id_created_at_id_idx" ON "test_results"("workspace_id", "run_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "test_results_workspace_id_test_case_id_created_at_id_idx" ON "test_results"("workspace_id", "test_case_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "test_results_workspace_id_run_id_test_case_id_repetition_key" ON "test_results"("workspace_id", "run_id", "test_case_id", "repetition");

-- AddForeignKey
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_cases" ADD CONSTRAINT "test_cases_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_runs" ADD CONSTRAINT "test_runs_workspace_id_version_id_fkey" FOREIGN KEY ("workspace_id", "version_id") REFERENCES "agent_versions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_results" ADD CONSTRAINT "test_results_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_results" ADD CONSTRAINT "test_results_workspace_id_run_id_fkey" FOREIGN KEY ("workspace_id", "run_id") REFERENCES "test_runs"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_results" ADD CONSTRAINT "test_results_workspace_id_test_case_id_fkey" FOREIGN KEY ("workspace_id", "test_case_id") REFERENCES "test_cases"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('test_cases');
select protect_workspace_table('test_results');
select protect_workspace_table('test_runs');

create trigger set_updated_at before update on test_cases for each row when (old.* is distinct from new.*)
  execute function app.set_updated_at();

alter table agents
  add constraint agents_test_policy_check check (test_policy in ('OPTIONAL', 'RUN_ON_PUBLISH', 'REQUIRED'));
alter table test_cases
  add constraint test_cases_kind_check check (kind in ('SCRIPT', 'SIMULATED')),
  add constraint test_cases_contact_check check (
    (kind = 'SCRIPT') = (persona is null) and (kind = 'SCRIPT') = (goal is null)
    and (kind = 'SCRIPT') = (cardinality(messages) > 0));
alter table test_runs
  add constraint test_runs_status_check check (status in ('RUNNING', 'PASSED', 'FAILED', 'CANCELED')),
  add constraint test_runs_finished_check check ((status = 'RUNNING') = (finished_at is null)),
  add constraint test_runs_subject_check check (version_id is not null or draft_revision is not null);
alter table test_results
  add constraint test_results_status_check check (status in ('PENDING', 'PASSED', 'FAILED', 'ERROR')),
  add constraint test_results_finished_check check ((status = 'PENDING') = (finished_at is null)),
  add constraint test_results_error_check check ((status = 'ERROR') = (error is not null));

-- An agent has one test run at a time.
create unique index test_runs_active_idx on test_runs (workspace_id, agent_id) where status = 'RUNNING';
