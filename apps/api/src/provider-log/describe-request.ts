import { PROVIDER_LOG_LIMITS } from '@frontdesk/domain';

/** A part of a path that names one record: it has a long number, or is long and has a digit. */
const RECORD_ID = /^(?=.*\d{4})|^(?=.*\d).{20,}$/;
const VERSION = /^v?\d{1,3}(\.\d+)*(beta\d*)?$|^\d{4}-\d\d-\d\d$/;

/**
 * Returns the method and the path of a request, in which the ids of records are replaced, for example `POST
 * /v2/bookings/{id}/cancel`. The query is omitted.
 */
export function operationOf(method: string, url: string): string {
  const parts = new URL(url).pathname.split('/').map((part) => (isRecordId(decode(part)) ? '{id}' : decode(part)));
  return `${method} ${parts.join('/')}`.slice(0, PROVIDER_LOG_LIMITS.operationLength);
}

const isRecordId = (part: string): boolean => {
  const [name = ''] = part.split(/\.json$|:\w+$/);
  return /[+@\s]/.test(part) || (RECORD_ID.test(name) && !VERSION.test(name) && !isModelName(name));
};

/** A model name contains a year or a date, for example `gpt-4.1-2025-04-14`, but starts with a word. */
const isModelName = (name: string): boolean => /^(gpt|claude|gemini|text-embedding|o\d)-[\w.-]+$/.test(name);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Paths in request and response bodies to the provider's id of a message, call, booking or reply, the first one first. */
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
 * Returns the provider's id of the record that a body is about, for example of the message that was sent. Null if it
 * names none.
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
