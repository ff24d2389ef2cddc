-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "template_buttons" JSONB;

-- AlterTable
ALTER TABLE "whats_app_templates" ADD COLUMN     "buttons" JSONB NOT NULL DEFAULT '[]';

alter table whats_app_templates
  add constraint whats_app_templates_buttons_check check (
    coalesce(jsonb_typeof(buttons) = 'array' and jsonb_array_length(buttons) <= 10, false));

alter table messages
  add constraint messages_template_buttons_check check (template_buttons is null or template_id is not null
    and coalesce(jsonb_typeof(template_buttons) = 'array' and jsonb_array_length(template_buttons) between 1 and 10, false));
