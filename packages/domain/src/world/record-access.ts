import { WORLD_LIMITS } from './events.ts';

/** What the agent can do with a field of the contact's own record. Fields without a setting have the access NONE. */
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

/** Fields that are copied from the contact. A change of the record would not change the contact. */
const CONTACT_FIELDS: readonly string[] = ['name', 'phone', 'email'];

/** Returns whether the workspace can give the agent write access to a field. */
export const isWritableRecordField = (name: string): boolean => !CONTACT_FIELDS.includes(name);
