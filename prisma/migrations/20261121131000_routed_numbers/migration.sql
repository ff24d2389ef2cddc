-- AlterTable
ALTER TABLE "agent_turns" ADD COLUMN     "graph_version_id" UUID;

-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "agent_version_id" UUID,
ADD COLUMN     "graph_version_id" UUID,
ADD COLUMN     "phone_config_id" UUID;

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "disabled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "number_routes" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "routed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_routes_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "number_routes_workspace_id_service_id_idx" ON "number_routes"("workspace_id", "service_id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_phone_config_id_idx" ON "calls"("workspace_id", "phone_config_id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_agent_version_id_idx" ON "calls"("workspace_id", "agent_version_id");

-- CreateIndex
CREATE INDEX "calls_workspace_id_graph_version_id_idx" ON "calls"("workspace_id", "graph_version_id");

-- CreateIndex
CREATE INDEX "phone_configs_provider_number_id_idx" ON "phone_configs"("provider_number_id");

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_phone_config_id_fkey" FOREIGN KEY ("workspace_id", "phone_config_id") REFERENCES "phone_configs"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_agent_version_id_fkey" FOREIGN KEY ("workspace_id", "agent_version_id") REFERENCES "agent_versions"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_workspace_id_graph_version_id_fkey" FOREIGN KEY ("workspace_id", "graph_version_id") REFERENCES "context_graph_versions"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "number_routes" ADD CONSTRAINT "number_routes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_routes" ADD CONSTRAINT "number_routes_workspace_id_id_fkey" FOREIGN KEY ("workspace_id", "id") REFERENCES "phone_configs"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_routes" ADD CONSTRAINT "number_routes_workspace_id_service_id_fkey" FOREIGN KEY ("workspace_id", "service_id") REFERENCES "services"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

select protect_workspace_table('number_routes');

-- A call goes by an agent and a graph, or by neither yet.
alter table calls add constraint calls_bound_check check ((agent_version_id is null) = (graph_version_id is null));

-- Whose number was rung, where it is not the one of the card.
grant select (provider_number_id) on phone_configs to frontdesk_system;
