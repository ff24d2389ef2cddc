-- CreateTable
CREATE TABLE "http_tools" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "argument_schema" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "secret" TEXT,
    "secret_origin" TEXT,
    "context_fields" TEXT[],
    "result_fields" JSONB NOT NULL,
    "timeout_seconds" INTEGER NOT NULL,
    "idempotency_header" TEXT,
    "is_idempotent" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "http_tools_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "tool_calls" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tool_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "conversation_id" UUID,
    "call_id" UUID,
    "effect_key" TEXT NOT NULL,
    "episode" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "arguments" TEXT NOT NULL,
    "result" TEXT,
    "error" TEXT,
    "status" INTEGER,
    "duration_ms" INTEGER,
    "retries" INTEGER NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tool_calls_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "http_tools_workspace_id_created_at_id_idx" ON "http_tools"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "http_tools_workspace_id_name_key" ON "http_tools"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "tool_calls_workspace_id_tool_id_requested_at_id_idx" ON "tool_calls"("workspace_id", "tool_id", "requested_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tool_calls_workspace_id_conversation_id_effect_key_key" ON "tool_calls"("workspace_id", "conversation_id", "effect_key");

-- CreateIndex
CREATE UNIQUE INDEX "tool_calls_workspace_id_call_id_effect_key_key" ON "tool_calls"("workspace_id", "call_id", "effect_key");

-- AddForeignKey
ALTER TABLE "http_tools" ADD CONSTRAINT "http_tools_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_workspace_id_tool_id_fkey" FOREIGN KEY ("workspace_id", "tool_id") REFERENCES "http_tools"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_calls" ADD CONSTRAINT "tool_calls_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('http_tools');
select protect_workspace_table('tool_calls');

create trigger set_updated_at before update on http_tools for each row when (old.* is distinct from new.*)
  execute function app.set_updated_at();

alter table http_tools
  add constraint http_tools_kind_check check (kind in ('READS', 'CHANGES')),
  add constraint http_tools_method_check check (method in ('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
  add constraint http_tools_context_fields_check check (context_fields <@
    array['CONTACT_ID', 'CONTACT_NAME', 'CONTACT_PHONE', 'CONTACT_EMAIL', 'LEAD_ID', 'CONVERSATION_ID']),
  add constraint http_tools_secret_check check (secret ~ '^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$'),
  add constraint http_tools_secret_origin_check check ((secret is null) = (secret_origin is null)),
  add constraint http_tools_idempotent_check check (not is_idempotent or (kind = 'CHANGES' and idempotency_header is not null));
alter table tool_calls
  add constraint tool_calls_kind_check check (kind in ('READS', 'CHANGES')),
  add constraint tool_calls_state_check check (state in ('REQUESTED', 'SUCCEEDED', 'FAILED', 'UNKNOWN')),
  add constraint tool_calls_origin_check check ((conversation_id is null) <> (call_id is null)),
  add constraint tool_calls_error_check check ((error is null) = (state in ('REQUESTED', 'SUCCEEDED'))
    and error in ('ARGUMENTS', 'ADDRESS', 'DNS', 'TLS', 'TIMEOUT', 'CONNECTION', 'SIZE', 'STATUS', 'REDIRECT', 'FORMAT', 'INTERRUPTED'));

-- A change that did not fail runs at most once in an episode.
create unique index tool_calls_one_change_idx on tool_calls (workspace_id, tool_id, coalesce(conversation_id, call_id), episode)
  where kind = 'CHANGES' and state <> 'FAILED';

alter table answer_sources drop constraint answer_sources_kind_check;
alter table answer_sources add constraint answer_sources_kind_check
  check (kind in ('QUESTION_ANSWER', 'TEXT', 'FILE', 'BUSINESS_PROFILE', 'BUSINESS_HOURS', 'TOOL'));
