/** Refusals for configurations that are compared with a workspace or applied to it. */
export const CONFIGURATION_REFUSALS = {
  CONFIGURATION_INVALID: 'The configuration is not valid. Export it again.',
  CONFIGURATION_FORMAT_UNKNOWN:
    'This version of Frontdesk cannot read the format of the configuration. Export it again.',
  CONFIGURATION_TOO_LARGE: 'A configuration can have at most 80 KB. Export fewer kinds, or select a workspace.',
  CONFIGURATION_ITEM_UNKNOWN: 'The configuration does not contain this item. Compare again.',
  CONFIGURATION_REFERENCE_UNKNOWN: 'The item refers to something that this workspace does not have.',
  CONFIGURATION_CHANGED: 'The workspace or the configuration has changed since the comparison. Compare again.',
  PRODUCTION_NOT_ACKNOWLEDGED: 'This is a production workspace. Confirm that the change applies to production.',
} as const;
