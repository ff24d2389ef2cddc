-- AlterTable
ALTER TABLE "tool_calls" ADD COLUMN     "mcp_tool_id" UUID,
ALTER COLUMN "tool_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "mcp_servers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "authorization_kind" TEXT NOT NULL,
    "header_name" TEXT,
    "secret" TEXT,
    "secret_origin" TEXT,
    "timeout_seconds" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "skipped_tools" INTEGER NOT NULL DEFAULT 0,
    "next_read_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "mcp_servers_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "mcp_tools" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "server_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "flow_name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "input_schema" TEXT NOT NULL,
    "annotations" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "effect" TEXT NOT NULL DEFAULT 'CHANGES',
    "pinned_hash" TEXT,
    "pinned_description" TEXT,
    "pinned_schema" TEXT,
    "pinned_annotations" TEXT,
    "allowed_at" TIMESTAMPTZ(3),
    "allowed_by_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mcp_tools_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "mcp_servers_workspace_id_created_at_id_idx" ON "mcp_servers"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "mcp_servers_workspace_id_name_key" ON "mcp_servers"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "mcp_tools_workspace_id_server_id_created_at_id_idx" ON "mcp_tools"("workspace_id", "server_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "mcp_tools_workspace_id_flow_name_key" ON "mcp_tools"("workspace_id", "flow_name");

-- CreateIndex
CREATE UNIQUE INDEX "mcp_tools_workspace_id_server_id_name_key" ON "mcp_tools"("workspace_id", "server_id", "name");

-- CreateIndex
CREATE INDEX "tool_calls_workspace_id_mcp_tool_id_requested_at_id_idx" ON "tool_calls"("workspace_id", "mcp_tool_id", "requested_at", "id");

-- AddForeignKey
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_workspace_id_mcp_tool_id_fkey" FOREIGN KEY ("workspace_id", "mcp_tool_id") REFERENCES "mcp_tools"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mcp_servers" ADD CONSTRAINT "mcp_servers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mcp_tools" ADD CONSTRAINT "mcp_tools_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mcp_tools" ADD CONSTRAINT "mcp_tools_workspace_id_server_id_fkey" FOREIGN KEY ("workspace_id", "server_id") REFERENCES "mcp_servers"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('mcp_servers');
select protect_workspace_table('mcp_tools');

create index mcp_servers_due_idx on mcp_servers (next_read_at);
grant select (workspace_id, id, next_read_at) on mcp_servers to frontdesk_system;

create trigger set_updated_at before update on mcp_servers for each row when (old.* is distinct from new.*)
  execute function app.set_updated_at();

alter table mcp_servers
  add constraint mcp_servers_authorization_kind_check check (
    (authorization_kind = 'NONE' and num_nonnulls(header_name, secret) = 0)
    or (authorization_kind = 'HEADER' and num_nonnulls(header_name, secret) = 2)),
  add constraint mcp_servers_status_check check (status in ('READING', 'CONNECTED', 'FAILED')),
  add constraint mcp_servers_last_error_check check (last_error in ('ADDRESS', 'DNS', 'TLS', 'TIMEOUT', 'CONNECTION', 'SIZE',
    'STATUS', 'REDIRECT', 'FORMAT', 'PROTOCOL', 'LIST_TOO_LONG')),
  add constraint mcp_servers_secret_check check (secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint mcp_servers_secret_origin_check check ((secret is null) = (secret_origin is null));
alter table mcp_tools
  add constraint mcp_tools_status_check check (status in ('NEW', 'ALLOWED', 'CHANGED', 'REMOVED', 'BLOCKED')),
  add constraint mcp_tools_effect_check check (effect in ('READS', 'CHANGES')),
  -- Flows use exactly what a member allowed.
  add constraint mcp_tools_allowed_check check (status <> 'ALLOWED' or (pinned_hash is not null and pinned_hash = hash)),
  add constraint mcp_tools_pinned_check check (num_nulls(pinned_hash, pinned_description, pinned_schema, pinned_annotations,
    allowed_at, allowed_by_name) in (0, 6));

alter table tool_calls
  add constraint tool_calls_tool_check check ((tool_id is null) <> (mcp_tool_id is null)),
  drop constraint tool_calls_error_check,
  add constraint tool_calls_error_check check ((error is null) = (state in ('REQUESTED', 'SUCCEEDED'))
    and error in ('ARGUMENTS', 'ADDRESS', 'DNS', 'TLS', 'TIMEOUT', 'CONNECTION', 'SIZE', 'STATUS', 'REDIRECT', 'FORMAT',
      'INTERRUPTED', 'TOOL_ERROR', 'TOOL_REMOVED'));

drop index tool_calls_one_change_idx;
create unique index tool_calls_one_change_idx
  on tool_calls (workspace_id, coalesce(tool_id, mcp_tool_id), coalesce(conversation_id, call_id), episode)
  where kind = 'CHANGES' and state <> 'FAILED';
