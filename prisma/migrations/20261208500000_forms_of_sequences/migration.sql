-- AlterTable
ALTER TABLE "sequence_steps" ADD COLUMN     "surface_template_id" UUID;

-- CreateIndex
CREATE INDEX "sequence_steps_workspace_id_surface_template_id_idx" ON "sequence_steps"("workspace_id", "surface_template_id");

-- CreateIndex
CREATE INDEX "surfaces_workspace_id_message_id_idx" ON "surfaces"("workspace_id", "message_id");

-- AddForeignKey
ALTER TABLE "sequence_steps" ADD CONSTRAINT "sequence_steps_workspace_id_surface_template_id_fkey" FOREIGN KEY ("workspace_id", "surface_template_id") REFERENCES "surface_templates"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table surfaces
  drop constraint surfaces_sender_check,
  add constraint surfaces_sender_check check (sender in ('AGENT', 'MEMBER', 'SEQUENCE', 'LINK'));
alter table sequence_messages
  drop constraint sequence_messages_blocker_check,
  add constraint sequence_messages_blocker_check check ((blocker is null) = (status = 'SENT') and blocker in ('PAUSED', 'BLOCKED',
    'OPTED_OUT', 'NUMBER_NOT_ALLOWED', 'TAKEN_OVER', 'HANDED_OFF', 'REPLYING', 'WINDOW_CLOSED', 'TEMPLATE_UNAVAILABLE',
    'VARIABLE_EMPTY', 'FORM_UNAVAILABLE', 'OUTSIDE_HOURS', 'DAILY_LIMIT', 'NOT_NEEDED'));
