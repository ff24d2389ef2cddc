import { PROVIDER_LOG_LIMITS } from '@frontdesk/domain';

/**
 * Names of fields whose text values are stored, in lower case without separators. They contain ids, codes, types and
 * settings of providers, but no texts written by people.
 */
const SHOWN_FIELDS: ReadonlySet<string> = new Set(
  `accountsid apiversion assistantid callid code contentsid direction effort endedreason errorcode errorsubcode errortype
  event eventtype eventtypeid fbtraceid field finishreason format id language messageid messagesid messagestatus
  messagingproduct messagingservicesid mimetype model modelversion object phonenumberid recipienttype rescheduleuid
  responseid role servicetier sid smsmessagesid smsstatus status statuscode stopreason systemfingerprint timezone
  triggerevent type uid version`.split(/\s+/),
);

/** Fields whose ids consist only of digits, so that they could be mistaken for phone numbers. */
const NUMERIC_IDS: ReadonlySet<string> = new Set(['eventtypeid', 'phonenumberid']);

/** Matches a text without spaces that is neither an email address nor a phone number. */
const TECHNICAL_TEXT = /^[\w.:=/+-]{1,200}$/;
const LIKE_PHONE_NUMBER = /^\+?[\d()./-]{7,}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:?\d\d)?$/;
const LARGEST_NUMBER = 999_999;

const MAX_DEPTH = 12;
const MAX_ITEMS = 20;

/**
 * Returns the structure of a JSON or form body as JSON, in which texts, dates and long numbers are replaced with their
 * length, except ids, codes and settings of providers. Bodies in other formats are replaced with their length. The
 * result has at most PROVIDER_LOG_LIMITS.bodyLength characters.
 */
export function redactBody(body: string): string {
  const parsed = parse(body);
  const text = parsed === undefined ? lengthOf(body) : JSON.stringify(redact(parsed, '', 0));
  return text.length > PROVIDER_LOG_LIMITS.bodyLength ? `${text.slice(0, PROVIDER_LOG_LIMITS.bodyLength - 1)}…` : text;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return /^[\w.%-]+=/.test(body) ? Object.fromEntries(new URLSearchParams(body)) : undefined;
  }
}

function redact(value: unknown, field: string, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return isShown(field, value) ? value : lengthOf(value);
  if (typeof value === 'number')
    return Math.abs(value) <= LARGEST_NUMBER || isShown(field, String(value)) ? value : '[number]';
  if (depth >= MAX_DEPTH) return '[nested]';
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_ITEMS).map((item) => redact(item, field, depth + 1));
    return value.length > MAX_ITEMS ? [...items, `[${value.length - MAX_ITEMS} more]`] : items;
  }
  const fields = Object.entries(value as object).slice(0, 100);
  return Object.fromEntries(fields.map(([key, item]) => [nameOf(key), redact(item, key, depth + 1)]));
}

/**
 * Returns the field name. Field names are defined by providers; a name that was chosen by a person, such as an email
 * address, is replaced.
 */
const nameOf = (key: string): string =>
  /^[\w.-]{1,60}$/.test(key) && !LIKE_PHONE_NUMBER.test(key) ? key : lengthOf(key);

function isShown(field: string, value: string): boolean {
  const name = field.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (NUMERIC_IDS.has(name)) return /^[\w-]{1,64}$/.test(value);
  if (DATE_TIME.test(value)) return true;
  return SHOWN_FIELDS.has(name) && TECHNICAL_TEXT.test(value) && !LIKE_PHONE_NUMBER.test(value);
}

const lengthOf = (text: string): string => `[${text.length} ${text.length === 1 ? 'character' : 'characters'}]`;
