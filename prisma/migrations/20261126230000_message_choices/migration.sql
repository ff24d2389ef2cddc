-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "choices" JSONB,
ADD COLUMN     "chosen_from_id" UUID,
ADD COLUMN     "chosen_id" TEXT;

-- CreateIndex
CREATE INDEX "messages_workspace_id_chosen_from_id_idx" ON "messages"("workspace_id", "chosen_from_id");

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_chosen_from_id_fkey" FOREIGN KEY ("workspace_id", "chosen_from_id") REFERENCES "messages"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

alter table messages
  add constraint messages_choices_check check (choices is null or direction = 'OUT' and coalesce(
    choices ->> 'kind' in ('BUTTONS', 'LIST') and jsonb_typeof(choices -> 'label') = 'string'
      and jsonb_typeof(choices -> 'options') = 'array'
      and jsonb_array_length(choices -> 'options') between 1 and case choices ->> 'kind' when 'BUTTONS' then 3 else 10 end, false)),
  add constraint messages_chosen_check check (num_nulls(chosen_from_id, chosen_id) in (0, 2)
    and (chosen_id is null or direction = 'IN' and chosen_id ~ '^[A-Za-z0-9_.]{1,100}$'));
