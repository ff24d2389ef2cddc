import type {
  CONTACT_IMPORT_FIELDS,
  HISTORY_IMPORT_FIELDS,
  ImportKind,
  LEAD_IMPORT_FIELDS,
  SAVED_REPLY_IMPORT_FIELDS,
} from '@frontdesk/domain';

type ContactField = (typeof CONTACT_IMPORT_FIELDS)[number];
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
  NAME: ['name', 'full name', 'contact', 'contact name', 'nombre', 'nome', 'nom', 'customer'],
  FIRST_NAME: ['first name', 'firstname', 'given name', 'vorname', 'primeiro nome', 'prénom'],
  LAST_NAME: ['last name', 'lastname', 'family name', 'surname', 'nachname', 'apellido', 'apellidos', 'sobrenome'],
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
  COUNTRY_CODE: ['country code', 'countrycode', 'calling code', 'dial code', 'phone country code'],
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
  MESSAGES_ALLOWED: ['allow broadcast', 'allowbroadcast', 'broadcast allowed', 'messages allowed'],
};

/** Column headers of saved replies. Chatwoot has the columns short_code and content. */
const REPLY_WORDS: Readonly<Record<ReplyField, readonly string[]>> = {
  SHORTCUT: ['shortcut', 'short code', 'shortcode', 'atajo', 'atalho', 'kürzel'],
  TEXT: ['text', 'content', 'message', 'reply', 'texto', 'mensaje', 'mensagem', 'nachricht'],
  FOLDER: ['folder', 'category', 'carpeta', 'pasta', 'ordner'],
  SHARED: ['shared', 'visibility', 'compartido', 'compartilhado', 'geteilt'],
};

/** Column headers of earlier messages. */
const HISTORY_WORDS: Readonly<Record<HistoryField, readonly string[]>> = {
  PHONE: [...WORDS.PHONE, 'contact phone', 'contact number', 'contact', 'customer phone', 'wa id', 'waid'],
  COUNTRY_CODE: WORDS.COUNTRY_CODE,
  SENT_AT: ['time', 'date', 'sent at', 'timestamp', 'created at', 'created', 'date time', 'datetime', 'hora', 'zeit'],
  DIRECTION: ['direction', 'type', 'message type', 'sender type', 'sender', 'from', 'owner', 'richtung', 'dirección'],
  TEXT: REPLY_WORDS.TEXT.concat('body', 'message text'),
  EXTERNAL_ID: ['message id', 'id', 'external id', 'message uuid'],
  CHANNEL: ['channel', 'inbox', 'canal', 'kanal'],
  ATTACHMENTS: ['attachments', 'attachment', 'media', 'media url', 'file', 'files', 'anhang', 'adjuntos'],
};

type HistoryField = 'PHONE' | 'COUNTRY_CODE' | 'TEXT' | 'EXTERNAL_ID' | (typeof HISTORY_IMPORT_FIELDS)[number];

/** Returns the headers that are recognized for each field of an import of this kind. Earlier fields take precedence. */
export const headerWordsOf = (kind: ImportKind): Readonly<Record<string, readonly string[]>> => WORDS_OF_KIND[kind];

const WORDS_OF_KIND: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  CONTACTS: WORDS,
  LEADS: { ...LEAD_WORDS, ...WORDS },
  SAVED_REPLIES: REPLY_WORDS,
  HISTORY: HISTORY_WORDS,
};

/** Converts a header to lower case without punctuation, as in the lists of recognized headers. */
export const normalizeHeader = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[_\-./()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
