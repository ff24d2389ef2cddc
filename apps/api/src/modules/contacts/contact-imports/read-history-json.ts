import { csvLine } from '@frontdesk/domain';
import { UnreadableFile } from '../../../http/uploads.ts';
import { type JsonObject, objectsIn } from './json-objects.ts';

/**
 * Converts messages in JSON to CSV while they are read: objects one after another or in an array, each a message or a
 * page of messages, as the APIs of Chatwoot and WATI return them. Other files are returned unchanged.
 */
export async function* csvOfHistory(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = file[Symbol.asyncIterator]();
  const { done, value: first } = await source.next();
  if (done) return;
  const whole = continued(first, source);
  if (!/^\ufeff?\s*(?:\{|\[\s*(?:\{|$))/.test(first.toString('utf8', 0, 1024))) {
    yield* whole;
    return;
  }
  let isEmpty = true;
  for await (const page of objectsIn(whole)) {
    const messages = messagesOf(page);
    if (messages.length === 0) continue;
    if (isEmpty) yield Buffer.from(csvLine(headersFor(messages[0] ?? {})));
    isEmpty = false;
    const phone = phoneOf(page, messages);
    yield Buffer.from(messages.map((message) => csvLine(cellsOf(message, phone))).join(''));
  }
  if (isEmpty) throw new UnreadableFile('FILE_EMPTY');
}

async function* continued(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the value of a nested key. Undefined if there is none. */
const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

/**
 * Returns the messages of a page, or the object if it is a message. Leaves out private notes and activities of Chatwoot
 * and events of WATI, which the contact has not seen.
 */
function messagesOf(page: JsonObject): JsonObject[] {
  const list = at(page, 'payload') ?? at(page, 'messages', 'items') ?? at(page, 'messages');
  const all = Array.isArray(list) ? list.filter(isObject) : [page];
  return all.filter((one) => !isInternal(one));
}

const isInternal = ({ private: isPrivate, message_type: type, eventType }: JsonObject): boolean =>
  isPrivate === true ||
  type === 2 ||
  type === 'activity' ||
  (typeof eventType === 'string' && !/message/i.test(eventType));

/** Headers by which the product and the fields of the columns are recognized. */
const headersFor = (message: JsonObject): string[] => [
  'phone',
  'sent at',
  'direction',
  'text',
  'attachments',
  'message_type' in message ? 'chatwoot message id' : 'owner' in message ? 'wati message id' : 'external id',
];

/** Returns the phone number of the contact of a page. Undefined if only single messages contain it. */
const phoneOf = (page: JsonObject, messages: readonly JsonObject[]): unknown =>
  [
    at(page, 'meta', 'contact', 'phone_number'),
    at(page, 'meta', 'sender', 'phone_number'),
    ...messages.map(senderOf),
  ].find((phone) => typeof phone === 'string' && phone !== '');

/** Only contacts have a phone number as sender in Chatwoot. */
const senderOf = (message: JsonObject): unknown => at(message, 'sender', 'phone_number');

function cellsOf(message: JsonObject, phoneOfPage: unknown): string[] {
  const first = (...keys: string[]) =>
    keys.map((key) => message[key]).find((value) => value !== undefined && value !== null);
  return [
    textOf(senderOf(message) ?? first('waId', 'phone', 'phone_number') ?? phoneOfPage),
    textOf(first('created_at', 'created', 'sent_at', 'time', 'timestamp')),
    textOf(first('message_type', 'owner', 'direction')),
    textOf(first('content', 'text', 'finalText', 'body', 'message')),
    attachmentsOf(message),
    textOf(first('id', 'external_id', 'externalId')),
  ];
}

/** Number of attachments: the list of Chatwoot, or the type of a message of WATI that is not a text. */
function attachmentsOf({ attachments, type, owner }: JsonObject): string {
  if (Array.isArray(attachments)) return String(attachments.length);
  return owner !== undefined && typeof type === 'string' && MEDIA.test(type) ? '1' : '';
}

const MEDIA = /^(?:image|video|audio|voice|document|sticker|location|contacts)$/i;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
