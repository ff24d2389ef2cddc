/** Format of a configuration document. Documents in another format are refused. */
export const CONFIGURATION_FORMAT = 'frontdesk.configuration/1';

/**
 * Kinds of items in a configuration, in the order in which they are applied. An item can refer to items of the kinds
 * before it.
 */
export const CONFIGURATION_KINDS = [
  'HTTP_TOOL',
  'FORM',
  'LEAD_FORM',
  'BUSINESS_PROFILE',
  'KNOWLEDGE_SOURCE',
  'SAVED_REPLY',
  'SAFETY_CONCEPT',
  'AGENT',
  'SERVICE',
] as const;
export type ConfigurationKind = (typeof CONFIGURATION_KINDS)[number];

/** Results of the comparison of an item with the workspace. */
export const CONFIGURATION_CHANGES = ['ADDED', 'CHANGED', 'UNCHANGED', 'ONLY_HERE'] as const;
export type ConfigurationChange = (typeof CONFIGURATION_CHANGES)[number];

export const CONFIGURATION_LIMITS = {
  /** Maximum size of a document that a client sends, in bytes of UTF-8. */
  bytes: 80_000,
  /** Maximum number of fields that a comparison lists for an item. */
  fields: 100,
} as const;
