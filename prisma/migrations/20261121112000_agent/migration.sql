-- Who the agent is, what it asks, and what it was at each publication. What is published never changes.

-- CreateTable
CREATE TABLE "personas" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tone" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personas_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "qualification_questions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "choices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT true,
    "disqualifying" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "qualification_questions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agents" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "goal" TEXT NOT NULL,
    "graph_source" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agents_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "context_graph_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "context_graph_versions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agent_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "graph_version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "persona_name" TEXT NOT NULL,
    "persona_role" TEXT NOT NULL,
    "persona_tone" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "restored_number" INTEGER,
    "published_by_id" UUID,
    "published_by_name" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_versions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "personas_workspace_id_key" ON "personas"("workspace_id");

-- CreateIndex
CREATE INDEX "qualification_questions_workspace_id_persona_id_position_idx" ON "qualification_questions"("workspace_id", "persona_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "qualification_questions_workspace_id_persona_id_key_key" ON "qualification_questions"("workspace_id", "persona_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "agents_workspace_id_key" ON "agents"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "context_graph_versions_workspace_id_agent_id_number_key" ON "context_graph_versions"("workspace_id", "agent_id", "number");

-- CreateIndex
CREATE INDEX "agent_versions_workspace_id_graph_version_id_idx" ON "agent_versions"("workspace_id", "graph_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_versions_workspace_id_agent_id_number_key" ON "agent_versions"("workspace_id", "agent_id", "number");

-- CreateIndex
CREATE INDEX "agent_versions_workspace_id_published_at_id_idx" ON "agent_versions"("workspace_id", "published_at", "id");

-- AddForeignKey
ALTER TABLE "personas" ADD CONSTRAINT "personas_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification_questions" ADD CONSTRAINT "qualification_questions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "qualification_questions" ADD CONSTRAINT "qualification_questions_workspace_id_persona_id_fkey" FOREIGN KEY ("workspace_id", "persona_id") REFERENCES "personas"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_graph_versions" ADD CONSTRAINT "context_graph_versions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "context_graph_versions" ADD CONSTRAINT "context_graph_versions_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agents"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_workspace_id_graph_version_id_fkey" FOREIGN KEY ("workspace_id", "graph_version_id") REFERENCES "context_graph_versions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_append_only_table('agent_versions');
select protect_workspace_table('agents');
select protect_append_only_table('context_graph_versions');
select protect_workspace_table('personas');
select protect_workspace_table('qualification_questions');

alter table agents add constraint agents_goal_check check (goal in ('BOOK', 'QUALIFY'));
alter table qualification_questions
  add constraint qualification_questions_type_check check (type in ('TEXT', 'NUMBER', 'CHOICE', 'YES_NO', 'EMAIL', 'DATE'));
