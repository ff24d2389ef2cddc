-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "no_show_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sequences" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "service_id" UUID,
    "enabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sequences_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sequence_steps" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sequence_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "delay_minutes" INTEGER NOT NULL,
    "text" TEXT,
    "template_id" UUID,
    "variables" JSONB NOT NULL,

    CONSTRAINT "sequence_steps_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "sequence_messages" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sequence_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "conversation_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "booking_id" UUID,
    "status" TEXT NOT NULL,
    "blocker" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "retry_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "message_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sequence_messages_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "sequences_workspace_id_created_at_id_idx" ON "sequences"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sequences_workspace_id_service_id_idx" ON "sequences"("workspace_id", "service_id");

-- CreateIndex
CREATE INDEX "sequence_steps_workspace_id_template_id_idx" ON "sequence_steps"("workspace_id", "template_id");

-- CreateIndex
CREATE UNIQUE INDEX "sequence_steps_workspace_id_sequence_id_position_key" ON "sequence_steps"("workspace_id", "sequence_id", "position");

-- CreateIndex
CREATE INDEX "sequence_messages_workspace_id_sequence_id_due_at_id_idx" ON "sequence_messages"("workspace_id", "sequence_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "sequence_messages_workspace_id_due_at_id_idx" ON "sequence_messages"("workspace_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "sequence_messages_workspace_id_conversation_id_due_at_id_idx" ON "sequence_messages"("workspace_id", "conversation_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "sequence_messages_workspace_id_booking_id_due_at_id_idx" ON "sequence_messages"("workspace_id", "booking_id", "due_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sequence_messages_workspace_id_sequence_id_occasion_step_key" ON "sequence_messages"("workspace_id", "sequence_id", "occasion", "step");

-- CreateIndex
CREATE UNIQUE INDEX "sequence_messages_workspace_id_message_id_key" ON "sequence_messages"("workspace_id", "message_id");

-- CreateIndex
CREATE INDEX "bookings_workspace_id_no_show_at_id_idx" ON "bookings"("workspace_id", "no_show_at", "id");

-- AddForeignKey
ALTER TABLE "sequences" ADD CONSTRAINT "sequences_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequences" ADD CONSTRAINT "sequences_workspace_id_service_id_fkey" FOREIGN KEY ("workspace_id", "service_id") REFERENCES "services"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sequence_steps" ADD CONSTRAINT "sequence_steps_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_steps" ADD CONSTRAINT "sequence_steps_workspace_id_sequence_id_fkey" FOREIGN KEY ("workspace_id", "sequence_id") REFERENCES "sequences"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_steps" ADD CONSTRAINT "sequence_steps_workspace_id_template_id_fkey" FOREIGN KEY ("workspace_id", "template_id") REFERENCES "whats_app_templates"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sequence_messages" ADD CONSTRAINT "sequence_messages_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_messages" ADD CONSTRAINT "sequence_messages_workspace_id_sequence_id_fkey" FOREIGN KEY ("workspace_id", "sequence_id") REFERENCES "sequences"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_messages" ADD CONSTRAINT "sequence_messages_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sequence_messages" ADD CONSTRAINT "sequence_messages_workspace_id_booking_id_fkey" FOREIGN KEY ("workspace_id", "booking_id") REFERENCES "bookings"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('sequence_messages');
select protect_workspace_table('sequence_steps');
select protect_workspace_table('sequences');

create trigger set_updated_at before update on sequences for each row when (old.* is distinct from new.*)
  execute function app.set_updated_at();

alter table sequences
  add constraint sequences_trigger_check check (trigger in ('NO_REPLY', 'APPOINTMENT', 'NO_SHOW', 'AFTER_VISIT', 'NO_BOOKING'));
alter table sequence_steps
  add constraint sequence_steps_content_check check (text is not null or template_id is not null),
  add constraint sequence_steps_delay_check check (delay_minutes between 5 and 43200);
alter table sequence_messages
  add constraint sequence_messages_status_check check (status in ('WAITING', 'SENT', 'SKIPPED')),
  add constraint sequence_messages_blocker_check check ((blocker is null) = (status = 'SENT') and blocker in ('PAUSED', 'BLOCKED',
    'OPTED_OUT', 'NUMBER_NOT_ALLOWED', 'TAKEN_OVER', 'HANDED_OFF', 'REPLYING', 'WINDOW_CLOSED', 'TEMPLATE_UNAVAILABLE',
    'VARIABLE_EMPTY', 'OUTSIDE_HOURS', 'DAILY_LIMIT', 'NOT_NEEDED')),
  add constraint sequence_messages_waiting_check check ((retry_at is not null) = (status = 'WAITING')),
  add constraint sequence_messages_sent_check check ((sent_at is not null) = (status = 'SENT'));

-- The job that runs every minute finds the workspaces with sequences that are on or messages that wait.
grant select (workspace_id, enabled_at) on sequences to frontdesk_system;
grant select (workspace_id, status) on sequence_messages to frontdesk_system;
create index sequence_messages_waiting_idx on sequence_messages (workspace_id) where status = 'WAITING';
