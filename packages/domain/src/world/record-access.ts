import { WORLD_LIMITS } from './events.ts';

/** What the agent can do with a field of the contact's own record. The default is NONE. */
export const RECORD_ACCESS = ['NONE', 'READ', 'WRITE'] as const;
export type RecordAccess = (typeof RECORD_ACCESS)[number];
export type GrantedRecordAccess = Exclude<RecordAccess, 'NONE'>;

/** Access of the agent by field name. Contains only the fields that the agent can access. */
export type RecordFieldAccess = Readonly<Record<string, GrantedRecordAccess>>;

export const RECORD_FIELD_LIMITS = {
  /** Maximum number of fields of a workspace that the agent can access. */
  fields: 50,
  /** Maximum number of fields that one step of a flow reads. */
  fieldsInRead: 10,
  /** Maximum number of characters of a value that the agent reads. */
  valueLength: 300,
} as const;

/** Returns whether a name can be used in the conditions and texts of a flow. */
export const isRecordFieldName = (name: string): boolean =>
  name.length <= WORLD_LIMITS.fieldNameLength && /^[a-z]\w*$/i.test(name);

/** Fields that are copied from the contact, so that a change to the record would not change the contact. */
const CONTACT_FIELDS: readonly string[] = ['name', 'phone', 'email'];

/** Returns whether the workspace can give the agent write access to a field. */
export const isWritableRecordField = (name: string): boolean => !CONTACT_FIELDS.includes(name);

/** Fields of the lead that the agent can change if it has WRITE access. */
export const LEAD_FIELDS = ['name', 'email', 'message'] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];

const LEAD_PREFIX = 'lead.';

/** Names of the lead's fields in flows and in the access list, for example `lead.email`. */
export const LEAD_FIELD_NAMES: readonly string[] = LEAD_FIELDS.map((field) => `${LEAD_PREFIX}${field}`);

/** Returns the lead field that a name such as `lead.email` refers to. Null for other names. */
export const leadFieldOf = (name: string): LeadField | null =>
  name.startsWith(LEAD_PREFIX) ? (LEAD_FIELDS.find((field) => field === name.slice(LEAD_PREFIX.length)) ?? null) : null;

/** Returns whether a flow step can change the named field: a field of the record or of the lead. */
export const isChangeableFieldName = (name: string): boolean => isRecordFieldName(name) || leadFieldOf(name) !== null;
