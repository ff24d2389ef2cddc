import type { Tx } from '../../db/tenant-db.ts';

type Data = Readonly<Record<string, unknown>>;

/** Masking functions by object and field, which correspond to the masks in `query-compiler/masks.ts`. */
const DETAILS: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> = {
  lead: { name: maskNumber, phone: maskPhone, email: maskEmail },
  contact: { name: maskNumber, phone: maskPhone, email: maskEmail },
};

/** Objects in event data that contain no contact details and are not masked. */
const PLAIN = [
  'workspace',
  'converted',
  'rating',
  'member',
  'invitation',
  'apiKey',
  'webhook',
  'subscription',
  'invoice',
];

/**
 * Removes phone numbers and email addresses from event data, for endpoints with masked contact details. Runs a single
 * SQL statement for all events.
 */
export async function maskDetails(tx: Tx, data: readonly Data[]): Promise<Record<string, unknown>[]> {
  if (data.length === 0) return [];
  const hinted = JSON.stringify(data.map(maskHints));
  const rows = await tx.sql<{ data: Data }>`
    select app.mask_json(e.data) as data
      from jsonb_array_elements(${hinted}::jsonb) with ordinality e(data, position) order by e.position`;
  return rows.map(({ data: masked }, index) => ({ ...masked, ...plainParts(data[index] ?? {}) }));
}

const plainParts = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([noun]) => PLAIN.includes(noun)));

const maskHints = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).map(([noun, thing]) => [noun, maskedValue(thing, DETAILS[noun])]));

function maskedValue(thing: unknown, details: (typeof DETAILS)[string] | undefined): unknown {
  if (!details || typeof thing !== 'object' || thing === null) return thing;
  const hide = ([field, value]: [string, unknown]) => {
    const how = details[field];
    return [field, how && typeof value === 'string' ? how(value) : value];
  };
  return Object.fromEntries(Object.entries(thing).map(hide));
}

function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}••••${phone.slice(-2)}`;
}

function maskEmail(email: string): string {
  return `${email.slice(0, 1)}•••@${email.split('@')[1] ?? ''}`;
}

/** Masks the name of a contact if it is a phone number. Returns other names unchanged. */
function maskNumber(name: string): string {
  return /^[-+0-9() ./]{5,}$/.test(name) ? maskPhone(name) : name;
}
