-- Everybody who tells us something, and what: messages and their reports, calls, and events of the calendar.
alter table inbound_events
  drop constraint inbound_events_provider_check,
  add constraint inbound_events_provider_check check (provider in ('TWILIO', 'WHATSAPP_CLOUD', 'VAPI', 'CALCOM')),
  drop constraint inbound_events_kind_check,
  add constraint inbound_events_kind_check check (kind in ('MESSAGE', 'STATUS', 'CALL', 'EVENT'));
