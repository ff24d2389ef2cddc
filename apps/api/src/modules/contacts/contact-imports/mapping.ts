import { createHash } from 'node:crypto';
import {
  FORM_LIMITS,
  type ImportField,
  type ImportKind,
  type ImportProduct,
  importFieldsOf,
  REPEATED_IMPORT_FIELDS,
  requiredImportFields,
} from '@frontdesk/domain';
import { headerWordsOf, normalizeHeader } from './header-words.ts';
import { recognizeProduct } from './recognize-product.ts';

/**
 * Suggests a field for each column by its header, for the product whose export the file is. Unknown columns are ignored.
 * A field is suggested once, except tags of a recognized product.
 */
export function matchHeaders(headers: readonly string[], kind: ImportKind): SuggestedMapping {
  const recognized = recognizeProduct(headers, kind);
  const known = Object.entries(headerWordsOf(kind));
  const presets = headers.map((header) => recognized?.fields[normalizeHeader(header)]);
  const taken = new Set<ImportField | undefined>(presets);
  const hasFullName = headers.some((header) => headerWordsOf(kind)['NAME']?.includes(normalizeHeader(header)));
  const mapping = headers.map((header, column): ImportField => {
    const words = normalizeHeader(header);
    const preset = presets[column];
    if (preset) return preset;
    const field = known.find(([, names]) => names.includes(words))?.[0] as ImportField | undefined;
    if (!field || taken.has(field) || (hasFullName && PARTS_OF_NAME.includes(field))) return 'IGNORE';
    taken.add(field);
    return field;
  });
  return { mapping: withoutRepetition(mapping), product: recognized?.product ?? null };
}

export interface SuggestedMapping {
  readonly mapping: ImportField[];
  /** Product that wrote the file. Null if it is not recognized. */
  readonly product: ImportProduct | null;
}

const PARTS_OF_NAME: readonly ImportField[] = ['FIRST_NAME', 'LAST_NAME'];

/** Ignores columns whose field an earlier column has. */
const withoutRepetition = (mapping: readonly ImportField[]): ImportField[] =>
  mapping.map((field, column) =>
    mapping.indexOf(field) === column || REPEATED_IMPORT_FIELDS.includes(field) ? field : 'IGNORE',
  );

/**
 * Returns a key that is equal for files of one kind with the same headers in the same order. Case and surrounding
 * spaces are ignored.
 */
export function headersKey(headers: readonly string[], kind: ImportKind): string {
  const words = headers.map((header) => header.trim().toLowerCase());
  return createHash('sha256')
    .update(JSON.stringify(kind === 'CONTACTS' ? words : { [kind.toLowerCase()]: words }))
    .digest('hex');
}

interface MappedFile {
  readonly kind: ImportKind;
  readonly columns: number;
}

/**
 * Returns whether every column has a field of the kind, the required fields have a column, and only fields that may be
 * repeated are used twice: ANSWER at most as often as a form has questions.
 */
export function isMapping(mapping: readonly ImportField[], { kind, columns }: MappedFile): boolean {
  const fields = importFieldsOf(kind);
  const once = mapping.filter((field) => !REPEATED_IMPORT_FIELDS.includes(field));
  const answers = mapping.filter((field) => field === 'ANSWER').length;
  return (
    mapping.length === columns &&
    mapping.every((field) => fields.includes(field)) &&
    requiredImportFields(kind).every((field) => mapping.includes(field)) &&
    new Set(once).size === once.length &&
    answers <= FORM_LIMITS.questions
  );
}
