/** Pagination methods of a REST API. LINK: the URL of the next page is in the `Link` header with `rel="next"`. */
export const REST_PAGINATIONS = ['NONE', 'CURSOR', 'PAGE', 'OFFSET', 'LINK'] as const;
export type RestPagination = (typeof REST_PAGINATIONS)[number];

/** Settings of the requests that read records from a REST API. */
export interface RestRequest {
  /** Path below the base URL, with a leading slash and an optional query. */
  readonly path: string;
  /** Path of the list of records in the response. Empty if the response itself is the list. */
  readonly itemsPath: string;
  readonly pagination: RestPagination;
  /** Query parameter for the cursor, page number or offset. Null if the pagination is NONE or LINK. */
  readonly pageParameter: string | null;
  /** Path of the next cursor in the response. Null if the pagination is not CURSOR. */
  readonly cursorPath: string | null;
  /** Number of the first page. Null if the pagination is not PAGE. */
  readonly firstPage: number | null;
  /** Query parameter for the number of records per page. Null if the external system chooses the number. */
  readonly sizeParameter: string | null;
  /** Query parameter for the time since which changes are read. Null if each run reads all records. */
  readonly sinceParameter: string | null;
}

/** Conversions of a mapped value. CONSTANT reads no path, and CONCAT reads several paths. */
export const SOURCE_TRANSFORMS = ['NONE', 'TRIM', 'LOWERCASE', 'DATE', 'CONSTANT', 'CONCAT', 'LOOKUP'] as const;
export type SourceTransform = (typeof SOURCE_TRANSFORMS)[number];

export const SOURCE_DATE_FORMATS = [
  'ISO',
  'DAY_MONTH_YEAR',
  'MONTH_DAY_YEAR',
  'UNIX_SECONDS',
  'UNIX_MILLISECONDS',
] as const;
export type SourceDateFormat = (typeof SOURCE_DATE_FORMATS)[number];

export interface LookupValue {
  readonly from: string;
  readonly to: string;
}

export interface MappedField {
  /** Name of the field of the entity in the world model. */
  readonly name: string;
  /** Paths of the values in the record: none for CONSTANT, one to five for CONCAT, otherwise one. */
  readonly paths: readonly string[];
  readonly transform: SourceTransform;
  /** Format of the dates. Null if the transform is not DATE. */
  readonly dateFormat: SourceDateFormat | null;
  /** Constant value for CONSTANT, or separator of the values for CONCAT. Null for other transforms. */
  readonly text: string | null;
  /** Table of values for LOOKUP. Empty for other transforms. */
  readonly lookup: readonly LookupValue[];
  /** Whether a record without this value is rejected. */
  readonly isRequired: boolean;
}

/** Mapping that converts records of a REST API to entities of the world model. */
export interface SourceMapping {
  readonly entityType: string;
  readonly externalIdPath: string;
  readonly fields: readonly MappedField[];
}

export const REST_LIMITS = {
  pathLength: 500,
  valuePathLength: 200,
  parameterLength: 100,
  headerNameLength: 100,
  fields: 30,
  paths: 5,
  lookupValues: 50,
  textLength: 200,
  externalIdLength: 100,
  /** Maximum size of one response, in bytes. */
  pageBytes: 10_000_000,
  pages: 10_000,
  previewRecords: 20,
} as const;

/** Returns whether a text is a path such as `customer.emails.0.value`: names and list positions, separated by dots. */
export const isValuePath = (path: string): boolean =>
  path.length <= REST_LIMITS.valuePathLength && /^[^.\s\p{Cc}\p{Cs}]+(\.[^.\s\p{Cc}\p{Cs}]+)*$/u.test(path);

/** Returns the value at a path. Undefined if the path does not exist. An empty path is the value itself. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  let found = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
