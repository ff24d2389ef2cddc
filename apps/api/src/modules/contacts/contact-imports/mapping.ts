import { createHash } from 'node:crypto';
import { type ImportField, normalizeTags } from '@frontdesk/domain';
import type { ContactInput } from '../contacts/index.ts';

/** Column headers by which each field is recognized, in several languages. */
const WORDS: Readonly<Record<Exclude<ImportField, 'IGNORE'>, readonly string[]>> = {
  NAME: ['name', 'full name', 'contact', 'contact name', 'nombre', 'nome', 'nom', 'customer', 'first name', 'vorname'],
  PHONE: [
    'phone',
    'phone number',
    'mobile',
    'mobile phone',
    'tel',
    'telephone',
    'cell',
    'whatsapp',
    'number',
    'telefon',
    'telefono',
    'teléfono',
    'telefone',
    'celular',
    'handy',
    'mobil',
    'téléphone',
  ],
  EMAIL: ['email', 'e mail', 'mail', 'email address', 'e mail address', 'correo', 'correo electrónico'],
  COMPANY: ['company', 'organization', 'organisation', 'business', 'firma', 'empresa', 'société'],
  NOTES: ['notes', 'note', 'comment', 'comments', 'remarks', 'notas', 'notizen', 'bemerkung'],
  TAGS: ['tags', 'tag', 'labels', 'label', 'segment', 'etiquetas', 'groups'],
  CONSENT: [
    'consent',
    'consent at',
    'opt in',
    'optin',
    'opted in',
    'marketing consent',
    'consentimiento',
    'einwilligung',
    'subscribed',
  ],
  OPT_OUT: [
    'opted out',
    'opted out at',
    'opt out',
    'optout',
    'optedout',
    'unsubscribed',
    'unsubscribed at',
    'do not contact',
    'do not message',
    'dnd',
    'stop',
    'abgemeldet',
    'baja',
  ],
};

/**
 * Suggests a field for each column based on its header. Each field is suggested at most once. Unknown columns are
 * ignored.
 */
export function matchHeaders(headers: readonly string[]): ImportField[] {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const words = header
      .toLowerCase()
      .replace(/[_\-./]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const field = (Object.keys(WORDS) as (keyof typeof WORDS)[]).find((one) => WORDS[one].includes(words));
    if (!field || taken.has(field)) return 'IGNORE';
    taken.add(field);
    return field;
  });
}

/**
 * Returns a key that is equal for files that have the same headers in the same order. Case and surrounding spaces are
 * ignored.
 */
export const headersKey = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headers.map((header) => header.trim().toLowerCase())))
    .digest('hex');

/** Returns whether the mapping has an entry for each column, contains PHONE, and uses no field twice. */
export function isMapping(mapping: readonly ImportField[], columns: number): boolean {
  const used = mapping.filter((field) => field !== 'IGNORE');
  return mapping.length === columns && used.includes('PHONE') && new Set(used).size === used.length;
}

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
export function rowValues(cells: readonly string[], mapping: readonly ImportField[]): RowValues {
  const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim() || undefined;
  const tags = cell('TAGS')
    ?.split(/[,;|]/)
    .map((tag) => tag.trim())
    .filter(Boolean);
  return {
    name: cell('NAME') ?? null,
    phone: cell('PHONE') ?? '',
    email: cell('EMAIL') ?? null,
    company: cell('COMPANY') ?? null,
    notes: cell('NOTES') ?? null,
    tags: tags ?? null,
    consented: YES.test(cell('CONSENT') ?? ''),
    optOut: readOptOut(cell('OPT_OUT') ?? ''),
  };
}

/**
 * Parses an opt-out cell. Returns null if the cell cannot be interpreted, because such a row must not be imported
 * without its opt-out.
 */
function readOptOut(cell: string): OptOutCell | null {
  if (cell === '' || NOT_OPTED_OUT.test(cell)) return false;
  if (OPTED_OUT.test(cell)) return { at: null };
  const at = DATE.test(cell) ? Date.parse(cell) : Number.NaN;
  return Number.isNaN(at) ? null : { at: new Date(at).toISOString() };
}

const OPTED_OUT = /^(?:1|y|yes|true|t|x|on|ja|j|si|sí|s|sim|oui|o|stop|opt(?:ed)?[ -]?out|unsubscribed)$/i;
const NOT_OPTED_OUT = /^(?:0|n|no|false|f|off|nein|não|nao|non|-|opt(?:ed)?[ -]?in|subscribed)$/i;
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Matches values of a consent column that mean yes, including the time of consent in exported files. */
const YES =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|1|y|yes|true|t|x|on|ja|j|si|sí|s|sim|oui|o|opt(?:ed)?[ -]?in|subscribed|granted)$/i;

/**
 * Merges two lists of tags without duplicates. If the result has more tags than a contact can have, returns only the
 * existing tags.
 */
export const mergeTags = (old: readonly string[], added: readonly string[]): string[] =>
  normalizeTags([...old, ...added]) ?? [...old];
