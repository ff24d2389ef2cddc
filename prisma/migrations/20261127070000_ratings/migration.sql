-- CreateTable
CREATE TABLE "ratings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "episode_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "score" INTEGER,
    "rated_at" TIMESTAMPTZ(3),
    "comment_id" UUID,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "ratings_workspace_id_conversation_id_asked_at_id_idx" ON "ratings"("workspace_id", "conversation_id", "asked_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ratings_workspace_id_episode_id_key" ON "ratings"("workspace_id", "episode_id");

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_episode_id_fkey" FOREIGN KEY ("workspace_id", "episode_id") REFERENCES "agent_episodes"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('ratings');

alter table ratings
  add constraint ratings_score_check check (score between 1 and 5),
  add constraint ratings_rated_check check (num_nulls(score, rated_at) in (0, 2) and (comment_id is null or score is not null));

-- The job that runs every minute finds the workspaces with an agent that asks for ratings.
grant select (workspace_id, limits) on agents to frontdesk_system;
