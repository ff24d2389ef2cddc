/** Names of audit events about records and their links. */
export const RECORD_EVENT_NAMES = [
  'world_event.recorded',
  'world_event.retracted',
  'entity.corrected',
  'entity.exported',
  'entity.linked',
  'entity.unlinked',
  'entity.external_id_linked',
  'entity.external_id_unlinked',
  'possible_duplicate.dismissed',
] as const;
