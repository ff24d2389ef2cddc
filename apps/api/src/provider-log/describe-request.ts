import { PROVIDER_LOG_LIMITS } from '@frontdesk/domain';

/**
 * Matches a path segment that identifies a record, because it contains a long number or is long and contains a digit.
 */
const RECORD_ID = /^(?=.*\d{4})|^(?=.*\d).{20,}$/;
const VERSION = /^v?\d{1,3}(\.\d+)*(beta\d*)?$|^\d{4}-\d\d-\d\d$/;

/**
 * Returns the method and path of a request with record ids replaced, for example `POST /v2/bookings/{id}/cancel`. The
 * query string is omitted.
 */
export function operationOf(method: string, url: string): string {
  const parts = new URL(url).pathname.split('/').map((part) => (isRecordId(decode(part)) ? '{id}' : decode(part)));
  return `${method} ${parts.join('/')}`.slice(0, PROVIDER_LOG_LIMITS.operationLength);
}

const isRecordId = (part: string): boolean => {
  const [name = ''] = part.split(/\.json$|:\w+$/);
  return /[+@\s]/.test(part) || (RECORD_ID.test(name) && !VERSION.test(name) && !isModelName(name));
};

/**
 * Returns whether a path segment is a model name. A model name can contain a date, for example `gpt-4.1-2025-04-14`,
 * but starts with a known word.
 */
const isModelName = (name: string): boolean => /^(gpt|claude|gemini|text-embedding|o\d)-[\w.-]+$/.test(name);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Paths in request and response bodies at which the provider's id of a message, call, booking or reply can be found.
 * The first match is used.
 */
const REFERENCES: readonly (readonly (string | number)[])[] = [
  ['MessageSid'],
  ['sid'],
  ['messages', 0, 'id'],
  ['entry', 0, 'changes', 0, 'value', 'statuses', 0, 'id'],
  ['entry', 0, 'changes', 0, 'value', 'messages', 0, 'id'],
  ['message', 'call', 'id'],
  ['payload', 'uid'],
  ['data', 'uid'],
  ['id'],
];

/**
 * Returns the provider's id of the record that a body refers to, for example of the message that was sent. Returns null
 * if the body contains none.
 */
export function referenceOf(body: string | null): string | null {
  const parsed = body === null ? null : parse(body);
  const found = REFERENCES.map((path) => path.reduce<unknown>(valueAt, parsed)).find((id) => typeof id === 'string');
  return typeof found === 'string' && /^[\w.:=/+-]+$/.test(found)
    ? found.slice(0, PROVIDER_LOG_LIMITS.reference)
    : null;
}

const valueAt = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body.includes('=') ? Object.fromEntries(new URLSearchParams(body)) : null;
  }
}
