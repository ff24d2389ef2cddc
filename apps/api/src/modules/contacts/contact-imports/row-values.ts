import { type ImportField, normalizeTags } from '@frontdesk/domain';
import type { ContactImport } from '../../../db/generated/client.ts';
import type { ContactInput } from '../contacts/index.ts';

export interface RowValues extends ContactInput {
  readonly consented: boolean;
  /** Parsed opt-out. Null if the cell cannot be interpreted. */
  readonly optOut: OptOutCell | null;
}

/**
 * Opt-out with its time. The time is null if the file does not contain the time. False if the contact has not opted
 * out.
 */
export type OptOutCell = { readonly at: string | null } | false;

/**
 * Converts the cells of a row to field values using its mapping. An empty cell is null, but an empty phone number is an
 * empty text, and an empty consent or opt-out is false.
 */
export function rowValues(
  cells: readonly string[],
  { mapping, product }: Pick<ContactImport, 'mapping' | 'product'>,
): RowValues {
  const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim() || undefined;
  const tags = mapping.flatMap((field, column) => (field === 'TAGS' ? tagsOf(cells[column] ?? '') : []));
  const name = cell('NAME') ?? [cell('FIRST_NAME'), cell('LAST_NAME')].filter(Boolean).join(' ');
  return {
    name: name || null,
    phone: readPhone(cells, { mapping, product }),
    email: firstOf(cell('EMAIL') ?? '') || null,
    company: cell('COMPANY') ?? null,
    notes: cell('NOTES') ?? null,
    tags: tags.length > 0 ? tags : null,
    consented: isYes(cell('CONSENT') ?? ''),
    optOut: readOptOuts(cell('OPT_OUT') ?? '', cell('MESSAGES_ALLOWED') ?? ''),
  };
}

/** Returns the phone number of a row as text. Empty if the row has none. */
export function readPhone(
  cells: readonly string[],
  { mapping, product }: Pick<ContactImport, 'mapping' | 'product'>,
): string {
  const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim() ?? '';
  return phoneOf(cell('PHONE'), cell('COUNTRY_CODE') || (product === 'WATI' ? '+' : ''));
}

/** Separator of several values in one cell of Google Contacts. */
const firstOf = (cell: string): string => cell.split(' ::: ')[0]?.trim() ?? '';

/** Splits a cell into tags. Groups of Google Contacts that every contact is in are not tags. */
const tagsOf = (cell: string): string[] =>
  cell
    .split(/ ::: |[,;|]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && !tag.startsWith('* '));

/**
 * Returns the first phone number of a cell, without the apostrophe or formula that keeps spreadsheets from changing it.
 * A number that does not begin with `+` or `00` gets the calling code. The code is empty if the file has none, and `+`
 * if numbers contain it unless they begin with a zero.
 */
function phoneOf(cell: string, callingCode: string): string {
  const phone = firstOf(cell)
    .replace(/^=?"(.*)"$/, '$1')
    .replace(/^[\u2018\u2019']+/, '')
    .trim();
  const code = callingCode.replace(/[^\d+]/g, '').replace(/^(?:\+|00)?(?=\d)/, '+');
  if (phone === '' || code === '' || /^(?:\+|00)/.test(phone) || (code === '+' && phone.startsWith('0'))) return phone;
  return `${code}${phone.replace(/^0+/, '')}`;
}

/**
 * Returns the opt-out of a row with a column of opt-outs and one of permissions. A permission that is refused is an
 * opt-out. Null if one of the cells cannot be interpreted.
 */
function readOptOuts(optOut: string, allowed: string): OptOutCell | null {
  const stated = readOptOut(optOut);
  if (stated === null || stated !== false || allowed === '' || isYes(allowed)) return stated;
  return isNo(allowed) ? { at: null } : null;
}

/**
 * Parses an opt-out cell. Returns null if the cell cannot be interpreted, because such a row must not be imported
 * without its opt-out.
 */
function readOptOut(cell: string): OptOutCell | null {
  if (cell === '' || NOT_OPTED_OUT.test(cell)) return false;
  if (OPTED_OUT.test(cell)) return { at: null };
  const at = readDate(cell);
  return at === null ? null : { at };
}

/** Reads a date, or a date and time, in ISO 8601 format. Returns null for other text. */
export function readDate(cell: string): string | null {
  const at = DATE.test(cell) ? Date.parse(cell) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const OPTED_OUT = /^(?:1|y|yes|true|t|x|on|ja|j|si|sí|s|sim|oui|o|stop|opt(?:ed)?[ -]?out|unsubscribed)$/i;
const NOT_OPTED_OUT = /^(?:0|n|no|false|f|off|nein|não|nao|non|-|opt(?:ed)?[ -]?in|subscribed)$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Matches values of a consent column that mean yes, including the time of consent in exported files. */
const YES =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|1|y|yes|true|t|x|on|ja|j|si|sí|s|sim|oui|o|opt(?:ed)?[ -]?in|subscribed|granted)$/i;

/** Returns whether a cell means yes, in one of several languages. */
export const isYes = (cell: string): boolean => YES.test(cell);

/** Returns whether a cell means no, in one of several languages. */
export const isNo = (cell: string): boolean => NOT_OPTED_OUT.test(cell);

/**
 * Merges two lists of tags without duplicates. If the result has more tags than a contact can have, returns only the
 * existing tags.
 */
export const mergeTags = (old: readonly string[], added: readonly string[]): string[] =>
  normalizeTags([...old, ...added]) ?? [...old];
