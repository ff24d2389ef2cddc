import { createHash } from 'node:crypto';
import {
  FORM_LIMITS,
  type ImportField,
  type ImportKind,
  importFieldsOf,
  type LEAD_IMPORT_FIELDS,
  normalizeTags,
  requiredImportFields,
  type SAVED_REPLY_IMPORT_FIELDS,
} from '@frontdesk/domain';
import type { ContactInput } from '../contacts/index.ts';

type ContactField = Exclude<ImportField, 'IGNORE' | LeadField | ReplyField>;
type ReplyField = (typeof SAVED_REPLY_IMPORT_FIELDS)[number];
type LeadField = (typeof LEAD_IMPORT_FIELDS)[number];

/** Column headers of leads, in several languages. They are looked up first, so that notes are the message of a lead. */
const LEAD_WORDS: Readonly<Record<Exclude<LeadField, 'ANSWER'>, readonly string[]>> = {
  MESSAGE: [
    'message',
    'lead message',
    'request',
    'notes',
    'note',
    'comment',
    'comments',
    'remarks',
    'mensaje',
    'mensagem',
    'notas',
    'nachricht',
    'notizen',
  ],
  STATUS: ['status', 'lead status', 'stage', 'lead stage', 'pipeline stage', 'estado', 'etapa', 'phase'],
  SOURCE: ['source', 'lead source', 'origin', 'utm source', 'fuente', 'origem', 'quelle', 'herkunft'],
  EXTERNAL_ID: ['external id', 'externalid', 'lead id', 'record id', 'crm id', 'reference'],
  CREATED_AT: [
    'created at',
    'created',
    'created on',
    'created time',
    'created date',
    'create date',
    'date created',
    'submitted at',
    'fecha de creación',
    'erstellt',
    'erstellt am',
  ],
};

/** Column headers that are recognized for each field of a contact, in several languages. */
const WORDS: Readonly<Record<ContactField, readonly string[]>> = {
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

/** Column headers of saved replies. Chatwoot has the columns short_code and content. */
const REPLY_WORDS: Readonly<Record<ReplyField, readonly string[]>> = {
  SHORTCUT: ['shortcut', 'short code', 'shortcode', 'atajo', 'atalho', 'kürzel'],
  TEXT: ['text', 'content', 'message', 'reply', 'texto', 'mensaje', 'mensagem', 'nachricht'],
  FOLDER: ['folder', 'category', 'carpeta', 'pasta', 'ordner'],
  SHARED: ['shared', 'visibility', 'compartido', 'compartilhado', 'geteilt'],
};

const wordsOf = (kind: ImportKind): Readonly<Record<string, readonly string[]>> =>
  kind === 'SAVED_REPLIES' ? REPLY_WORDS : { ...(kind === 'LEADS' ? LEAD_WORDS : {}), ...WORDS };

/** Suggests a field for each column by its header. A field is suggested once, and unknown columns are ignored. */
export function matchHeaders(headers: readonly string[], kind: ImportKind): ImportField[] {
  const known = Object.entries(wordsOf(kind));
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const words = header
      .toLowerCase()
      .replace(/[_\-./]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const field = known.find(([, names]) => names.includes(words))?.[0] as ImportField | undefined;
    if (!field || taken.has(field)) return 'IGNORE';
    taken.add(field);
    return field;
  });
}

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
 * Returns whether every column has a field of the kind, the required fields have a column, and only ANSWER is used twice,
 * at most as often as a form has questions.
 */
export function isMapping(mapping: readonly ImportField[], { kind, columns }: MappedFile): boolean {
  const fields = importFieldsOf(kind);
  const once = mapping.filter((field) => field !== 'IGNORE' && field !== 'ANSWER');
  const answers = mapping.filter((field) => field === 'ANSWER').length;
  return (
    mapping.length === columns &&
    mapping.every((field) => fields.includes(field)) &&
    requiredImportFields(kind).every((field) => mapping.includes(field)) &&
    new Set(once).size === once.length &&
    answers <= FORM_LIMITS.questions
  );
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
    consented: isYes(cell('CONSENT') ?? ''),
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
