import { LIMITS } from './limits.ts';

export const CONTACT_ORDER_FIELDS = ['CREATED_AT', 'UPDATED_AT', 'NAME'] as const;
export type ContactOrderField = (typeof CONTACT_ORDER_FIELDS)[number];

/** Whether a contact can be messaged. OPTED_OUT: the contact opted out. BLOCKED: a member blocked the contact. */
export const CONTACT_REACHABILITIES = ['REACHABLE', 'OPTED_OUT', 'BLOCKED'] as const;
export type ContactReachability = (typeof CONTACT_REACHABILITIES)[number];

export const CONTACT_REACHABILITY_LABELS: Record<ContactReachability, string> = {
  REACHABLE: 'Reachable',
  OPTED_OUT: 'Opted out',
  BLOCKED: 'Blocked',
};

export const CONTACT_CHANGES = ['TAG', 'UNTAG', 'BLOCK', 'UNBLOCK', 'DELETE'] as const;
export type BulkContactAction = (typeof CONTACT_CHANGES)[number];

/** Fields that a merge can copy from the other contact. */
export const MERGE_FIELDS = ['NAME', 'PHONE', 'EMAIL', 'COMPANY', 'NOTES'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** What an import creates: contacts, leads with their contacts, saved replies, or earlier messages of contacts. */
export const IMPORT_KINDS = ['CONTACTS', 'LEADS', 'SAVED_REPLIES', 'HISTORY'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Products whose exports of contacts are recognized by their headers. */
export const IMPORT_PRODUCTS = ['CHATWOOT', 'WATI', 'HUBSPOT', 'GOOGLE_CONTACTS'] as const;
export type ImportProduct = (typeof IMPORT_PRODUCTS)[number];

/** Fields of a contact that a column of an import can fill. */
export const CONTACT_IMPORT_FIELDS = [
  'NAME',
  'FIRST_NAME',
  'LAST_NAME',
  'PHONE',
  'COUNTRY_CODE',
  'EMAIL',
  'COMPANY',
  'NOTES',
  'TAGS',
  'CONSENT',
  'OPT_OUT',
  'MESSAGES_ALLOWED',
] as const;

/** Fields of the lead that a column of an import can fill. ANSWER can be used for several columns. */
export const LEAD_IMPORT_FIELDS = ['MESSAGE', 'STATUS', 'SOURCE', 'EXTERNAL_ID', 'CREATED_AT', 'ANSWER'] as const;

/** Fields of a saved reply that a column of an import can fill. */
export const SAVED_REPLY_IMPORT_FIELDS = ['SHORTCUT', 'TEXT', 'FOLDER', 'SHARED'] as const;

/**
 * Fields of an earlier message that a column of an import can fill. The phone number, the text and the external id are
 * fields of other kinds, too.
 */
export const HISTORY_IMPORT_FIELDS = ['SENT_AT', 'DIRECTION', 'CHANNEL', 'ATTACHMENTS'] as const;

/** Fields that a column of an import can fill. IGNORE skips the column. */
export const IMPORT_FIELDS = [
  'IGNORE',
  ...CONTACT_IMPORT_FIELDS,
  ...LEAD_IMPORT_FIELDS,
  ...SAVED_REPLY_IMPORT_FIELDS,
  ...HISTORY_IMPORT_FIELDS,
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Fields that several columns of a file can fill. */
export const REPEATED_IMPORT_FIELDS: readonly ImportField[] = ['IGNORE', 'TAGS', 'ANSWER'];

const FIELDS_OF_KIND: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  CONTACTS: CONTACT_IMPORT_FIELDS,
  LEADS: [...CONTACT_IMPORT_FIELDS, ...LEAD_IMPORT_FIELDS],
  SAVED_REPLIES: SAVED_REPLY_IMPORT_FIELDS,
  HISTORY: ['PHONE', 'COUNTRY_CODE', 'SENT_AT', 'DIRECTION', 'TEXT', 'EXTERNAL_ID', 'CHANNEL', 'ATTACHMENTS'],
};

/** Returns the fields that a column can fill in an import of this kind. */
export const importFieldsOf = (kind: ImportKind): ImportField[] => ['IGNORE', ...FIELDS_OF_KIND[kind]];

/** Returns the fields that exactly one column must fill in an import of this kind. */
export const requiredImportFields = (kind: ImportKind): readonly ImportField[] => REQUIRED_FIELDS[kind];

const REQUIRED_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  CONTACTS: ['PHONE'],
  LEADS: ['PHONE'],
  SAVED_REPLIES: ['SHORTCUT', 'TEXT'],
  HISTORY: ['PHONE', 'SENT_AT', 'DIRECTION', 'TEXT'],
};

export const IMPORT_STAGES = [
  'UPLOADING',
  'UPLOADED',
  'CHECKING',
  'CHECKED',
  'IMPORTING',
  'IMPORTED',
  'UNDOING',
  'UNDONE',
] as const;
export type ImportStage = (typeof IMPORT_STAGES)[number];

/** Ways in which an import handles contacts that already exist. */
export const DUPLICATE_STRATEGIES = ['UPDATE', 'SKIP'] as const;
export type DuplicateStrategy = (typeof DUPLICATE_STRATEGIES)[number];

export const IMPORT_ROW_ACTIONS = ['CREATE', 'UPDATE', 'SKIP', 'DUPLICATE', 'INVALID'] as const;
export type ImportRowAction = (typeof IMPORT_ROW_ACTIONS)[number];

/**
 * Rows with a reason that are not rejected: their lead or saved reply existed already, their attachments are not
 * imported, or the undo has kept what they created.
 */
export const IMPORT_ROW_GROUPS = ['EXISTING_LEAD', 'EXISTING_SAVED_REPLY', 'ATTACHMENTS', 'KEPT'] as const;
export type ImportRowGroup = (typeof IMPORT_ROW_GROUPS)[number];

/** What is kept after the erasure of a contact. */
export const ERASURE_REMAINDERS = [
  'AUDIT_LOG',
  'OPT_OUT',
  'USAGE',
  'TOMBSTONES',
  'TEMPORARY_COPIES',
  'PROVIDER_DATA',
] as const;
export type ErasureRemainder = (typeof ERASURE_REMAINDERS)[number];

export const TIMELINE_KINDS = [
  'MESSAGE',
  'CAMPAIGN_MESSAGE',
  'SEQUENCE_MESSAGE',
  'CONVERSATION',
  'TAKEOVER',
  'RATING',
  'CALL',
  'CALL_ENDED',
  'CALL_WRAPPED_UP',
  'LEAD',
  'LEAD_STATUS',
  'BOOKING',
  'BOOKING_CHANGE',
  'FORM',
  'FACT',
  'OPT_OUT',
  'OPT_IN',
  'AUDIT',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** Values of `detail` in timeline entries of the kinds CONVERSATION, BOOKING_CHANGE, FORM and FACT. */
export const TIMELINE_CHANGES = {
  CONVERSATION: ['RESOLVED', 'REOPENED', 'SNOOZED'],
  BOOKING_CHANGE: ['RESCHEDULED', 'CANCELLED', 'FAILED', 'CONFIRMED', 'NO_SHOW_MARKED', 'NO_SHOW_REMOVED'],
  FORM: ['SENT', 'LINK_CREATED', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'EXPIRED', 'REVOKED'],
  FACT: ['LEARNED', 'CORRECTED', 'RETRACTED'],
} as const satisfies Partial<Record<TimelineKind, readonly string[]>>;
export type TimelineChange<K extends keyof typeof TIMELINE_CHANGES> = (typeof TIMELINE_CHANGES)[K][number];

/** Normalizes a tag to one trimmed line. Null if the tag is empty, too long or contains an invalid character. */
export function normalizeTag(input: string): string | null {
  const tag = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (tag.length === 0 || tag.length > LIMITS.tagLength) return null;
  return /[\p{Cc}\p{Cs},;]/u.test(tag) ? null : tag;
}

/** Normalizes tags and removes duplicates. Null if a tag is invalid or there are too many tags. */
export function normalizeTags(input: readonly string[]): string[] | null {
  const tags = input.map(normalizeTag);
  if (tags.some((tag) => tag === null)) return null;
  const once = [...new Set(tags as string[])];
  return once.length > LIMITS.tags ? null : once;
}
