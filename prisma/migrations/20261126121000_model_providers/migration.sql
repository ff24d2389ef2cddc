-- Model providers other than OpenAI, and the choice of models for each purpose.
alter table integrations
  add column embedding_model text,
  add column resource text,
  add column base_url text;
alter table integrations drop constraint integrations_provider_check;
alter table integrations add constraint integrations_provider_check
  check (provider in ('TWILIO', 'VAPI', 'CALCOM', 'OPENAI', 'ANTHROPIC', 'AZURE_OPENAI', 'GOOGLE', 'OPENAI_COMPATIBLE', 'WHATSAPP_CLOUD'));
alter table integrations drop constraint integrations_settings_check;
alter table integrations add constraint integrations_settings_check check (
  case provider
    when 'TWILIO' then account_sid is not null and from_number is not null
    when 'VAPI' then assistant_id is not null and phone_number_id is not null and webhook_secret is not null
    when 'CALCOM' then event_type_id is not null
    when 'OPENAI' then model is not null
    when 'ANTHROPIC' then model is not null
    when 'AZURE_OPENAI' then model is not null and resource is not null
    when 'GOOGLE' then model is not null
    when 'OPENAI_COMPATIBLE' then model is not null and base_url is not null
    else true
  end);
alter table workspaces add column model_routes jsonb not null default '{}';
