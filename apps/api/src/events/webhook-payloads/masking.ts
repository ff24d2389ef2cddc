import type { Tx } from '../../db/tenant-db.ts';

type Data = Readonly<Record<string, unknown>>;

/** Contact details by the thing that has them, as `query-compiler/masks.ts` hints at them. */
const DETAILS: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> = {
  lead: { name: maskNumber, phone: maskPhone, email: maskEmail },
  contact: { name: maskNumber, phone: maskPhone, email: maskEmail },
};

/** Event data about the workspace and its members, without contact details. */
const PLAIN = ['workspace', 'converted', 'member', 'invitation', 'apiKey', 'webhook'];

/** Removes phone numbers and email addresses from event data, for masked endpoints. One statement for all events. */
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

/** A contact without a name is listed under its phone number. */
function maskNumber(name: string): string {
  return /^[-+0-9() ./]{5,}$/.test(name) ? maskPhone(name) : name;
}
