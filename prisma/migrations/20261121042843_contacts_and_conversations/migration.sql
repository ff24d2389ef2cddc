-- CreateTable
CREATE TABLE "contacts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "company" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'AGENT',
    "held_by_id" UUID,
    "assignee_id" UUID,
    "last_inbound_at" TIMESTAMPTZ(3),
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "member_id" UUID,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "provider_id" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "contacts_workspace_id_created_at_id_idx" ON "contacts"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_workspace_id_phone_key" ON "contacts"("workspace_id", "phone");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_last_message_at_id_idx" ON "conversations"("workspace_id", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_mode_last_message_at_id_idx" ON "conversations"("workspace_id", "mode", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_assignee_id_last_message_at_id_idx" ON "conversations"("workspace_id", "assignee_id", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_contact_id_idx" ON "conversations"("workspace_id", "contact_id");

-- CreateIndex
CREATE INDEX "conversations_workspace_id_held_by_id_idx" ON "conversations"("workspace_id", "held_by_id");

-- CreateIndex
CREATE INDEX "messages_workspace_id_conversation_id_sent_at_id_idx" ON "messages"("workspace_id", "conversation_id", "sent_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_workspace_id_provider_id_key" ON "messages"("workspace_id", "provider_id");

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_held_by_id_fkey" FOREIGN KEY ("workspace_id", "held_by_id") REFERENCES "members"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_assignee_id_fkey" FOREIGN KEY ("workspace_id", "assignee_id") REFERENCES "members"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('contacts');
select protect_workspace_table('conversations');
select protect_workspace_table('messages');

alter table contacts
  add constraint contacts_name_check check (length(name) between 1 and 100),
  add constraint contacts_phone_check check (phone ~ '^\+[1-9][0-9]{4,14}$');
alter table conversations
  add constraint conversations_channel_check check (channel in ('WHATSAPP', 'VOICE')),
  add constraint conversations_mode_check check (mode in ('AGENT', 'HUMAN', 'PAUSED')),
  -- Either the agent answers or a person does, never both and never by halves.
  add constraint conversations_held_check check ((mode = 'HUMAN') = (held_by_id is not null));
alter table messages
  add constraint messages_direction_check check (direction in ('IN', 'OUT')),
  add constraint messages_author_check check (author in ('CONTACT', 'AGENT', 'MEMBER')),
  add constraint messages_author_direction_check check ((author = 'CONTACT') = (direction = 'IN')),
  add constraint messages_member_check check (member_id is null or author = 'MEMBER'),
  add constraint messages_status_check check (status in ('QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'RECEIVED')),
  add constraint messages_body_check check (length(body) between 1 and 4096);
