alter table jobs drop constraint jobs_kind_check;
alter table jobs add constraint jobs_kind_check check (kind in (
  'CONTACT_CHANGE', 'CONTACT_EXPORT', 'CONTACT_IMPORT_CHECK', 'CONTACT_IMPORT', 'CONTACT_IMPORT_UNDO',
  'LEAD_EXPORT', 'BOOKING_EXPORT', 'CONVERSATION_EXPORT', 'CONTACT_DATA_EXPORT', 'ENTITY_EXPORT',
  'WORKSPACE_DATA_EXPORT'));
