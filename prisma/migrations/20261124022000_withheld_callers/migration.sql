-- A caller who withholds their number has no contact until they name a number.
alter table calls
  alter column contact_id drop not null,
  add column is_withheld boolean not null default false,
  -- Only a withheld number leaves a call without a contact.
  add constraint calls_withheld_check check (contact_id is not null or (is_withheld and direction = 'INBOUND'));
