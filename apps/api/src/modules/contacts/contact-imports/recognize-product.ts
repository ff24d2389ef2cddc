import type { ImportField, ImportKind, ImportProduct } from '@frontdesk/domain';
import { normalizeHeader } from './header-words.ts';

interface Recognized {
  readonly product: ImportProduct;
  /** Fields by normalized header. */
  readonly fields: Readonly<Record<string, ImportField>>;
}

interface Export extends Recognized {
  /** Groups of headers, as in the file or normalized. The file has at least one header of each group. */
  readonly requires: readonly (readonly string[])[];
}

/** Exports of contacts that are recognized. The README names the sources of the headers. */
const EXPORTS: readonly Export[] = [
  {
    product: 'GOOGLE_CONTACTS',
    requires: [
      ['phone 1 value', 'e mail 1 value'],
      ['labels', 'group membership'],
    ],
    fields: {
      'phone 1 value': 'PHONE',
      'e mail 1 value': 'EMAIL',
      'organization name': 'COMPANY',
      'organization 1 name': 'COMPANY',
      labels: 'TAGS',
      'group membership': 'TAGS',
    },
  },
  {
    product: 'HUBSPOT',
    requires: [
      ['record id', 'record id contact'],
      ['first name', 'last name'],
      [
        'lifecycle stage',
        'lead status',
        'contact owner',
        'marketing contact status',
        'associated company',
        'create date',
      ],
    ],
    fields: {
      'lifecycle stage': 'TAGS',
      'lead status': 'TAGS',
      'associated company': 'COMPANY',
      'company name': 'COMPANY',
    },
  },
  {
    product: 'WATI',
    requires: [
      ['phone', 'phone number', 'whatsapp number'],
      ['allow broadcast', 'allowbroadcast'],
    ],
    fields: { 'whatsapp number': 'PHONE', 'contact tag': 'TAGS', 'contact tags': 'TAGS' },
  },
  {
    product: 'CHATWOOT',
    // A file of another origin can have these headers in a form that is easier to read.
    requires: [['id'], ['name'], ['email'], ['phone_number']],
    fields: { 'company name': 'COMPANY', blocked: 'OPT_OUT', 'custom attributes': 'NOTES' },
  },
];

/** Messages in JSON, whose columns `read-history-json.ts` names. */
const MESSAGES: readonly Export[] = [
  { product: 'CHATWOOT', requires: [['chatwoot message id']], fields: { 'chatwoot message id': 'EXTERNAL_ID' } },
  { product: 'WATI', requires: [['wati message id']], fields: { 'wati message id': 'EXTERNAL_ID' } },
];

/** Returns the product whose export has these headers, and the fields of its columns. Null if there is none. */
export function recognizeProduct(headers: readonly string[], kind: ImportKind): Recognized | null {
  if (kind === 'SAVED_REPLIES') return null;
  const exports = kind === 'HISTORY' ? MESSAGES : EXPORTS;
  const known = new Set(headers.flatMap((header) => [header.trim(), normalizeHeader(header)]));
  return exports.find(({ requires }) => requires.every((group) => group.some((header) => known.has(header)))) ?? null;
}
