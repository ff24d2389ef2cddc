/** Refusals for external ids and metadata. */
export const EXTERNAL_DATA_REFUSALS = {
  EXTERNAL_IDS_INVALID:
    'Enter at most 10 external IDs, each in another system. A system has at most 80 characters, an ID one line with at most 200.',
  EXTERNAL_ID_TAKEN: 'Another record has this external ID. Check the ID, or remove it from that record first.',
  EXTERNAL_IDS_AMBIGUOUS: 'These external IDs belong to different records. Send only IDs of one record.',
  METADATA_INVALID:
    'Enter at most 50 keys, each once. A key is one line with at most 40 characters, a value has at most 500.',
} as const;
